-- A file that is the right one may be of a letter that expired, or that its type leaves incomplete until the district endorses it.
CREATE OR REPLACE FUNCTION verify_file(regency uuid, digest text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_verifier', true), set_config('app.scope', regency::text, true);
  RETURN (
    SELECT jsonb_build_object('code', letter.code, 'number', letter.number, 'status', letter.status, 'kind', file.kind,
      'validUntil', letter.valid_until,
      'endorsed', EXISTS (SELECT 1 FROM letter_file other
        WHERE other.site_id = file.site_id AND other.letter_id = file.letter_id AND other.kind = 'endorsed'),
      'incomplete', EXISTS (SELECT 1 FROM endorsement asked
        WHERE asked.site_id = file.site_id AND asked.letter_id = file.letter_id AND asked.required AND asked.state <> 'endorsed'))
    FROM letter_file file JOIN letter ON letter.site_id = file.site_id AND letter.id = file.letter_id
    WHERE file.sha256 = digest AND letter.regency_id = regency AND letter.status IN ('issued', 'revoked', 'replaced')
    LIMIT 1
  );
END $$;
