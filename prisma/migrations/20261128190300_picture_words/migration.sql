-- What is seen on a picture, where it was said when it was put into the library; what an item says of it stands with the item.
ALTER TABLE "picture" ADD COLUMN "alt" TEXT NOT NULL DEFAULT '';
