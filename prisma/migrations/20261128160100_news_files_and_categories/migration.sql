-- AlterTable
ALTER TABLE "news" ADD COLUMN     "category_id" UUID;

-- CreateTable
CREATE TABLE "news_category" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "news_category_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "news_file" (
    "site_id" UUID NOT NULL,
    "news_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_id" UUID NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "news_file_pkey" PRIMARY KEY ("site_id","news_id","position")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "news_category_site_id_slug_key" ON "news_category"("site_id", "slug");

-- CreateIndex
CREATE INDEX "news_file_site_id_file_id_idx" ON "news_file"("site_id", "file_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_site_id_sha256_key" ON "stored_file"("site_id", "sha256");

-- CreateIndex
CREATE INDEX "news_site_id_category_id_published_at_idx" ON "news"("site_id", "category_id", "published_at" DESC);

-- AddForeignKey
ALTER TABLE "news" ADD CONSTRAINT "news_site_id_category_id_fkey" FOREIGN KEY ("site_id", "category_id") REFERENCES "news_category"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_category" ADD CONSTRAINT "news_category_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_file" ADD CONSTRAINT "news_file_site_id_news_id_fkey" FOREIGN KEY ("site_id", "news_id") REFERENCES "news"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_file" ADD CONSTRAINT "news_file_site_id_file_id_fkey" FOREIGN KEY ("site_id", "file_id") REFERENCES "stored_file"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_file" ADD CONSTRAINT "news_file_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['news_category', 'news_file', 'stored_file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON news_category TO balai_office;
GRANT SELECT, INSERT, DELETE ON news_file, stored_file TO balai_office;

CREATE POLICY visitor ON news_category FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
-- A visitor sees the files of the items they see: the published ones. What is withdrawn takes its files along.
CREATE POLICY visitor ON news_file FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND EXISTS (
  SELECT 1 FROM news WHERE news.site_id = news_file.site_id AND news.id = news_file.news_id));
CREATE POLICY visitor ON stored_file FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND EXISTS (
  SELECT 1 FROM news_file WHERE news_file.site_id = stored_file.site_id AND news_file.file_id = stored_file.id));
GRANT SELECT ON news_category, news_file, stored_file TO balai_visitor;

-- A category belongs to no district and no regency of its own: those of its site are told with it.
CREATE FUNCTION tell_site_content_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE row record := coalesce(NEW, OLD);
BEGIN
  PERFORM pg_notify('content', json_build_array(id, district_id, regency_id)::text) FROM site WHERE id = row.site_id;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_content_changed AFTER INSERT OR UPDATE OR DELETE ON news_category FOR EACH ROW EXECUTE FUNCTION tell_site_content_changed();
