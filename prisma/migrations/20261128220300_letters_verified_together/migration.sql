-- Codes that strangers ask for in the same moment are looked up in one statement: the facts of each, in the order they were
-- asked for, null of one that no letter of the regency has. It is planned once a connection, whatever the codes: each is found
-- by the index, and planning would cost more than looking.
CREATE FUNCTION verify_letters(regency uuid, codes text[]) RETURNS json LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_verifier', true), set_config('app.scope', regency::text, true),
    set_config('plan_cache_mode', 'force_generic_plan', true);
  RETURN (
    SELECT json_agg((
      SELECT json_build_object(
        'status', letter.status, 'number', letter.number, 'typeName', letter.type_name, 'code', letter.code,
        'issuedOn', letter.issued_on, 'validUntil', letter.valid_until, 'revokedAt', letter.revoked_at,
        'replacedAt', letter.replaced_at,
        'signerName', letter.signer_name, 'signerPosition', letter.signer_position, 'signingMode', letter.signing_mode,
        'holderMasked', letter.holder_masked, 'sealSha256', letter.seal_sha256,
        'logPosition', (
          SELECT leaf.position FROM log_leaf leaf
          WHERE leaf.site_id = letter.site_id AND leaf.kind = 'issue' AND leaf.subject = letter.id::text AND leaf.part = ''),
        'endorsement', (
          SELECT json_build_object('state', noted.state, 'required', noted.required, 'mode', noted.mode, 'register', noted.register,
            'endorsedOn', noted.endorsed_on, 'by', noted.signer_position)
          FROM endorsement noted WHERE noted.site_id = letter.site_id AND noted.letter_id = letter.id),
        'replacement', (
          SELECT json_build_object('number', other.number, 'code', CASE WHEN other.status <> 'issuing' THEN other.code END)
          FROM letter other WHERE other.site_id = letter.site_id AND other.id = letter.replacement_id),
        'replaces', (
          SELECT json_build_object('number', other.number, 'code', other.code)
          FROM letter other WHERE other.site_id = letter.site_id AND other.id = letter.replaces_id),
        'site', json_build_object('kind', site.kind, 'name', site.name, 'isUrban', site.is_urban, 'code', site.code,
          'host', (SELECT host FROM domain WHERE domain.site_id = site.id AND "primary")))
      FROM site JOIN letter ON letter.site_id = site.id
      WHERE site.code_prefix = left(asked.code, 4)::char(4) AND letter.regency_id = regency AND letter.code = asked.code::char(20)
        AND letter.status IN ('issued', 'revoked', 'replaced')
    ) ORDER BY asked.place)
    FROM unnest(codes) WITH ORDINALITY AS asked (code, place)
  );
END $$;
REVOKE EXECUTE ON FUNCTION verify_letters FROM PUBLIC;
GRANT EXECUTE ON FUNCTION verify_letters TO balai_app;
DROP FUNCTION verify_letter;
