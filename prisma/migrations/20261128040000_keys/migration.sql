-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "seal" BYTEA,
ADD COLUMN     "seal_sha256" TEXT;

-- CreateTable
CREATE TABLE "seal_key" (
    "site_id" UUID NOT NULL,
    "id" CHAR(4) NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "kek" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "cut_off" INTEGER,
    "certificate" JSONB,

    CONSTRAINT "seal_key_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "key_list" (
    "site_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "document" TEXT NOT NULL,

    CONSTRAINT "key_list_pkey" PRIMARY KEY ("site_id","version")
);

-- CreateIndex
CREATE INDEX "seal_key_regency_id_idx" ON "seal_key"("regency_id");

-- AddForeignKey
ALTER TABLE "seal_key" ADD CONSTRAINT "seal_key_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "key_list" ADD CONSTRAINT "key_list_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE letter
  ADD CHECK (num_nonnulls(seal, seal_sha256) <> 1),
  ADD CHECK (seal IS NULL OR (status <> 'draft' AND seal_sha256 = encode(sha256(seal), 'hex')));

ALTER TABLE seal_key
  ADD CHECK (kind IN ('letters', 'list', 'log')),
  ADD CHECK (state IN ('active', 'retired', 'compromised')),
  ADD CHECK ((state = 'active') = (ended_at IS NULL)),
  ADD CHECK ((state = 'compromised') = (cut_off IS NOT NULL)),
  ADD CHECK (cut_off >= 0),
  ADD CHECK (length(public_key) = 32 AND length(wrapped) = 60 AND kek >= 1),
  ADD CHECK (id = left(encode(sha256(public_key), 'hex'), 4)),
  ADD CHECK (certificate IS NULL OR kind = 'list');
-- One key of a kind signs at a time, also where two processes make it at once.
CREATE UNIQUE INDEX seal_key_active_key ON seal_key (site_id, kind) WHERE state = 'active';
ALTER TABLE key_list ADD CHECK (version >= 1), ADD CHECK (digest ~ '^[0-9a-f]{64}$');

-- A key is what it was made as. It only ends, never begins again; what ended can still turn out to be compromised.
CREATE FUNCTION keep_seal_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.site_id, OLD.id, OLD.kind, OLD.public_key, OLD.created_at)
      IS DISTINCT FROM (NEW.site_id, NEW.id, NEW.kind, NEW.public_key, NEW.created_at)
    OR (OLD.state, NEW.state) NOT IN (('active', 'active'), ('active', 'retired'), ('active', 'compromised'),
      ('retired', 'retired'), ('retired', 'compromised'), ('compromised', 'compromised'))
    OR (OLD.state <> 'active' AND OLD.ended_at IS DISTINCT FROM NEW.ended_at)
    OR (OLD.state = 'compromised' AND OLD.cut_off IS DISTINCT FROM NEW.cut_off)
  THEN
    RAISE EXCEPTION 'key % does not change so', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_seal_key BEFORE UPDATE ON seal_key FOR EACH ROW EXECUTE FUNCTION keep_seal_key();
-- The published list is a cached page of the regency.
CREATE TRIGGER tell_content_changed AFTER INSERT OR UPDATE ON seal_key FOR EACH ROW EXECUTE FUNCTION tell_content_changed();

ALTER TABLE seal_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal_key FORCE ROW LEVEL SECURITY;
ALTER TABLE key_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE key_list FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON seal_key TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
CREATE POLICY office ON key_list TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT, INSERT ON seal_key, key_list TO balai_office;
GRANT UPDATE (state, ended_at, cut_off, wrapped, kek, certificate) ON seal_key TO balai_office;
-- The registrar makes, retires and cuts off the keys of all sites of the regency, and reads no private half, not even wrapped.
CREATE POLICY registrar ON seal_key TO balai_registrar USING (regency_id = (SELECT scope())) WITH CHECK (regency_id = (SELECT scope()));
GRANT SELECT (site_id, id, district_id, regency_id, kind, public_key, state, created_at, ended_at, cut_off) ON seal_key TO balai_registrar;
GRANT INSERT ON seal_key TO balai_registrar;
GRANT UPDATE (state, ended_at, cut_off) ON seal_key TO balai_registrar;
-- The verifier reads what the key list says: public halves, types of letters, and the list as it was published.
CREATE POLICY verifier ON seal_key FOR SELECT TO balai_verifier USING (regency_id = (SELECT scope()));
GRANT SELECT (site_id, id, district_id, regency_id, kind, public_key, state, created_at, ended_at, cut_off, certificate)
  ON seal_key TO balai_verifier;
CREATE POLICY verifier ON key_list FOR SELECT TO balai_verifier USING (site_id = (SELECT scope()));
GRANT SELECT ON key_list TO balai_verifier;
CREATE POLICY verifier ON letter_type FOR SELECT TO balai_verifier USING (site_id = (SELECT scope()));
GRANT SELECT (site_id, version, slug, definition) ON letter_type TO balai_verifier;
-- A page tells the seal of a letter from any other by its SHA-256; the seal itself names the holder.
GRANT SELECT (seal_sha256) ON letter TO balai_verifier;
