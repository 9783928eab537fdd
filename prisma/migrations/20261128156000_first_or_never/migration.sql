-- A stranger learns of an endorsement that came before the number once it is there: what the district returned and the village then
-- issued without it is no endorsement of that letter.
GRANT SELECT (first) ON endorsement TO balai_verifier;
ALTER POLICY verifier ON endorsement USING (regency_id = (SELECT scope()) AND (NOT first OR state = 'endorsed'));

-- Whoever looks at a letter that waits hears of each step of its own office too.
CREATE FUNCTION tell_letter_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('letters', json_build_array(NEW.site_id, NEW.district_id)::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_letter_moved AFTER UPDATE ON letter FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status AND (OLD.status IN ('submitted', 'checked', 'asked', 'endorsed')
    OR NEW.status IN ('submitted', 'checked', 'asked', 'endorsed')))
  EXECUTE FUNCTION tell_letter_moved();
