-- CreateTable
CREATE TABLE "announcement" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL DEFAULT '',
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,
    "important" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "announcement_address" (
    "site_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "item_id" UUID NOT NULL,

    CONSTRAINT "announcement_address_pkey" PRIMARY KEY ("site_id","slug")
);

-- CreateIndex
CREATE INDEX "announcement_site_id_until_idx" ON "announcement"("site_id", "until" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "announcement_site_id_slug_key" ON "announcement"("site_id", "slug");

-- CreateIndex
CREATE INDEX "announcement_address_site_id_item_id_idx" ON "announcement_address"("site_id", "item_id");

-- AddForeignKey
ALTER TABLE "announcement" ADD CONSTRAINT "announcement_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_address" ADD CONSTRAINT "announcement_address_site_id_item_id_fkey" FOREIGN KEY ("site_id", "item_id") REFERENCES "announcement"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_address" ADD CONSTRAINT "announcement_address_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE announcement ADD CONSTRAINT announcement_status_check CHECK (status IN ('draft', 'published', 'trashed'));
ALTER TABLE announcement ADD CONSTRAINT announcement_days_check CHECK (since <= until);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['announcement', 'announcement_address'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON announcement TO balai_office;
GRANT SELECT, INSERT ON announcement_address TO balai_office;
CREATE POLICY visitor ON announcement FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND status = 'published');
-- A visitor learns that an address was public once, and of which item: of one that is withdrawn nothing else is seen.
CREATE POLICY visitor ON announcement_address FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
GRANT SELECT ON announcement, announcement_address TO balai_visitor;
CREATE TRIGGER tell_content_changed AFTER INSERT OR UPDATE OR DELETE ON announcement FOR EACH ROW EXECUTE FUNCTION tell_content_changed();

-- What stands on top of a village's home on this day, the important first; asked in one statement with village_home.
CREATE FUNCTION village_announcements(village uuid, today date) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_visitor', true), set_config('app.scope', village::text, true);
  RETURN coalesce((
    SELECT jsonb_agg(jsonb_build_object('slug', slug, 'title', title, 'important', important, 'until', until)
      ORDER BY important DESC, since DESC, id DESC)
    FROM (
      SELECT slug, title, important, until, since, id FROM announcement
      WHERE site_id = village AND status = 'published' AND since <= today AND until >= today
      ORDER BY important DESC, since DESC, id DESC LIMIT 3
    ) shown
  ), '[]');
END $$;
REVOKE EXECUTE ON FUNCTION village_announcements FROM PUBLIC;
GRANT EXECUTE ON FUNCTION village_announcements TO balai_app;
