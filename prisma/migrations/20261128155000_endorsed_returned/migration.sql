-- A letter can be endorsed, returned and endorsed again before it has a number: each time with a register number of its own.
DROP INDEX "register_entry_site_id_letter_id_key";
CREATE INDEX "register_entry_site_id_letter_id_idx" ON "register_entry"("site_id", "letter_id");


-- What Prisma's schema cannot say.

-- What was endorsed before it had a number and cannot be issued as it is goes back to who prepared it, and is endorsed no more.
CREATE OR REPLACE FUNCTION keep_issued_letter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  unissued constant text[] := ARRAY['draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed'];
  written constant text[] := ARRAY['type_slug', 'type_name', 'standard_version', 'answers', 'holder_name', 'holder_nik', 'replaces_id',
    'created_by_id', 'created_at'];
  follows_site constant text[] := ARRAY['district_id', 'regency_id'];
  may_move constant text[] := follows_site || ARRAY['status', 'version', 'updated_at', 'revoked_at', 'revoked_by_id',
    'revocation_reason', 'replaced_at', 'replacement_id'];
  moves boolean;
BEGIN
  moves := OLD.status = NEW.status OR (OLD.status, NEW.status) IN (
    ('draft', 'submitted'), ('returned', 'submitted'),
    ('submitted', 'draft'), ('submitted', 'checked'), ('submitted', 'returned'), ('checked', 'returned'),
    ('draft', 'asked'), ('returned', 'asked'), ('submitted', 'asked'), ('checked', 'asked'),
    ('asked', 'returned'), ('asked', 'endorsed'), ('endorsed', 'issuing'), ('endorsed', 'returned'),
    ('draft', 'issuing'), ('returned', 'issuing'), ('submitted', 'issuing'), ('checked', 'issuing'),
    ('issuing', 'issued'), ('issued', 'revoked'), ('issued', 'replaced'));
  IF OLD.status = ANY (unissued) AND NOT moves THEN
    RAISE EXCEPTION 'letter % does not go from % to %', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status IN ('submitted', 'checked', 'asked', 'endorsed') AND EXISTS (
    SELECT FROM unnest(CASE WHEN OLD.status IN ('asked', 'endorsed') AND NEW.status <> 'issuing' THEN written || 'content'::text
      ELSE written END) word WHERE to_jsonb(OLD) -> word IS DISTINCT FROM to_jsonb(NEW) -> word)
  THEN
    RAISE EXCEPTION 'letter % waits and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (OLD.status = 'asked' AND NEW.status <> 'asked' OR (OLD.status, NEW.status) = ('endorsed', 'returned'))
    AND NOT EXISTS (SELECT FROM endorsement step
    WHERE step.site_id = NEW.site_id AND step.letter_id = NEW.id AND step.first AND step.state = NEW.status)
  THEN
    RAISE EXCEPTION 'letter % does not go on before its district says so', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.status = 'issuing' AND OLD.status IN ('draft', 'submitted', 'checked', 'returned')
    AND EXISTS (SELECT FROM endorsement_order o WHERE o.site_id = NEW.regency_id AND o.first)
    AND EXISTS (SELECT FROM letter_type kind WHERE kind.site_id = NEW.regency_id AND kind.version = NEW.standard_version
      AND kind.slug = NEW.type_slug AND (kind.definition ->> 'endorsement' = 'always'
        OR (kind.definition ->> 'endorsement' = 'on-request' AND NEW.answers ->> 'minta_pengesahan' = 'ya')))
  THEN
    RAISE EXCEPTION 'letter % does not go from % to % before its district endorses it', OLD.id, OLD.status, NEW.status
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT moves
    OR (NEW.status <> 'revoked' AND num_nonnulls(NEW.revoked_at, NEW.revoked_by_id, NEW.revocation_reason) > 0)
    OR (NEW.status <> 'replaced' AND num_nonnulls(NEW.replaced_at, NEW.replacement_id) > 0)
    OR (OLD.status <> ALL (unissued) AND to_jsonb(OLD) - may_move IS DISTINCT FROM to_jsonb(NEW) - may_move)
    OR (OLD.status IN ('revoked', 'replaced') AND to_jsonb(OLD) - follows_site IS DISTINCT FROM to_jsonb(NEW) - follows_site)
  THEN
    RAISE EXCEPTION 'letter % was issued and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.status = 'issued' AND NEW.status = 'replaced' AND NOT EXISTS (SELECT 1 FROM letter n
      WHERE n.site_id = NEW.site_id AND n.id = NEW.replacement_id AND n.replaces_id = NEW.id AND n.number IS NOT NULL)
  THEN
    RAISE EXCEPTION 'letter % is replaced by none that was issued to replace it', OLD.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- A village takes back what was endorsed before it had a number, and nothing else that was endorsed: nothing of it stays.
