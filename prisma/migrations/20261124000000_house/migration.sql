-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_urban" BOOLEAN NOT NULL DEFAULT false,
    "code" TEXT NOT NULL,
    "code_prefix" CHAR(4) NOT NULL,
    "accent" TEXT NOT NULL,
    "parent_id" UUID,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "domain" (
    "host" TEXT NOT NULL,
    "site_id" UUID NOT NULL,
    "primary" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "domain_pkey" PRIMARY KEY ("host")
);

-- CreateTable
CREATE TABLE "site_profile" (
    "site_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "tagline" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "history" TEXT NOT NULL DEFAULT '',
    "vision" TEXT NOT NULL DEFAULT '',
    "missions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "address" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "whatsapp" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "hours" JSONB NOT NULL DEFAULT '[]',
    "office_code" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "site_profile_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "officer" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "roles" TEXT[],
    "official_id" UUID,
    "suspended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "officer_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "credential" (
    "site_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("site_id","officer_id")
);

-- CreateTable
CREATE TABLE "session" (
    "site_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "officer_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "site_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("site_id","key")
);

-- CreateTable
CREATE TABLE "official" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "title_before" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "title_after" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL,
    "rank" TEXT NOT NULL,
    "nip" TEXT NOT NULL DEFAULT '',
    "duty" TEXT NOT NULL DEFAULT '',
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "since" DATE NOT NULL,
    "until" DATE,
    "picture_id" UUID,

    CONSTRAINT "official_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "picture" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "picture_file" (
    "site_id" UUID NOT NULL,
    "picture_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "height" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "picture_file_pkey" PRIMARY KEY ("site_id","picture_id","width","format")
);

-- CreateTable
CREATE TABLE "news" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "picture_id" UUID,
    "picture_alt" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "news_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "product" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "price" INTEGER,
    "unit" TEXT NOT NULL DEFAULT '',
    "seller" TEXT NOT NULL,
    "whatsapp" TEXT NOT NULL,
    "available" BOOLEAN NOT NULL DEFAULT true,
    "picture_id" UUID,
    "picture_alt" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "product_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "letter_standard" (
    "site_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "standing" TEXT NOT NULL,
    "settings" JSONB NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_standard_pkey" PRIMARY KEY ("site_id","version")
);

-- CreateTable
CREATE TABLE "letter_type" (
    "site_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,

    CONSTRAINT "letter_type_pkey" PRIMARY KEY ("site_id","version","slug")
);

-- CreateTable
CREATE TABLE "letter" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "type_slug" TEXT NOT NULL,
    "type_name" TEXT NOT NULL,
    "standard_version" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "answers" JSONB NOT NULL,
    "holder_name" TEXT NOT NULL DEFAULT '',
    "holder_nik" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "number" TEXT,
    "counter_scope" TEXT,
    "year" INTEGER,
    "sequence" INTEGER,
    "code" CHAR(20),
    "issued_on" DATE,
    "valid_until" DATE,
    "issued_at" TIMESTAMPTZ(3),
    "issued_by_id" UUID,
    "signer_name" TEXT,
    "signer_position" TEXT,
    "signing_mode" TEXT,
    "holder_masked" TEXT,
    "content" JSONB,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revocation_reason" TEXT,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "letter_counter" (
    "site_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "letter_counter_pkey" PRIMARY KEY ("site_id","scope","year")
);

