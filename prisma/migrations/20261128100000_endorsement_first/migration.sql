-- AlterTable
ALTER TABLE "endorsement" ADD COLUMN     "first" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "endorsement_order" (
    "site_id" UUID NOT NULL,
    "first" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "endorsement_order_pkey" PRIMARY KEY ("site_id")
);

-- AddForeignKey
ALTER TABLE "endorsement_order" ADD CONSTRAINT "endorsement_order_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- A regency says whether its districts endorse before a letter has a number; the offices below read it.
ALTER TABLE endorsement_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE endorsement_order FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON endorsement_order TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
CREATE POLICY below ON endorsement_order FOR SELECT TO balai_office
  USING (site_id = (SELECT regency_id FROM site WHERE id = (SELECT scope())));
GRANT SELECT, INSERT, UPDATE ON endorsement_order TO balai_office;

-- 'asked': it is at the district before it has a number; 'endorsed': it came back from there, to be issued.
ALTER TABLE letter
  DROP CONSTRAINT letter_status_check,
  ADD CONSTRAINT letter_status_check CHECK (status IN ('draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed', 'issuing',
    'issued', 'revoked', 'replaced')),
  DROP CONSTRAINT letter_check,
  ADD CONSTRAINT letter_check CHECK (
    (status IN ('draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed')) = (number IS NULL)),
  DROP CONSTRAINT letter_check1,
  ADD CONSTRAINT letter_check1 CHECK (status IN ('draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed')
    OR num_nonnulls(counter_scope, year, sequence, code, issued_on, issued_at, issued_by_id, signer_name, signer_position,
      signing_mode, holder_masked, content) = 12),
  ADD CHECK (status NOT IN ('asked', 'endorsed') OR content IS NOT NULL);
DROP INDEX letter_waiting_idx;
CREATE INDEX letter_waiting_idx ON letter (site_id, updated_at) WHERE status IN ('submitted', 'checked', 'asked', 'endorsed');

-- The way of a letter, as src/letters/way/moves.ts tells it. What the district reads stands still until it is issued, and comes
-- back only by the district's own step.
CREATE OR REPLACE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unissued constant text[] := ARRAY['draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed'];
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
    ('draft', 'asked'), ('returned', 'asked'), ('submitted', 'asked'), ('checked', 'asked'),
    ('asked', 'returned'), ('asked', 'endorsed'), ('endorsed', 'issuing'),
    ('draft', 'issuing'), ('returned', 'issuing'), ('submitted', 'issuing'), ('checked', 'issuing'),
    ('issuing', 'issued'), ('issued', 'revoked'), ('issued', 'replaced'));
  IF OLD.status = ANY (unissued) AND NOT moves THEN
    RAISE EXCEPTION 'letter % does not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status IN ('submitted', 'checked', 'asked', 'endorsed') AND EXISTS (
    SELECT FROM unnest(CASE WHEN OLD.status IN ('asked', 'endorsed') AND NEW.status <> 'issuing' THEN written || 'content'::text
      ELSE written END) word WHERE to_jsonb(OLD) -> word IS DISTINCT FROM to_jsonb(NEW) -> word)
  THEN
    RAISE EXCEPTION 'letter % waits and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status = 'asked' AND NEW.status <> 'asked' AND NOT EXISTS (SELECT FROM endorsement step
    WHERE step.site_id = NEW.site_id AND step.letter_id = NEW.id AND step.first AND step.state = NEW.status)
  THEN
    RAISE EXCEPTION 'letter % does not go on before its district says so', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'issuing' AND OLD.status IN ('draft', 'submitted', 'checked', 'returned')
    AND EXISTS (SELECT FROM endorsement_order o WHERE o.site_id = NEW.regency_id AND o.first)
    AND EXISTS (SELECT FROM letter_type kind WHERE kind.site_id = NEW.regency_id AND kind.version = NEW.standard_version
      AND kind.slug = NEW.type_slug AND (kind.definition ->> 'endorsement' = 'always'
        OR (kind.definition ->> 'endorsement' = 'on-request' AND NEW.answers ->> 'minta_pengesahan' = 'ya')))
  THEN
    RAISE EXCEPTION 'letter % does not go from % to % before its district endorses it', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'integrity_constraint_violation';
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

-- An endorsement that comes first is asked for and endorsed while the letter is at the district, in one file: without a second
-- it is endorsed at once. Any other goes its way as before.
CREATE OR REPLACE FUNCTION keep_endorsement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  follows_site constant text[] := ARRAY['district_id', 'regency_id'];
  asking constant text[] := follows_site || ARRAY['state', 'version', 'updated_at', 'asked_at', 'due_on'];
  standing text;
BEGIN
  SELECT status INTO standing FROM letter WHERE site_id = NEW.site_id AND id = NEW.letter_id;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' OR NEW.first <> (standing = 'asked') OR standing NOT IN ('asked', 'issuing', 'issued') THEN
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
    OR (OLD.state <> 'endorsing' AND NEW.state = 'endorsed'
      AND CASE WHEN NEW.first THEN OLD.state <> 'passed' OR NEW.mode <> 'internal' ELSE NEW.mode <> 'pen' END)
    OR (NEW.first AND NEW.state = 'endorsing')
    OR (NEW.first <> OLD.first AND (OLD.state, NEW.state) <> ('returned', 'waiting'))
    OR (OLD.state <> 'endorsing' AND NOT CASE WHEN NEW.first THEN standing = 'asked'
      ELSE standing = 'issued' OR (OLD.first AND standing = 'issuing') END)
    OR (OLD.state = 'endorsing' AND to_jsonb(OLD) - asking IS DISTINCT FROM to_jsonb(NEW) - asking)
    OR (current_user = 'balai_office') <> (NEW.state = 'waiting') AND current_user IN ('balai_office', 'balai_endorser')
  THEN
    RAISE EXCEPTION 'endorsement of % does not go from % to %', OLD.letter_id, OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
GRANT INSERT (first), UPDATE (first, required) ON endorsement TO balai_office;

-- The district sees whatever it was asked for, as it was printed then, and brings what has no number back to its village: in the
-- state its own step says (keep_issued_letter), and with nothing else of it changed.
DROP POLICY endorser ON letter;
CREATE POLICY endorser ON letter FOR SELECT TO balai_endorser
  USING (district_id = (SELECT scope())
    AND EXISTS (SELECT 1 FROM endorsement asked WHERE asked.site_id = letter.site_id AND asked.letter_id = letter.id));
CREATE POLICY endorser_brings ON letter FOR UPDATE TO balai_endorser
  USING (district_id = (SELECT scope()) AND status = 'asked')
  WITH CHECK (district_id = (SELECT scope()) AND status IN ('returned', 'endorsed'));
GRANT SELECT (version), UPDATE (status, version, updated_at, override_reason) ON letter TO balai_endorser;
