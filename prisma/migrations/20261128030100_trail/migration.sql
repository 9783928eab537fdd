-- CreateIndex
CREATE INDEX "audit_entry_site_id_at_id_idx" ON "audit_entry"("site_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_site_id_officer_id_at_id_deed_idx" ON "audit_entry"("site_id", "officer_id", "at" DESC, "id" DESC, "deed");

-- CreateIndex
CREATE INDEX "audit_entry_site_id_deed_at_id_idx" ON "audit_entry"("site_id", "deed", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_site_id_subject_id_at_id_idx" ON "audit_entry"("site_id", "subject_id", "at" DESC, "id" DESC);


-- What Prisma's schema cannot say.

-- The trail is only added to. No role of the app holds the right to change it; this holds its owner too, and a superuser by mistake.
CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is only added to' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER keep_audit_entry BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
CREATE TRIGGER keep_audit_trail BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION keep_audit_entry();

-- Sixteen digits in a row are a NIK or the number of a family card. The writer takes them out; what it might miss is refused
-- here. Digits beside letters of a hash or hyphens of an id are none. Lines written before are not judged again.
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_without_nik
  CHECK (concat_ws(' ', deed, address, detail::text) !~ '(^|[^0-9a-f-])[0-9]{16}([^0-9a-f-]|$)') NOT VALID;
