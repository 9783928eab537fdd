-- Every letter has its leaf from the moment it is issued, and every file from the moment it is stored; only the position comes
-- later. What is looked up says whether the leaf is there at all: a letter or file without one was written by hand. The leaf is
-- looked up for each letter by itself (LIMIT): joined, its subject would be compared behind the policy and not in the index.
CREATE OR REPLACE FUNCTION verify_letters(regency uuid, codes text[]) RETURNS json LANGUAGE plpgsql AS $$
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
        'isLogged', leaf.known IS NOT NULL, 'logPosition', leaf.position,
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
        LEFT JOIN LATERAL (
          SELECT true AS known, entry.position FROM log_leaf entry
          WHERE entry.site_id = letter.site_id AND entry.kind = 'issue' AND entry.subject = letter.id::text AND entry.part = ''
          LIMIT 1) leaf ON true
      WHERE site.code_prefix = left(asked.code, 4)::char(4) AND letter.regency_id = regency AND letter.code = asked.code::char(20)
        AND letter.status IN ('issued', 'revoked', 'replaced')
    ) ORDER BY asked.place)
    FROM unnest(codes) WITH ORDINALITY AS asked (code, place)
  );
END $$;

CREATE OR REPLACE FUNCTION verify_file(regency uuid, digest text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_verifier', true), set_config('app.scope', regency::text, true);
  RETURN (
    SELECT jsonb_build_object('code', letter.code, 'number', letter.number, 'status', letter.status, 'kind', file.kind,
      'validUntil', letter.valid_until,
      'isLogged', EXISTS (SELECT 1 FROM log_leaf leaf
        WHERE leaf.site_id = file.site_id AND leaf.kind = 'file' AND leaf.subject = file.letter_id::text AND leaf.part = file.kind),
      'endorsed', EXISTS (SELECT 1 FROM letter_file other
        WHERE other.site_id = file.site_id AND other.letter_id = file.letter_id AND other.kind = 'endorsed'),
      'incomplete', EXISTS (SELECT 1 FROM endorsement asked
        WHERE asked.site_id = file.site_id AND asked.letter_id = file.letter_id AND asked.required AND asked.state <> 'endorsed'))
    FROM letter_file file JOIN letter ON letter.site_id = file.site_id AND letter.id = file.letter_id
    WHERE file.sha256 = digest AND letter.regency_id = regency AND letter.status IN ('issued', 'revoked', 'replaced')
    LIMIT 1
  );
END $$;
