-- AlterTable
ALTER TABLE "letter_office" ADD COLUMN     "checker_phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "flow" TEXT NOT NULL DEFAULT 'direct',
ADD COLUMN     "signer_phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "signing" TEXT NOT NULL DEFAULT 'pen';

-- CreateTable
CREATE TABLE "letter_step" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_step_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "letter_reading" (
    "site_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_reading_pkey" PRIMARY KEY ("site_id","letter_id","officer_id")
);

-- CreateTable
CREATE TABLE "signing_stack" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "signing_mode" TEXT NOT NULL,
    "letters" JSONB NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_stack_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "letter_step_site_id_letter_id_version_key" ON "letter_step"("site_id", "letter_id", "version");

-- AddForeignKey
ALTER TABLE "letter_step" ADD CONSTRAINT "letter_step_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "letter"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_step" ADD CONSTRAINT "letter_step_site_id_by_id_fkey" FOREIGN KEY ("site_id", "by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_step" ADD CONSTRAINT "letter_step_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_reading" ADD CONSTRAINT "letter_reading_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "letter"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_reading" ADD CONSTRAINT "letter_reading_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_reading" ADD CONSTRAINT "letter_reading_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_stack" ADD CONSTRAINT "signing_stack_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_stack" ADD CONSTRAINT "signing_stack_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- A letter has a number from 'issuing' on, and none before. Why it goes on in spite of warnings is said when it is submitted.
ALTER TABLE letter
  DROP CONSTRAINT letter_status_check,
  ADD CONSTRAINT letter_status_check CHECK (status IN ('draft', 'submitted', 'checked', 'returned', 'issuing', 'issued', 'revoked',
    'replaced')),
  DROP CONSTRAINT letter_check,
  ADD CONSTRAINT letter_check CHECK ((status IN ('draft', 'submitted', 'checked', 'returned')) = (number IS NULL)),
  DROP CONSTRAINT letter_check1,
  ADD CONSTRAINT letter_check1 CHECK (status IN ('draft', 'submitted', 'checked', 'returned')
    OR num_nonnulls(counter_scope, year, sequence, code, issued_on, issued_at, issued_by_id, signer_name, signer_position,
      signing_mode, holder_masked, content) = 12),
  DROP CONSTRAINT letter_check4,
  ADD CONSTRAINT letter_check4 CHECK (override_reason IS NULL OR (override_reason <> '' AND status NOT IN ('draft', 'returned')));
DROP INDEX letter_replaces_key;
CREATE UNIQUE INDEX letter_replaces_key ON letter (site_id, replaces_id) WHERE number IS NOT NULL AND replaces_id IS NOT NULL;
-- What waits is little beside what was issued.
CREATE INDEX letter_waiting_idx ON letter (site_id, updated_at) WHERE status IN ('submitted', 'checked');

ALTER TABLE letter_office
  ADD CHECK (flow IN ('direct', 'head', 'checked')),
  ADD CHECK (signing IN ('pen', 'electronic', 'either')),
  ADD CHECK (flow <> 'direct' OR signing = 'pen');
ALTER TABLE letter_step
  ADD CHECK (move IN ('submit', 'take-back', 'pass', 'return')),
  ADD CHECK (move <> 'return' OR reason <> '');
ALTER TABLE signing_stack ADD CHECK (signing_mode IN ('wet', 'internal'));

-- A letter begins as a draft; what is a draft, or was returned to be one, can be thrown away with its steps.
CREATE POLICY begins_as_draft ON letter AS RESTRICTIVE FOR INSERT TO balai_office
  WITH CHECK (site_id = (SELECT scope()) AND status = 'draft');
DROP POLICY only_drafts_go ON letter;
CREATE POLICY only_drafts_go ON letter AS RESTRICTIVE FOR DELETE TO balai_office USING (status IN ('draft', 'returned'));

-- Strangers see a letter from its number on; whatever state is thought of later, they see it only when it is named here.
DROP POLICY verifier ON letter;
CREATE POLICY verifier ON letter FOR SELECT TO balai_verifier
  USING (regency_id = (SELECT scope()) AND status IN ('issuing', 'issued', 'revoked', 'replaced'));

-- The way of a letter, as src/letters/way/moves.ts tells it (tests/database/letter-moves.test.ts compares both): nobody skips a
-- step or goes back. While it waits its words stand still, and those are issued; what was issued stays frozen as before.
CREATE OR REPLACE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unissued constant text[] := ARRAY['draft', 'submitted', 'checked', 'returned'];
  written constant text[] := ARRAY['type_slug', 'type_name', 'standard_version', 'answers', 'holder_name', 'holder_nik', 'replaces_id',
    'created_by_id', 'created_at'];
  follows_site constant text[] := ARRAY['district_id', 'regency_id'];
  may_move constant text[] := follows_site || ARRAY['status', 'version', 'updated_at', 'revoked_at', 'revoked_by_id',
    'revocation_reason', 'replaced_at', 'replacement_id'];
  moves boolean;
BEGIN
  moves := OLD.status = NEW.status OR (OLD.status, NEW.status) IN (
    ('draft', 'submitted'), ('returned', 'submitted'),
    ('submitted', 'draft'), ('submitted', 'checked'), ('submitted', 'returned'), ('checked', 'returned'),
    ('draft', 'issuing'), ('returned', 'issuing'), ('submitted', 'issuing'), ('checked', 'issuing'),
    ('issuing', 'issued'), ('issued', 'revoked'), ('issued', 'replaced'));
  IF OLD.status = ANY (unissued) AND NOT moves THEN
    RAISE EXCEPTION 'letter % does not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status IN ('submitted', 'checked') AND EXISTS (
    SELECT FROM unnest(written) word WHERE to_jsonb(OLD) -> word IS DISTINCT FROM to_jsonb(NEW) -> word)
  THEN
    RAISE EXCEPTION 'letter % waits and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT moves
    OR (NEW.status <> 'revoked' AND num_nonnulls(NEW.revoked_at, NEW.revoked_by_id, NEW.revocation_reason) > 0)
    OR (NEW.status <> 'replaced' AND num_nonnulls(NEW.replaced_at, NEW.replacement_id) > 0)
    OR (OLD.status <> ALL (unissued) AND to_jsonb(OLD) - may_move IS DISTINCT FROM to_jsonb(NEW) - may_move)
    OR (OLD.status IN ('revoked', 'replaced') AND to_jsonb(OLD) - follows_site IS DISTINCT FROM to_jsonb(NEW) - follows_site)
  THEN
    RAISE EXCEPTION 'letter % was issued and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status = 'issued' AND NEW.status = 'replaced' AND NOT EXISTS (SELECT 1 FROM letter n
      WHERE n.site_id = NEW.site_id AND n.id = NEW.replacement_id AND n.replaces_id = NEW.id AND n.number IS NOT NULL)
  THEN
    RAISE EXCEPTION 'letter % is replaced by none that was issued to replace it', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['letter_step', 'letter_reading', 'signing_stack'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON letter_step TO balai_office;
GRANT SELECT, INSERT, UPDATE ON letter_reading, signing_stack TO balai_office;
