-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "override_reason" TEXT,
ADD COLUMN     "replaced_at" TIMESTAMPTZ(3),
ADD COLUMN     "replacement_id" UUID,
ADD COLUMN     "replaces_id" UUID,
ADD COLUMN     "writing_id" UUID,
ADD COLUMN     "writing_step" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE UNIQUE INDEX "letter_site_id_replacement_id_key" ON "letter"("site_id", "replacement_id");

-- CreateIndex
CREATE INDEX "letter_site_id_holder_nik_idx" ON "letter"("site_id", "holder_nik");

-- CreateIndex
CREATE INDEX "letter_site_id_replaces_id_idx" ON "letter"("site_id", "replaces_id");

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_site_id_replaces_id_fkey" FOREIGN KEY ("site_id", "replaces_id") REFERENCES "letter"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_site_id_replacement_id_fkey" FOREIGN KEY ("site_id", "replacement_id") REFERENCES "letter"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE letter
  DROP CONSTRAINT letter_status_check,
  ADD CONSTRAINT letter_status_check CHECK (status IN ('draft', 'issuing', 'issued', 'revoked', 'replaced')),
  ADD CHECK (override_reason IS NULL OR (override_reason <> '' AND status <> 'draft')),
  ADD CHECK (replaces_id <> id AND replacement_id <> id),
  ADD CHECK ((status = 'replaced') = (replaced_at IS NOT NULL)),
  ADD CHECK ((status = 'replaced') = (replacement_id IS NOT NULL));
-- Many drafts may be written to replace a letter; one of them does.
CREATE UNIQUE INDEX letter_replaces_key ON letter (site_id, replaces_id) WHERE status <> 'draft' AND replaces_id IS NOT NULL;

-- An issued letter can be replaced, once, by a letter that was issued to replace it; its number stays used. What was revoked
-- or replaced stays so and changes no more: only district and regency still follow the site, which they could not before.
CREATE OR REPLACE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  follows_site constant text[] := ARRAY['district_id', 'regency_id'];
  may_move constant text[] := follows_site || ARRAY['status', 'version', 'updated_at', 'revoked_at', 'revoked_by_id',
    'revocation_reason', 'replaced_at', 'replacement_id'];
BEGIN
  IF (OLD.status, NEW.status) NOT IN (('draft', 'draft'), ('draft', 'issuing'), ('issuing', 'issuing'), ('issuing', 'issued'),
      ('issued', 'issued'), ('issued', 'revoked'), ('issued', 'replaced'), ('revoked', 'revoked'), ('replaced', 'replaced'))
    OR (NEW.status <> 'revoked' AND num_nonnulls(NEW.revoked_at, NEW.revoked_by_id, NEW.revocation_reason) > 0)
    OR (NEW.status <> 'replaced' AND num_nonnulls(NEW.replaced_at, NEW.replacement_id) > 0)
    OR (OLD.status <> 'draft' AND to_jsonb(OLD) - may_move IS DISTINCT FROM to_jsonb(NEW) - may_move)
    OR (OLD.status IN ('revoked', 'replaced') AND to_jsonb(OLD) - follows_site IS DISTINCT FROM to_jsonb(NEW) - follows_site)
  THEN
    RAISE EXCEPTION 'letter % was issued and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status = 'issued' AND NEW.status = 'replaced' AND NOT EXISTS (SELECT 1 FROM letter n
      WHERE n.site_id = NEW.site_id AND n.id = NEW.replacement_id AND n.replaces_id = NEW.id AND n.status <> 'draft')
  THEN
    RAISE EXCEPTION 'letter % is replaced by none that was issued to replace it', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A stranger learns which letter replaced this one, and which it replaces: numbers, and the code of one that can be checked.
GRANT SELECT (replaces_id, replaced_at, replacement_id) ON letter TO balai_verifier;
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
