-- CreateTable
CREATE TABLE "endorsement" (
    "site_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "required" BOOLEAN NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "mode" TEXT,
    "register" TEXT,
    "endorsed_on" DATE,
    "endorsed_at" TIMESTAMPTZ(3),
    "signer_name" TEXT,
    "signer_position" TEXT,
    "place" JSONB,

    CONSTRAINT "endorsement_pkey" PRIMARY KEY ("site_id","letter_id")
);

-- CreateTable
CREATE TABLE "endorsement_step" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "move" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "endorsement_step_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "endorsement_reading" (
    "site_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "endorsement_reading_pkey" PRIMARY KEY ("site_id","letter_id","officer_id")
);

-- CreateTable
CREATE TABLE "endorsement_scan" (
    "site_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "endorsement_scan_pkey" PRIMARY KEY ("site_id","letter_id","sha256")
);

-- CreateTable
CREATE TABLE "endorsement_desk" (
    "site_id" UUID NOT NULL,
    "promised_days" INTEGER NOT NULL,
    "register_pattern" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "endorsement_desk_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "register_counter" (
    "site_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "paper" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "register_counter_pkey" PRIMARY KEY ("site_id","year")
);

-- CreateTable
CREATE TABLE "register_entry" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER,
    "number" TEXT NOT NULL,
    "village_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "dated_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE INDEX "endorsement_district_id_state_due_on_letter_id_idx" ON "endorsement"("district_id", "state", "due_on", "letter_id");

-- CreateIndex
CREATE INDEX "endorsement_district_id_letter_id_idx" ON "endorsement"("district_id", "letter_id");

