-- What a district's admin does for a village has deeds of its own: the village's trail says that it was the district, and not
-- whoever runs the server.
DROP POLICY caretaker ON audit_entry;
CREATE POLICY caretaker ON audit_entry FOR INSERT TO balai_caretaker WITH CHECK (
  deed IN ('account.help-password', 'account.help-second-factor')
  AND (site_id = (SELECT scope())
    OR (officer_id IS NULL AND site_id IN (SELECT id FROM site WHERE kind = 'village' AND district_id = (SELECT scope())))));