CREATE OR REPLACE FUNCTION keep_endorsement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  follows_site constant text[] := ARRAY['district_id', 'regency_id'];
  asking constant text[] := follows_site || ARRAY['state', 'version', 'updated_at', 'asked_at', 'due_on'];
  standing text;
BEGIN
  SELECT status INTO standing FROM letter WHERE site_id = NEW.site_id AND id = NEW.letter_id;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' OR NEW.first <> (standing = 'asked') OR standing NOT IN ('asked', 'issuing', 'issued') THEN
      RAISE EXCEPTION 'an endorsement begins by being asked for, of a letter that is valid' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state = NEW.state THEN
    IF to_jsonb(OLD) - follows_site IS DISTINCT FROM to_jsonb(NEW) - follows_site THEN
      RAISE EXCEPTION 'endorsement of % changes by its steps alone', OLD.letter_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) NOT IN (('waiting', 'passed'), ('waiting', 'returned'), ('passed', 'returned'), ('returned', 'waiting'),
      ('passed', 'endorsing'), ('endorsing', 'endorsed'), ('endorsed', 'returned'), ('waiting', 'endorsed'), ('passed', 'endorsed'), ('returned', 'endorsed'))
    OR (OLD.state <> 'endorsing' AND NEW.state = 'endorsed'
      AND CASE WHEN NEW.first THEN OLD.state <> 'passed' OR NEW.mode <> 'internal' ELSE NEW.mode <> 'pen' END)
    OR (NEW.first AND NEW.state = 'endorsing')
    OR (OLD.state = 'endorsed' AND NOT NEW.first)
    OR (NEW.first <> OLD.first AND (OLD.state, NEW.state) <> ('returned', 'waiting'))
    OR (OLD.state <> 'endorsing' AND NOT CASE WHEN NEW.first THEN standing = CASE OLD.state WHEN 'endorsed' THEN 'endorsed' ELSE 'asked' END
      ELSE standing = 'issued' OR (OLD.first AND standing = 'issuing') END)
    OR (OLD.state = 'endorsing' AND to_jsonb(OLD) - asking IS DISTINCT FROM to_jsonb(NEW) - asking)
    OR (current_user = 'balai_office') <> (NEW.state = 'waiting' OR OLD.state = 'endorsed') AND current_user IN ('balai_office', 'balai_endorser')
  THEN
    RAISE EXCEPTION 'endorsement of % does not go from % to %', OLD.letter_id, OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'endorsed' THEN
    NEW.mode := NULL; NEW.register := NULL; NEW.endorsed_on := NULL; NEW.endorsed_at := NULL;
    NEW.signer_name := NULL; NEW.signer_position := NULL; NEW.place := NULL;
  END IF;
  RETURN NEW;
END $$;
DROP POLICY only_own_steps ON endorsement_step;
CREATE POLICY only_own_steps ON endorsement_step AS RESTRICTIVE FOR INSERT TO balai_office
  WITH CHECK (site_id = (SELECT scope()) AND place = 'office' AND move IN ('ask', 'take-back'));
ALTER TABLE endorsement_step ADD CHECK (move <> 'take-back' OR reason <> '');
