-- Who opens a site or gives it a host name says so in that site's trail, in the transaction of the deed; the registrar reads no trail.
GRANT INSERT ON audit_entry TO balai_registrar;
CREATE POLICY registrar ON audit_entry FOR INSERT TO balai_registrar
  WITH CHECK (site_id IN (SELECT id FROM site WHERE regency_id = (SELECT scope())));
