-- AlterTable
ALTER TABLE "site_profile" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "institutions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "numbers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "potentials" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "event" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "body" TEXT NOT NULL DEFAULT '',
    "whole_day" BOOLEAN NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "over_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "event_address" (
    "site_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "event_id" UUID NOT NULL,

    CONSTRAINT "event_address_pkey" PRIMARY KEY ("site_id","slug")
);

-- CreateTable
CREATE TABLE "budget" (
    "site_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "regulation" TEXT NOT NULL DEFAULT '',
    "regulated_on" DATE,
    "source" TEXT NOT NULL DEFAULT '',
    "realised_until" DATE,
    "amounts" JSONB NOT NULL,
    "totals" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("site_id","year")
);

-- CreateIndex
CREATE INDEX "event_site_id_over_at_idx" ON "event"("site_id", "over_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_site_id_slug_key" ON "event"("site_id", "slug");

-- CreateIndex
CREATE INDEX "event_address_site_id_event_id_idx" ON "event_address"("site_id", "event_id");

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_address" ADD CONSTRAINT "event_address_site_id_event_id_fkey" FOREIGN KEY ("site_id", "event_id") REFERENCES "event"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_address" ADD CONSTRAINT "event_address_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE event
  ADD CHECK (status IN ('draft', 'published', 'trashed')),
  ADD CHECK (status <> 'published' OR published_at IS NOT NULL),
  ADD CHECK (ends_at > starts_at),
  ADD CHECK (over_at > starts_at),
  ADD CHECK (NOT whole_day OR ends_at = over_at);
ALTER TABLE budget
  ADD CHECK (status IN ('draft', 'published')),
  ADD CHECK (status <> 'published' OR (published_at IS NOT NULL AND regulation <> '' AND regulated_on IS NOT NULL)),
  ADD CHECK (year BETWEEN 2015 AND 2100);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['event', 'event_address', 'budget'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['event', 'budget'] LOOP
    EXECUTE format('CREATE POLICY visitor ON %I FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND status = ''published'')', t);
    EXECUTE format('CREATE TRIGGER tell_content_changed AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION tell_content_changed()', t);
  END LOOP;
END $$;
-- A visitor learns that an address was public once, and of which event: of one that is withdrawn nothing else is seen.
CREATE POLICY visitor ON event_address FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
GRANT SELECT, INSERT, UPDATE ON event, budget TO balai_office;
GRANT SELECT, INSERT ON event_address TO balai_office;
GRANT SELECT ON event, event_address, budget TO balai_visitor;

-- What lies ahead in a village and whom to call, for its home: in one statement that sets its own scope, beside village_home.
CREATE FUNCTION village_ahead(village uuid, at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_visitor', true), set_config('app.scope', village::text, true);
  RETURN jsonb_build_object(
    'events', coalesce((
      SELECT jsonb_agg(jsonb_build_object('slug', slug, 'title', title, 'place', place, 'wholeDay', whole_day,
        'startsAt', starts_at, 'endsAt', ends_at) ORDER BY starts_at, id)
      FROM (
        SELECT id, slug, title, place, whole_day, starts_at, ends_at
        FROM event WHERE site_id = village AND status = 'published' AND over_at > at ORDER BY starts_at, id LIMIT 3
      ) ahead
    ), '[]'),
    'numbers', coalesce((SELECT numbers FROM site_profile WHERE site_id = village), '[]')
  );
END $$;
REVOKE EXECUTE ON FUNCTION village_ahead FROM PUBLIC;
GRANT EXECUTE ON FUNCTION village_ahead TO balai_app;
