-- CreateTable
CREATE TABLE "document" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL DEFAULT '',
    "year" INTEGER NOT NULL,
    "file_id" UUID,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE INDEX "document_site_id_file_id_idx" ON "document"("site_id", "file_id");

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_site_id_file_id_fkey" FOREIGN KEY ("site_id", "file_id") REFERENCES "stored_file"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE document ADD CONSTRAINT document_status_check CHECK (status IN ('draft', 'published', 'trashed'));
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON document TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
CREATE POLICY visitor ON document FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND status = 'published');
GRANT SELECT, INSERT, UPDATE ON document TO balai_office;
GRANT SELECT ON document TO balai_visitor;
CREATE TRIGGER tell_content_changed AFTER INSERT OR UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION tell_content_changed();

-- A visitor sees the files of what they see: news and documents that are published.
DROP POLICY visitor ON stored_file;
CREATE POLICY visitor ON stored_file FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND (
  EXISTS (SELECT 1 FROM news_file WHERE news_file.site_id = stored_file.site_id AND news_file.file_id = stored_file.id)
  OR EXISTS (SELECT 1 FROM document WHERE document.site_id = stored_file.site_id AND document.file_id = stored_file.id)));
