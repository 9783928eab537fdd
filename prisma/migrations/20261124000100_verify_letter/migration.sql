-- What a stranger may know of a letter, in one statement that sets its own scope: the hot path of every scanned QR.
CREATE FUNCTION verify_letter(regency uuid, letter_code text) RETURNS jsonb LANGUAGE plpgsql AS $$
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
    WHERE site.code_prefix = left(letter_code, 4) AND letter.regency_id = regency AND letter.code = letter_code
      AND letter.status IN ('issued', 'revoked')
  );
END $$;
REVOKE EXECUTE ON FUNCTION verify_letter FROM PUBLIC;
GRANT EXECUTE ON FUNCTION verify_letter TO balai_app;
