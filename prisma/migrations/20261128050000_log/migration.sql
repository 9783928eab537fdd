-- A role belongs to the server, not to the database, and no migration may make one.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'balai_sequencer') THEN
    RAISE EXCEPTION 'The role balai_sequencer is missing. Run first: npm run balai -- database prepare';
  END IF;
END $$;

-- CreateTable
CREATE TABLE "log_leaf" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "salt" BYTEA,
    "hash" BYTEA NOT NULL,
    "position" INTEGER,

    CONSTRAINT "log_leaf_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "log_entry" (
    "site_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_entry_pkey" PRIMARY KEY ("site_id","position")
);

-- CreateTable
CREATE TABLE "log_node" (
    "site_id" UUID NOT NULL,
    "height" SMALLINT NOT NULL,
    "index" INTEGER NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "log_node_pkey" PRIMARY KEY ("site_id","height","index")
);

-- CreateTable
CREATE TABLE "log_checkpoint" (
    "site_id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "log_checkpoint_pkey" PRIMARY KEY ("site_id","size")
);

-- CreateTable
CREATE TABLE "kept_checkpoint" (
    "site_id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "agrees" BOOLEAN NOT NULL,

    CONSTRAINT "kept_checkpoint_pkey" PRIMARY KEY ("site_id","size","root","agrees")
);

-- CreateIndex
CREATE INDEX "log_leaf_regency_id_position_idx" ON "log_leaf"("regency_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "log_leaf_site_id_kind_subject_part_key" ON "log_leaf"("site_id", "kind", "subject", "part");

-- CreateIndex
CREATE UNIQUE INDEX "log_entry_site_id_hash_key" ON "log_entry"("site_id", "hash");

-- AddForeignKey
ALTER TABLE "log_leaf" ADD CONSTRAINT "log_leaf_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_entry" ADD CONSTRAINT "log_entry_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_node" ADD CONSTRAINT "log_node_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "log_checkpoint" ADD CONSTRAINT "log_checkpoint_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_checkpoint" ADD CONSTRAINT "kept_checkpoint_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE log_leaf
  ADD CHECK (kind IN ('issue', 'file', 'endorsement', 'revocation', 'replacement', 'key')),
  ADD CHECK (octet_length(salt) >= 16 AND octet_length(hash) = 32 AND position >= 0);
ALTER TABLE log_entry ADD CHECK (position >= 0 AND octet_length(hash) = 32);
ALTER TABLE log_node ADD CHECK (height BETWEEN 1 AND 31 AND index >= 0 AND octet_length(hash) = 32);
ALTER TABLE log_checkpoint ADD CHECK (size >= 1 AND octet_length(root) = 32 AND note <> '');
ALTER TABLE kept_checkpoint ADD CHECK (size >= 1 AND octet_length(root) = 32 AND note <> '');
CREATE INDEX log_leaf_pending_idx ON log_leaf (regency_id, id) WHERE position IS NULL;

-- What stands in the log stays, whoever asks, the tables' owner too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['log_entry', 'log_node', 'log_checkpoint', 'kept_checkpoint'] LOOP
    EXECUTE format('CREATE TRIGGER only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
CREATE TRIGGER only_added BEFORE DELETE OR TRUNCATE ON log_leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A leaf gets its position once and keeps it; its salt can go. District and regency follow the site until then, and after
-- it the district alone: what stands in the log of one regency does not move to another's.
CREATE FUNCTION keep_log_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves constant text[] := ARRAY['district_id', 'regency_id', 'position', 'salt'];
BEGIN
  IF to_jsonb(OLD) - moves IS DISTINCT FROM to_jsonb(NEW) - moves
    OR (NEW.salt IS NOT NULL AND NEW.salt IS DISTINCT FROM OLD.salt)
    OR (OLD.position IS NOT NULL AND (OLD.position, OLD.regency_id) IS DISTINCT FROM (NEW.position, NEW.regency_id))
  THEN
    RAISE EXCEPTION 'leaf % is in the log and does not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_log_leaf BEFORE UPDATE ON log_leaf FOR EACH ROW EXECUTE FUNCTION keep_log_leaf();
CREATE FUNCTION begin_log_leaf() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.position IS NOT NULL OR NEW.salt IS NULL THEN
    RAISE EXCEPTION 'a new leaf has a salt and no position yet' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER begin_log_leaf BEFORE INSERT ON log_leaf FOR EACH ROW EXECUTE FUNCTION begin_log_leaf();

-- Positions follow one another without a gap.
CREATE FUNCTION follow_last_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM fresh GROUP BY site_id
    HAVING max(position) - min(position) + 1 <> count(*)
      OR (min(position) > 0 AND NOT EXISTS (SELECT 1 FROM log_entry e WHERE e.site_id = fresh.site_id AND e.position = min(fresh.position) - 1))
  ) THEN
    RAISE EXCEPTION 'the entries of a log follow one another' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_last_entry AFTER INSERT ON log_entry REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION follow_last_entry();

-- A checkpoint heads the whole log as it stands, and is larger than all before; its key forbids a second one of its size.
CREATE FUNCTION head_whole_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size IS DISTINCT FROM (SELECT max(position) + 1 FROM log_entry e WHERE e.site_id = NEW.site_id)
    OR EXISTS (SELECT 1 FROM log_checkpoint c WHERE c.site_id = NEW.site_id AND c.size > NEW.size)
  THEN
    RAISE EXCEPTION 'a checkpoint of % does not head the log', NEW.size USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER head_whole_log BEFORE INSERT ON log_checkpoint FOR EACH ROW EXECUTE FUNCTION head_whole_log();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['log_leaf', 'log_entry', 'log_node', 'log_checkpoint', 'kept_checkpoint'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['log_entry', 'log_node', 'log_checkpoint'] LOOP
    EXECUTE format('CREATE POLICY sequencer ON %I TO balai_sequencer USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
    EXECUTE format('CREATE POLICY verifier ON %I FOR SELECT TO balai_verifier USING (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;

-- An office writes the leaves of its own deeds, and a district what it keeps.
CREATE POLICY office ON log_leaf TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
CREATE POLICY office ON kept_checkpoint TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT, INSERT ON log_leaf, kept_checkpoint TO balai_office;
-- The registrar makes and ends keys, and writes their leaves.
CREATE POLICY registrar ON log_leaf FOR INSERT TO balai_registrar WITH CHECK (regency_id = (SELECT scope()));
GRANT INSERT ON log_leaf TO balai_registrar;

-- The sequencer orders what its regency's sites have written; it reads hashes, never a salt. Strangers read the log itself.
GRANT USAGE ON SCHEMA public TO balai_sequencer;
GRANT SELECT ON site TO balai_sequencer;
CREATE POLICY sequencer ON log_leaf TO balai_sequencer USING (regency_id = (SELECT scope())) WITH CHECK (regency_id = (SELECT scope()));
GRANT SELECT (site_id, id, district_id, regency_id, hash, position), UPDATE (position) ON log_leaf TO balai_sequencer;
GRANT SELECT, INSERT ON log_entry, log_node, log_checkpoint TO balai_sequencer;
GRANT SELECT ON log_entry, log_node, log_checkpoint TO balai_verifier;