-- CreateTable
CREATE TABLE "letter_file" (
    "site_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "letter_file_pkey" PRIMARY KEY ("site_id","letter_id","kind")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "officer_id" UUID,
    "deed" TEXT NOT NULL,
    "subject_id" UUID,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "address" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_code_key" ON "site"("code");

-- CreateIndex
CREATE UNIQUE INDEX "site_code_prefix_key" ON "site"("code_prefix");

-- CreateIndex
CREATE INDEX "site_district_id_idx" ON "site"("district_id");

-- CreateIndex
CREATE INDEX "site_regency_id_idx" ON "site"("regency_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_id_district_id_regency_id_key" ON "site"("id", "district_id", "regency_id");

-- CreateIndex
CREATE INDEX "domain_site_id_idx" ON "domain"("site_id");

-- CreateIndex
CREATE UNIQUE INDEX "site_profile_site_id_district_id_regency_id_key" ON "site_profile"("site_id", "district_id", "regency_id");

-- CreateIndex
CREATE UNIQUE INDEX "officer_site_id_username_key" ON "officer"("site_id", "username");

-- CreateIndex
CREATE INDEX "session_site_id_officer_id_idx" ON "session"("site_id", "officer_id");

-- CreateIndex
CREATE INDEX "picture_file_sha256_idx" ON "picture_file"("sha256");

-- CreateIndex
CREATE INDEX "news_site_id_published_at_idx" ON "news"("site_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "news_district_id_published_at_idx" ON "news"("district_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "news_regency_id_published_at_idx" ON "news"("regency_id", "published_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "news_site_id_slug_key" ON "news"("site_id", "slug");

-- CreateIndex
CREATE INDEX "product_site_id_published_at_idx" ON "product"("site_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "product_district_id_published_at_idx" ON "product"("district_id", "published_at" DESC);

-- CreateIndex
CREATE INDEX "product_regency_id_published_at_idx" ON "product"("regency_id", "published_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "product_site_id_slug_key" ON "product"("site_id", "slug");

-- CreateIndex
CREATE INDEX "letter_site_id_updated_at_idx" ON "letter"("site_id", "updated_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "letter_site_id_counter_scope_year_sequence_key" ON "letter"("site_id", "counter_scope", "year", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "letter_site_id_code_key" ON "letter"("site_id", "code");

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "site"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain" ADD CONSTRAINT "domain_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_profile" ADD CONSTRAINT "site_profile_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer" ADD CONSTRAINT "officer_site_id_official_id_fkey" FOREIGN KEY ("site_id", "official_id") REFERENCES "official"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "officer" ADD CONSTRAINT "officer_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_throttle" ADD CONSTRAINT "sign_in_throttle_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official" ADD CONSTRAINT "official_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official" ADD CONSTRAINT "official_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_file" ADD CONSTRAINT "picture_file_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_file" ADD CONSTRAINT "picture_file_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news" ADD CONSTRAINT "news_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news" ADD CONSTRAINT "news_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_standard" ADD CONSTRAINT "letter_standard_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_type" ADD CONSTRAINT "letter_type_site_id_version_fkey" FOREIGN KEY ("site_id", "version") REFERENCES "letter_standard"("site_id", "version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_type" ADD CONSTRAINT "letter_type_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_site_id_created_by_id_fkey" FOREIGN KEY ("site_id", "created_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_site_id_issued_by_id_fkey" FOREIGN KEY ("site_id", "issued_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_site_id_revoked_by_id_fkey" FOREIGN KEY ("site_id", "revoked_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_counter" ADD CONSTRAINT "letter_counter_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_file" ADD CONSTRAINT "letter_file_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "letter"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_file" ADD CONSTRAINT "letter_file_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema cannot say: checks, who may see which row, what never changes, and who is told of a change.

-- Checks. Statuses are text: a comparison of enums is not leakproof and would cost the policies their indexes.
ALTER TABLE site
  ADD CHECK (kind IN ('village', 'district', 'regency')),
  ADD CHECK (accent IN ('tarum', 'soga', 'mengkudu', 'secang', 'daun', 'lumpur')),
  ADD CHECK (code_prefix ~ '^[0-9A-HJKMNP-TV-Z]{4}$'),
  ADD CHECK (kind <> 'regency' OR (parent_id IS NULL AND district_id = id AND regency_id = id)),
  ADD CHECK (kind <> 'district' OR (parent_id = regency_id AND district_id = id)),
  ADD CHECK (kind <> 'village' OR (parent_id = district_id AND district_id <> id));
CREATE UNIQUE INDEX domain_primary_key ON domain (site_id) WHERE "primary";
ALTER TABLE official ADD CHECK (rank IN ('head', 'secretary', 'staff')), ADD CHECK (until IS NULL OR until >= since);
ALTER TABLE news
  ADD CHECK (status IN ('draft', 'published')),
  ADD CHECK (status <> 'published' OR published_at IS NOT NULL);
ALTER TABLE product
  ADD CHECK (status IN ('draft', 'published')),
  ADD CHECK (status <> 'published' OR published_at IS NOT NULL),
  ADD CHECK (price >= 0);
ALTER TABLE letter_standard ADD CHECK (standing IN ('sample', 'official'));
ALTER TABLE letter
  ADD CHECK (status IN ('draft', 'issuing', 'issued', 'revoked')),
  ADD CHECK (signing_mode IN ('wet', 'internal')),
  ADD CHECK ((status = 'draft') = (number IS NULL)),
  ADD CHECK (status = 'draft' OR num_nonnulls(counter_scope, year, sequence, code, issued_on, issued_at, issued_by_id,
    signer_name, signer_position, signing_mode, holder_masked, content) = 12),
  ADD CHECK ((status = 'revoked') = (revoked_at IS NOT NULL)),
  ADD CHECK (status <> 'revoked' OR num_nonnulls(revoked_by_id, revocation_reason) = 2);
CREATE INDEX letter_issuing_idx ON letter (site_id) WHERE status = 'issuing';

-- Whose rows a transaction may see: its role says which kind of scope it has, app.scope which site.
CREATE FUNCTION scope() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.scope', true), '')::uuid $$;

GRANT USAGE ON SCHEMA public TO balai_app, balai_office, balai_visitor, balai_portal, balai_door, balai_verifier, balai_registrar;

-- The directory of sites and their host names is public; only the regency's registrar changes it.
ALTER TABLE site ENABLE ROW LEVEL SECURITY;
ALTER TABLE site FORCE ROW LEVEL SECURITY;
ALTER TABLE domain ENABLE ROW LEVEL SECURITY;
ALTER TABLE domain FORCE ROW LEVEL SECURITY;
CREATE POLICY directory ON site FOR SELECT USING (true);
CREATE POLICY directory ON domain FOR SELECT USING (true);
CREATE POLICY registrar ON site TO balai_registrar USING (regency_id = (SELECT scope())) WITH CHECK (regency_id = (SELECT scope()));
CREATE POLICY registrar ON domain TO balai_registrar
  USING (site_id IN (SELECT id FROM site WHERE regency_id = (SELECT scope())))
  WITH CHECK (site_id IN (SELECT id FROM site WHERE regency_id = (SELECT scope())));
GRANT SELECT ON site, domain TO balai_app, balai_office, balai_visitor, balai_portal, balai_door, balai_verifier, balai_registrar;
GRANT INSERT, UPDATE ON site TO balai_registrar;
GRANT INSERT, UPDATE, DELETE ON domain TO balai_registrar;

-- Every site's table: an officer's work (the office) sees its own site's rows and no others.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_profile', 'officer', 'credential', 'session', 'sign_in_throttle', 'official', 'picture',
    'picture_file', 'news', 'product', 'letter_standard', 'letter_type', 'letter', 'letter_counter', 'letter_file', 'audit_entry']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON site_profile, officer, official, letter, letter_counter TO balai_office;
GRANT SELECT, INSERT, UPDATE, DELETE ON picture, picture_file, news, product TO balai_office;
GRANT SELECT, INSERT ON letter_standard, letter_type, letter_file, audit_entry TO balai_office;
GRANT INSERT ON credential TO balai_office;
-- A draft can be thrown away; what was issued cannot.
GRANT DELETE ON letter TO balai_office;
CREATE POLICY only_drafts_go ON letter AS RESTRICTIVE FOR DELETE TO balai_office USING (status = 'draft');
-- A regency's standard is what its villages write by.
CREATE POLICY standard ON letter_standard FOR SELECT TO balai_office, balai_visitor
  USING (site_id = (SELECT regency_id FROM site WHERE id = (SELECT scope())));
CREATE POLICY standard ON letter_type FOR SELECT TO balai_office, balai_visitor
  USING (site_id = (SELECT regency_id FROM site WHERE id = (SELECT scope())));
GRANT SELECT ON letter_standard, letter_type TO balai_visitor;

-- A visitor of one site sees what it published.
CREATE POLICY visitor ON site_profile FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
CREATE POLICY visitor ON official FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
CREATE POLICY visitor ON picture FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
CREATE POLICY visitor ON picture_file FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
CREATE POLICY visitor ON news FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND status = 'published');
CREATE POLICY visitor ON product FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND status = 'published');
GRANT SELECT ON site_profile, official, picture, picture_file, news, product TO balai_visitor;

-- A portal (district or regency) sees what all its sites published.
CREATE POLICY portal ON site_profile FOR SELECT TO balai_portal USING ((SELECT scope()) IN (district_id, regency_id));
CREATE POLICY portal ON official FOR SELECT TO balai_portal USING ((SELECT scope()) IN (district_id, regency_id));
CREATE POLICY portal ON picture FOR SELECT TO balai_portal USING ((SELECT scope()) IN (district_id, regency_id));
CREATE POLICY portal ON picture_file FOR SELECT TO balai_portal USING ((SELECT scope()) IN (district_id, regency_id));
CREATE POLICY portal ON news FOR SELECT TO balai_portal USING ((SELECT scope()) IN (district_id, regency_id) AND status = 'published');
CREATE POLICY portal ON product FOR SELECT TO balai_portal USING ((SELECT scope()) IN (district_id, regency_id) AND status = 'published');
GRANT SELECT ON site_profile, official, picture, picture_file, news, product TO balai_portal;

-- The door: who signs in at this site. Passwords are read here and nowhere else.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['officer', 'credential', 'session', 'sign_in_throttle', 'audit_entry'] LOOP
    EXECUTE format('CREATE POLICY door ON %I TO balai_door USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT ON officer TO balai_door;
GRANT SELECT, UPDATE ON credential TO balai_door;
GRANT SELECT, INSERT, UPDATE, DELETE ON session, sign_in_throttle TO balai_door;
GRANT SELECT, INSERT ON audit_entry TO balai_door;

-- The verifier answers strangers for a whole regency: the facts a page may show, never the content, the name or the NIK.
CREATE POLICY verifier ON letter FOR SELECT TO balai_verifier USING (regency_id = (SELECT scope()) AND status <> 'draft');
GRANT SELECT (site_id, id, district_id, regency_id, type_name, status, number, code, issued_on, valid_until, issued_at,
  signer_name, signer_position, signing_mode, holder_masked, revoked_at) ON letter TO balai_verifier;

-- The registrar opens a site with an empty profile; its officers are made in the site's own scope.
CREATE POLICY registrar ON site_profile TO balai_registrar USING (regency_id = (SELECT scope())) WITH CHECK (regency_id = (SELECT scope()));
GRANT SELECT, INSERT ON site_profile TO balai_registrar;

-- What was issued never changes: of an issued letter only its status and revocation may move, and only forward.
CREATE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'draft' THEN RETURN NEW; END IF;
  IF (OLD.status, NEW.status) NOT IN (('issuing', 'issuing'), ('issuing', 'issued'), ('issued', 'issued'), ('issued', 'revoked'))
    OR (OLD.type_slug, OLD.type_name, OLD.standard_version, OLD.answers, OLD.holder_name, OLD.holder_nik, OLD.created_by_id,
        OLD.number, OLD.counter_scope, OLD.year, OLD.sequence, OLD.code, OLD.issued_on, OLD.valid_until, OLD.issued_at, OLD.issued_by_id,
        OLD.signer_name, OLD.signer_position, OLD.signing_mode, OLD.holder_masked, OLD.content)
      IS DISTINCT FROM
       (NEW.type_slug, NEW.type_name, NEW.standard_version, NEW.answers, NEW.holder_name, NEW.holder_nik, NEW.created_by_id,
        NEW.number, NEW.counter_scope, NEW.year, NEW.sequence, NEW.code, NEW.issued_on, NEW.valid_until, NEW.issued_at, NEW.issued_by_id,
        NEW.signer_name, NEW.signer_position, NEW.signing_mode, NEW.holder_masked, NEW.content)
  THEN
    RAISE EXCEPTION 'letter % was issued and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_issued_letter BEFORE UPDATE ON letter FOR EACH ROW EXECUTE FUNCTION keep_issued_letter();

-- Public pages are cached by site: every process hears which site's content moved.
CREATE FUNCTION tell_content_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE row record := coalesce(NEW, OLD);
BEGIN
  PERFORM pg_notify('content', json_build_array(row.site_id, row.district_id, row.regency_id)::text);
  RETURN NULL;
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['site_profile', 'official', 'news', 'product'] LOOP
    EXECUTE format('CREATE TRIGGER tell_content_changed AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION tell_content_changed()', t);
  END LOOP;
END $$;
CREATE FUNCTION tell_directory_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('directory', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_directory_changed AFTER INSERT OR UPDATE OR DELETE ON site FOR EACH STATEMENT EXECUTE FUNCTION tell_directory_changed();
CREATE TRIGGER tell_directory_changed AFTER INSERT OR UPDATE OR DELETE ON domain FOR EACH STATEMENT EXECUTE FUNCTION tell_directory_changed();
