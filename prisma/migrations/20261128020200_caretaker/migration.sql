-- The caretaker: a district's admin helps an officer of its villages who forgot the password or lost the phone. The scope is
-- the district's id. It sees who has an account, ends what the officer can no longer use, gives a link, and writes what it did
-- into both trails; it reads no password, no session, no letter, and changes no name and no role.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'balai_caretaker') THEN
    RAISE EXCEPTION 'The role balai_caretaker is missing: run npm run balai -- database prepare, then migrate again';
  END IF;
END $$;
GRANT USAGE ON SCHEMA public TO balai_caretaker;
GRANT SELECT ON site, domain TO balai_caretaker;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['officer', 'credential', 'session', 'second_factor'] LOOP
    EXECUTE format('CREATE POLICY caretaker ON %I TO balai_caretaker
      USING (site_id IN (SELECT id FROM site WHERE kind = ''village'' AND district_id = (SELECT scope())))
      WITH CHECK (site_id IN (SELECT id FROM site WHERE kind = ''village'' AND district_id = (SELECT scope())))', t);
  END LOOP;
END $$;
GRANT SELECT (site_id, id, username, name, roles, suspended_at, signed_in_at) ON officer TO balai_caretaker;
GRANT SELECT (site_id, officer_id, changed_at), DELETE ON credential TO balai_caretaker;
GRANT SELECT (site_id, officer_id), DELETE ON session TO balai_caretaker;
GRANT SELECT (site_id, officer_id, confirmed_at), DELETE ON second_factor TO balai_caretaker;
GRANT SELECT (site_id, id, officer_id, kind, created_at, expires_at, used_at, withdrawn_at), INSERT, UPDATE (withdrawn_at) ON invitation TO balai_caretaker;
-- Of the links it gives only those for a forgotten password; who gave one stands in the trail.
CREATE POLICY caretaker_reads ON invitation FOR SELECT TO balai_caretaker
  USING (site_id IN (SELECT id FROM site WHERE kind = 'village' AND district_id = (SELECT scope())));
CREATE POLICY caretaker_withdraws ON invitation FOR UPDATE TO balai_caretaker
  USING (site_id IN (SELECT id FROM site WHERE kind = 'village' AND district_id = (SELECT scope())));
CREATE POLICY caretaker_resets ON invitation FOR INSERT TO balai_caretaker
  WITH CHECK (kind = 'reset' AND created_by_id IS NULL
    AND site_id IN (SELECT id FROM site WHERE kind = 'village' AND district_id = (SELECT scope())));

GRANT INSERT ON audit_entry TO balai_caretaker;
CREATE POLICY caretaker ON audit_entry FOR INSERT TO balai_caretaker WITH CHECK (
  deed IN ('account.reset-password', 'account.reset-second-factor')
  AND (site_id = (SELECT scope())
    OR (officer_id IS NULL AND site_id IN (SELECT id FROM site WHERE kind = 'village' AND district_id = (SELECT scope())))));
