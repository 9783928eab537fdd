-- CreateTable
CREATE TABLE "gallery" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "taken_on" DATE NOT NULL,
    "picture_id" UUID,
    "picture_alt" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gallery_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "gallery_picture" (
    "site_id" UUID NOT NULL,
    "gallery_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "picture_id" UUID NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "gallery_picture_pkey" PRIMARY KEY ("site_id","gallery_id","position")
);

-- CreateTable
CREATE TABLE "gallery_address" (
    "site_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "gallery_address_pkey" PRIMARY KEY ("site_id","slug")
);

-- CreateIndex
CREATE INDEX "gallery_site_id_taken_on_idx" ON "gallery"("site_id", "taken_on" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "gallery_site_id_slug_key" ON "gallery"("site_id", "slug");

-- CreateIndex
CREATE INDEX "gallery_picture_site_id_picture_id_idx" ON "gallery_picture"("site_id", "picture_id");

-- CreateIndex
CREATE INDEX "gallery_address_site_id_item_id_idx" ON "gallery_address"("site_id", "item_id");

-- AddForeignKey
ALTER TABLE "gallery" ADD CONSTRAINT "gallery_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gallery" ADD CONSTRAINT "gallery_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gallery_picture" ADD CONSTRAINT "gallery_picture_site_id_gallery_id_fkey" FOREIGN KEY ("site_id", "gallery_id") REFERENCES "gallery"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gallery_picture" ADD CONSTRAINT "gallery_picture_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gallery_picture" ADD CONSTRAINT "gallery_picture_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gallery_address" ADD CONSTRAINT "gallery_address_site_id_item_id_fkey" FOREIGN KEY ("site_id", "item_id") REFERENCES "gallery"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gallery_address" ADD CONSTRAINT "gallery_address_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE gallery ADD CONSTRAINT gallery_status_check CHECK (status IN ('draft', 'published', 'trashed'));
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['gallery', 'gallery_picture', 'gallery_address'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON gallery TO balai_office;
GRANT SELECT, INSERT, DELETE ON gallery_picture TO balai_office;
GRANT SELECT, INSERT ON gallery_address TO balai_office;
CREATE POLICY visitor ON gallery FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND status = 'published');
-- A visitor sees the pictures of the albums they see, and learns of an address that it was public once.
CREATE POLICY visitor ON gallery_picture FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND EXISTS (
  SELECT 1 FROM gallery WHERE gallery.site_id = gallery_picture.site_id AND gallery.id = gallery_picture.gallery_id));
CREATE POLICY visitor ON gallery_address FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
GRANT SELECT ON gallery, gallery_picture, gallery_address TO balai_visitor;
CREATE TRIGGER tell_content_changed AFTER INSERT OR UPDATE OR DELETE ON gallery FOR EACH ROW EXECUTE FUNCTION tell_content_changed();
