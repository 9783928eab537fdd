-- CreateTable
CREATE TABLE "news_picture" (
    "site_id" UUID NOT NULL,
    "news_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "picture_id" UUID NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "news_picture_pkey" PRIMARY KEY ("site_id","news_id","position")
);

-- CreateIndex
CREATE INDEX "news_picture_site_id_picture_id_idx" ON "news_picture"("site_id", "picture_id");

-- AddForeignKey
ALTER TABLE "news_picture" ADD CONSTRAINT "news_picture_site_id_news_id_fkey" FOREIGN KEY ("site_id", "news_id") REFERENCES "news"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_picture" ADD CONSTRAINT "news_picture_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_picture" ADD CONSTRAINT "news_picture_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- The picture an item had is the first of its list. FORCE binds the owner too: it is lifted while the rows are read.
ALTER TABLE news NO FORCE ROW LEVEL SECURITY;
INSERT INTO news_picture (site_id, news_id, position, picture_id, alt)
  SELECT site_id, id, 0, picture_id, picture_alt FROM news WHERE picture_id IS NOT NULL;
ALTER TABLE news FORCE ROW LEVEL SECURITY;

ALTER TABLE news_picture ENABLE ROW LEVEL SECURITY;
ALTER TABLE news_picture FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON news_picture TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
-- A visitor sees the pictures of the items they see: the published ones.
CREATE POLICY visitor ON news_picture FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND EXISTS (
  SELECT 1 FROM news WHERE news.site_id = news_picture.site_id AND news.id = news_picture.news_id));
GRANT SELECT, INSERT, DELETE ON news_picture TO balai_office;
GRANT SELECT ON news_picture TO balai_visitor;
