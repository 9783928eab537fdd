-- Site and letter are found by their indexes: prefix and code are of type char, which an index compares with char alone.
-- Before, compared with text, every check of a letter read the whole directory and every letter of its village.
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
      'signerName', letter.signer_name, 'signerPosition', letter.signer_position, 'signingMode', letter.signing_mode,
      'holderMasked', letter.holder_masked,
      'site', jsonb_build_object('kind', site.kind, 'name', site.name, 'isUrban', site.is_urban, 'code', site.code,
        'host', (SELECT host FROM domain WHERE domain.site_id = site.id AND "primary")))
    FROM site JOIN letter ON letter.site_id = site.id
    WHERE site.code_prefix = site_prefix AND letter.regency_id = regency AND letter.code = whole_code
      AND letter.status IN ('issued', 'revoked')
  );
END $$;