-- CreateIndex
CREATE INDEX "endorsement_step_site_id_letter_id_id_idx" ON "endorsement_step"("site_id", "letter_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "register_entry_site_id_year_sequence_key" ON "register_entry"("site_id", "year", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "register_entry_site_id_year_number_key" ON "register_entry"("site_id", "year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "register_entry_site_id_letter_id_key" ON "register_entry"("site_id", "letter_id");

-- AddForeignKey
ALTER TABLE "endorsement" ADD CONSTRAINT "endorsement_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "letter"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement" ADD CONSTRAINT "endorsement_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement_step" ADD CONSTRAINT "endorsement_step_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "endorsement"("site_id", "letter_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement_step" ADD CONSTRAINT "endorsement_step_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement_reading" ADD CONSTRAINT "endorsement_reading_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement_reading" ADD CONSTRAINT "endorsement_reading_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement_scan" ADD CONSTRAINT "endorsement_scan_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "endorsement"("site_id", "letter_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement_scan" ADD CONSTRAINT "endorsement_scan_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "endorsement_desk" ADD CONSTRAINT "endorsement_desk_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_counter" ADD CONSTRAINT "register_counter_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_entry" ADD CONSTRAINT "register_entry_village_id_fkey" FOREIGN KEY ("village_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's schema cannot say.

ALTER TABLE endorsement
  ADD CHECK (state IN ('waiting', 'passed', 'returned', 'endorsing', 'endorsed')),
  ADD CHECK (mode IN ('internal', 'pen')),
  ADD CHECK (num_nonnulls(mode, register, endorsed_on, endorsed_at, signer_position)
    = CASE WHEN state IN ('endorsing', 'endorsed') THEN 5 ELSE 0 END),
  ADD CHECK (mode IS NOT NULL OR num_nonnulls(signer_name, place) = 0),
  ADD CHECK (mode <> 'internal' OR num_nonnulls(signer_name, place) = 2),
  ADD CHECK (mode <> 'pen' OR (place IS NULL AND state = 'endorsed')),
  ADD CHECK (register <> '');
-- What a crash leaves between the district's number and the second file.
CREATE INDEX endorsement_endorsing_idx ON endorsement (site_id) WHERE state = 'endorsing';
ALTER TABLE endorsement_step
  ADD CHECK (place IN ('office', 'district')),
  ADD CHECK (move <> 'return' OR reason <> '');
ALTER TABLE endorsement_scan
  ADD CHECK (media_type IN ('application/pdf', 'image/jpeg')),
  ADD CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE endorsement_desk ADD CHECK (promised_days BETWEEN 1 AND 30);
ALTER TABLE register_counter ADD CHECK (paper >= 0 AND last >= paper);
ALTER TABLE register_entry
  ADD CHECK (sequence >= 1),
  ADD CHECK (number <> ''),
  ADD CHECK (mode IN ('internal', 'pen')),
  ADD CHECK (mode = 'pen' OR sequence IS NOT NULL),
  ADD CHECK (extract(year FROM dated_on) = year);

-- An endorsement goes its way one step at a time: a village asks and asks again, its district does the rest, and only of a
-- letter that is valid. What was endorsed never changes.
CREATE FUNCTION keep_endorsement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  follows_site constant text[] := ARRAY['district_id', 'regency_id'];
  asking constant text[] := follows_site || ARRAY['state', 'version', 'updated_at', 'asked_at', 'due_on'];
  standing text;
BEGIN
  SELECT status INTO standing FROM letter WHERE site_id = NEW.site_id AND id = NEW.letter_id;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' OR standing NOT IN ('issuing', 'issued') THEN
      RAISE EXCEPTION 'an endorsement begins by being asked for, of a letter that is valid' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state = NEW.state THEN
    IF to_jsonb(OLD) - follows_site IS DISTINCT FROM to_jsonb(NEW) - follows_site THEN
      RAISE EXCEPTION 'endorsement of % changes by its steps alone', OLD.letter_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('waiting', 'passed'), ('waiting', 'returned'), ('passed', 'returned'), ('returned', 'waiting'),
      ('passed', 'endorsing'), ('endorsing', 'endorsed'), ('waiting', 'endorsed'), ('passed', 'endorsed'), ('returned', 'endorsed'))
    OR (OLD.state <> 'endorsing' AND NEW.state = 'endorsed' AND NEW.mode <> 'pen')
    OR (OLD.state <> 'endorsing' AND standing IS DISTINCT FROM 'issued')
    OR (OLD.state = 'endorsing' AND to_jsonb(OLD) - asking IS DISTINCT FROM to_jsonb(NEW) - asking)
    OR (current_user = 'balai_office') <> (NEW.state = 'waiting') AND current_user IN ('balai_office', 'balai_endorser')
  THEN
    RAISE EXCEPTION 'endorsement of % does not go from % to %', OLD.letter_id, OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_endorsement BEFORE INSERT OR UPDATE ON endorsement FOR EACH ROW EXECUTE FUNCTION keep_endorsement();

-- Whoever ends a letter waits for who endorses it at this moment, or is waited for: one comes first.
CREATE FUNCTION wait_for_endorsement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM endorsement WHERE site_id = NEW.site_id AND letter_id = NEW.id FOR UPDATE;
  RETURN NULL;
END $$;
CREATE TRIGGER wait_for_endorsement AFTER UPDATE ON letter FOR EACH ROW
  WHEN (OLD.status = 'issued' AND NEW.status IN ('revoked', 'replaced')) EXECUTE FUNCTION wait_for_endorsement();

-- A register's counter never goes back.
CREATE FUNCTION keep_register_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the register of % does not go back', OLD.year USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER keep_register_counter BEFORE UPDATE ON register_counter FOR EACH ROW
  WHEN (NEW.last < OLD.last) EXECUTE FUNCTION keep_register_counter();

-- Village and district hear of each step: the channel names their sites and nothing else.
CREATE FUNCTION tell_endorsement_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('letters', json_build_array(NEW.site_id, NEW.district_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_endorsement_changed AFTER INSERT OR UPDATE ON endorsement
  FOR EACH ROW EXECUTE FUNCTION tell_endorsement_changed();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['endorsement', 'endorsement_step', 'endorsement_reading', 'endorsement_scan', 'endorsement_desk', 'register_counter', 'register_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['endorsement', 'endorsement_step', 'endorsement_scan'] LOOP
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
    EXECUTE format('CREATE POLICY endorser ON %I TO balai_endorser USING (district_id = (SELECT scope())) WITH CHECK (district_id = (SELECT scope()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['endorsement_desk', 'endorsement_reading', 'register_counter', 'register_entry'] LOOP
    EXECUTE format('CREATE POLICY endorser ON %I TO balai_endorser USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;

-- The village asks, and reads what became of it.
GRANT SELECT ON endorsement, endorsement_step, endorsement_scan TO balai_office;
GRANT INSERT (site_id, letter_id, district_id, regency_id, state, required, asked_at, due_on, version, updated_at) ON endorsement TO balai_office;
GRANT UPDATE (state, asked_at, due_on, version, updated_at) ON endorsement TO balai_office;
GRANT INSERT ON endorsement_step TO balai_office;
CREATE POLICY only_own_steps ON endorsement_step AS RESTRICTIVE FOR INSERT TO balai_office
  WITH CHECK (site_id = (SELECT scope()) AND place = 'office' AND move = 'ask');
-- The second file is its district's work.
CREATE POLICY only_first_file ON letter_file AS RESTRICTIVE FOR INSERT TO balai_office
  WITH CHECK (site_id = (SELECT scope()) AND kind <> 'endorsed');
-- A district sets its days; its villages read them, to know what is promised.
CREATE POLICY village ON endorsement_desk FOR SELECT TO balai_office
  USING (site_id = (SELECT district_id FROM site WHERE id = (SELECT scope())));
GRANT SELECT ON endorsement_desk TO balai_office;

-- The endorser is a district at work on the letters that its villages ask it to take note of: it sees those letters and no
-- other, as they are printed, without the answers and the NIK beside them, and changes nothing of them.
GRANT USAGE ON SCHEMA public TO balai_endorser;
GRANT SELECT ON site, domain TO balai_endorser;
GRANT SELECT ON endorsement, endorsement_step, endorsement_scan TO balai_endorser;
GRANT UPDATE (state, version, updated_at, mode, register, endorsed_on, endorsed_at, signer_name, signer_position, place)
  ON endorsement TO balai_endorser;
GRANT INSERT ON endorsement_step, endorsement_scan TO balai_endorser;
GRANT SELECT, INSERT, UPDATE ON endorsement_desk, register_counter, endorsement_reading TO balai_endorser;
GRANT SELECT, INSERT ON register_entry TO balai_endorser;
CREATE POLICY endorser ON letter FOR SELECT TO balai_endorser
  USING (district_id = (SELECT scope()) AND status IN ('issuing', 'issued', 'revoked', 'replaced')
    AND EXISTS (SELECT 1 FROM endorsement asked WHERE asked.site_id = letter.site_id AND asked.letter_id = letter.id));
GRANT SELECT (site_id, id, district_id, regency_id, type_slug, type_name, standard_version, status, holder_name, number, code,
  issued_on, issued_at, valid_until, signer_name, signer_position, signing_mode, content, search) ON letter TO balai_endorser;
CREATE POLICY endorser ON letter_file FOR SELECT TO balai_endorser
  USING (EXISTS (SELECT 1 FROM endorsement asked WHERE asked.site_id = letter_file.site_id AND asked.letter_id = letter_file.letter_id
    AND asked.district_id = (SELECT scope())));
CREATE POLICY endorser_makes ON letter_file FOR INSERT TO balai_endorser
  WITH CHECK (kind = 'endorsed' AND EXISTS (SELECT 1 FROM endorsement asked WHERE asked.site_id = letter_file.site_id
    AND asked.letter_id = letter_file.letter_id AND asked.district_id = (SELECT scope()) AND asked.state = 'endorsing'));
GRANT SELECT, INSERT ON letter_file TO balai_endorser;
-- What it needs beside them: a village's address and logo, the standard, its own officials, mandates and accounts.
CREATE POLICY endorser ON site_profile FOR SELECT TO balai_endorser USING (district_id = (SELECT scope()));
GRANT SELECT (site_id, district_id, regency_id, address, phone, whatsapp, email, office_code) ON site_profile TO balai_endorser;
CREATE POLICY endorser ON letter_logo FOR SELECT TO balai_endorser
  USING (site_id IN (SELECT id FROM site WHERE district_id = (SELECT scope())));
GRANT SELECT ON letter_logo TO balai_endorser;
CREATE POLICY endorser ON letter_standard FOR SELECT TO balai_endorser
  USING (site_id = (SELECT regency_id FROM site WHERE id = (SELECT scope())));
CREATE POLICY endorser ON letter_type FOR SELECT TO balai_endorser
  USING (site_id = (SELECT regency_id FROM site WHERE id = (SELECT scope())));
GRANT SELECT ON letter_standard, letter_type TO balai_endorser;
CREATE POLICY endorser ON official FOR SELECT TO balai_endorser USING (site_id = (SELECT scope()));
CREATE POLICY endorser ON mandate FOR SELECT TO balai_endorser USING (site_id = (SELECT scope()));
CREATE POLICY endorser ON officer FOR SELECT TO balai_endorser USING (site_id = (SELECT scope()));
GRANT SELECT ON official, mandate TO balai_endorser;
GRANT SELECT (site_id, id, name, roles, official_id, suspended_at) ON officer TO balai_endorser;
-- Each of its deeds stands in its own trail and in the village's; it reads neither.
CREATE POLICY endorser ON audit_entry FOR INSERT TO balai_endorser
  WITH CHECK (site_id IN (SELECT id FROM site WHERE district_id = (SELECT scope())));
GRANT INSERT ON audit_entry TO balai_endorser;

-- A stranger learns whether the district took note, and by which number.
CREATE POLICY verifier ON endorsement FOR SELECT TO balai_verifier USING (regency_id = (SELECT scope()));
GRANT SELECT (site_id, letter_id, district_id, regency_id, state, required, mode, register, endorsed_on, endorsed_at, signer_position)
  ON endorsement TO balai_verifier;
CREATE OR REPLACE FUNCTION verify_letter(regency uuid, letter_code text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  site_prefix char(4) := left(letter_code, 4);
  whole_code char(20) := letter_code;
BEGIN
  PERFORM set_config('role', 'balai_verifier', true), set_config('app.scope', regency::text, true);
  RETURN (
    SELECT jsonb_build_object(
      'status', letter.status, 'number', letter.number, 'typeName', letter.type_name, 'code', letter.code,
      'issuedOn', letter.issued_on, 'validUntil', letter.valid_until, 'revokedAt', letter.revoked_at,
      'replacedAt', letter.replaced_at,
      'signerName', letter.signer_name, 'signerPosition', letter.signer_position, 'signingMode', letter.signing_mode,
      'holderMasked', letter.holder_masked,
      'endorsement', (
        SELECT jsonb_build_object('state', asked.state, 'required', asked.required, 'mode', asked.mode, 'register', asked.register,
          'endorsedOn', asked.endorsed_on, 'by', asked.signer_position)
        FROM endorsement asked WHERE asked.site_id = letter.site_id AND asked.letter_id = letter.id),
      'replacement', (
        SELECT jsonb_build_object('number', other.number, 'code', CASE WHEN other.status <> 'issuing' THEN other.code END)
        FROM letter other WHERE other.site_id = letter.site_id AND other.id = letter.replacement_id),
      'replaces', (
        SELECT jsonb_build_object('number', other.number, 'code', other.code)
        FROM letter other WHERE other.site_id = letter.site_id AND other.id = letter.replaces_id),
      'site', jsonb_build_object('kind', site.kind, 'name', site.name, 'isUrban', site.is_urban, 'code', site.code,
        'host', (SELECT host FROM domain WHERE domain.site_id = site.id AND "primary")))
    FROM site JOIN letter ON letter.site_id = site.id
    WHERE site.code_prefix = site_prefix AND letter.regency_id = regency AND letter.code = whole_code
      AND letter.status IN ('issued', 'revoked', 'replaced')
  );
END $$;
