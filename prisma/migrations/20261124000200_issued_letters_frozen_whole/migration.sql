-- Of an issued letter every column is frozen, those added later too; before, a list of columns was, and its id could be changed.
-- District and regency are the site's, and follow it when it moves.
-- A draft goes to 'issuing' only, and only a revocation writes who revoked and why.
CREATE OR REPLACE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE may_move constant text[] := ARRAY['status', 'version', 'updated_at', 'revoked_at', 'revoked_by_id', 'revocation_reason',
  'district_id', 'regency_id'];
BEGIN
  IF (OLD.status, NEW.status) NOT IN (('draft', 'draft'), ('draft', 'issuing'), ('issuing', 'issuing'), ('issuing', 'issued'),
      ('issued', 'issued'), ('issued', 'revoked'))
    OR (NEW.status <> 'revoked' AND num_nonnulls(NEW.revoked_at, NEW.revoked_by_id, NEW.revocation_reason) > 0)
    OR (OLD.status <> 'draft' AND to_jsonb(OLD) - may_move IS DISTINCT FROM to_jsonb(NEW) - may_move)
  THEN
    RAISE EXCEPTION 'letter % was issued and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
