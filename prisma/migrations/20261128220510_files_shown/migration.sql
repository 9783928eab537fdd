-- CreateTable
CREATE TABLE "file_shown" (
    "site_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "file_shown_pkey" PRIMARY KEY ("site_id","sha256")
);

-- AddForeignKey
ALTER TABLE "file_shown" ADD CONSTRAINT "file_shown_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE file_shown ENABLE ROW LEVEL SECURITY;
ALTER TABLE file_shown FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON file_shown TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
-- A visitor learns that a file was public once: of one that is withdrawn nothing else is seen.
CREATE POLICY visitor ON file_shown FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
GRANT SELECT, INSERT ON file_shown TO balai_office;
GRANT SELECT ON file_shown TO balai_visitor;

-- Whatever shows a file to the public, by whichever deed, keeps that it was shown.
CREATE FUNCTION keep_file_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_shown (site_id, sha256)
    SELECT f.site_id, f.sha256 FROM stored_file f WHERE f.site_id = NEW.site_id AND (
      EXISTS (SELECT 1 FROM document d WHERE d.site_id = f.site_id AND d.file_id = f.id AND d.id = NEW.id AND d.status = 'published')
      OR EXISTS (SELECT 1 FROM news_file nf WHERE nf.site_id = f.site_id AND nf.file_id = f.id AND nf.news_id = NEW.id))
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION keep_news_file_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_shown (site_id, sha256)
    SELECT f.site_id, f.sha256 FROM stored_file f JOIN news n ON n.site_id = f.site_id AND n.id = NEW.news_id
    WHERE f.site_id = NEW.site_id AND f.id = NEW.file_id AND n.status = 'published'
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_file_shown AFTER INSERT OR UPDATE ON document
  FOR EACH ROW WHEN (NEW.status = 'published') EXECUTE FUNCTION keep_file_shown();
CREATE TRIGGER keep_file_shown AFTER UPDATE ON news
  FOR EACH ROW WHEN (NEW.status = 'published' AND OLD.status <> 'published') EXECUTE FUNCTION keep_file_shown();
CREATE TRIGGER keep_file_shown AFTER INSERT ON news_file
  FOR EACH ROW EXECUTE FUNCTION keep_news_file_shown();

-- Files that are or were public before this table was. Forced row-level security shows the owner nothing, so it is lifted for the copy.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['stored_file', 'document', 'news', 'news_file', 'file_shown'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  INSERT INTO file_shown (site_id, sha256)
    SELECT f.site_id, f.sha256 FROM stored_file f
    WHERE EXISTS (SELECT 1 FROM document d WHERE d.site_id = f.site_id AND d.file_id = f.id AND d.published_at IS NOT NULL)
      OR EXISTS (SELECT 1 FROM news_file nf JOIN news n ON n.site_id = nf.site_id AND n.id = nf.news_id
        WHERE nf.site_id = f.site_id AND nf.file_id = f.id AND n.published_at IS NOT NULL);
  FOREACH t IN ARRAY ARRAY['stored_file', 'document', 'news', 'news_file', 'file_shown'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
