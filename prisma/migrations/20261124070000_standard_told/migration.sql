-- The pages of letter types show the standard: when a regency publishes one, every process drops the pages it keeps.
CREATE FUNCTION tell_standard_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('content', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_standard_changed AFTER INSERT OR UPDATE OR DELETE ON letter_standard
  FOR EACH STATEMENT EXECUTE FUNCTION tell_standard_changed();
