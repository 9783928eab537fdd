-- CreateIndex
CREATE INDEX "letter_file_sha256_idx" ON "letter_file"("sha256");


-- What Prisma's schema cannot say.

-- The list of letters that no longer count is read whole, and dropped from the cache when a letter joins it.
CREATE INDEX letter_ended_idx ON letter (regency_id) WHERE status IN ('revoked', 'replaced');
CREATE TRIGGER tell_letter_ended AFTER UPDATE ON letter FOR EACH ROW
  WHEN (NEW.status IN ('revoked', 'replaced') AND OLD.status <> NEW.status) EXECUTE FUNCTION tell_content_changed();

-- The verifier finds a letter by the SHA-256 of its file, never the file; and tells where a letter stands in the log, which
-- decides about a key that was compromised.
CREATE POLICY verifier ON letter_file FOR SELECT TO balai_verifier
  USING (EXISTS (SELECT 1 FROM letter WHERE letter.site_id = letter_file.site_id AND letter.id = letter_file.letter_id
    AND letter.regency_id = (SELECT scope())));
GRANT SELECT (site_id, letter_id, kind, sha256) ON letter_file TO balai_verifier;
CREATE POLICY verifier ON log_leaf FOR SELECT TO balai_verifier USING (regency_id = (SELECT scope()));
GRANT SELECT (site_id, regency_id, kind, subject, part, position) ON log_leaf TO balai_verifier;

CREATE FUNCTION verify_file(regency uuid, digest text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_verifier', true), set_config('app.scope', regency::text, true);
  RETURN (
    SELECT jsonb_build_object('code', letter.code, 'number', letter.number, 'status', letter.status, 'kind', file.kind,
      'endorsed', EXISTS (SELECT 1 FROM letter_file other
        WHERE other.site_id = file.site_id AND other.letter_id = file.letter_id AND other.kind = 'endorsed'))
    FROM letter_file file JOIN letter ON letter.site_id = file.site_id AND letter.id = file.letter_id
    WHERE file.sha256 = digest AND letter.regency_id = regency AND letter.status IN ('issued', 'revoked', 'replaced')
    LIMIT 1
  );
END $$;

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
      'holderMasked', letter.holder_masked, 'sealSha256', letter.seal_sha256,
      'logPosition', (
        SELECT leaf.position FROM log_leaf leaf
        WHERE leaf.site_id = letter.site_id AND leaf.kind = 'issue' AND leaf.subject = letter.id::text AND leaf.part = ''),
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
