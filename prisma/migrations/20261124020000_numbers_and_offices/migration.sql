-- CreateTable
CREATE TABLE "letter_number" (
    "site_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "number" TEXT,
    "dated_on" DATE,
    "type_slug" TEXT,
    "type_name" TEXT NOT NULL DEFAULT '',
    "holder_name" TEXT NOT NULL DEFAULT '',
    "remark" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "letter_id" UUID,
    "block_id" UUID,
    "given_by_id" UUID,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "letter_number_pkey" PRIMARY KEY ("site_id","scope","year","sequence")
);

-- CreateTable
CREATE TABLE "number_block" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "reserved_by_id" UUID NOT NULL,
    "reserved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "number_block_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "letter_scan" (
    "site_id" UUID NOT NULL,
    "number_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_scan_pkey" PRIMARY KEY ("site_id","number_id","sha256")
);

-- CreateTable
CREATE TABLE "letter_office" (
    "site_id" UUID NOT NULL,
    "number_pattern" TEXT,
    "counter_scope" TEXT,
    "scheme" TEXT,
    "paper" TEXT,
    "head_form" TEXT NOT NULL DEFAULT 'village',
    "mark" TEXT NOT NULL DEFAULT 'neutral',
    "logo_sha256" TEXT,
    "kop" TEXT NOT NULL DEFAULT 'printed',
    "offset_x" INTEGER NOT NULL DEFAULT 0,
    "offset_y" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_office_pkey" PRIMARY KEY ("site_id")
);

-- CreateTable
CREATE TABLE "letter_logo" (
    "site_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_logo_pkey" PRIMARY KEY ("site_id","sha256")
);

-- CreateIndex
CREATE INDEX "letter_number_site_id_year_dated_on_idx" ON "letter_number"("site_id", "year", "dated_on");

-- CreateIndex
CREATE UNIQUE INDEX "letter_number_site_id_id_key" ON "letter_number"("site_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_number_site_id_number_key" ON "letter_number"("site_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "letter_number_site_id_letter_id_key" ON "letter_number"("site_id", "letter_id");

-- AddForeignKey
ALTER TABLE "letter_number" ADD CONSTRAINT "letter_number_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "letter"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_number" ADD CONSTRAINT "letter_number_site_id_block_id_fkey" FOREIGN KEY ("site_id", "block_id") REFERENCES "number_block"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_number" ADD CONSTRAINT "letter_number_site_id_given_by_id_fkey" FOREIGN KEY ("site_id", "given_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_number" ADD CONSTRAINT "letter_number_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_block" ADD CONSTRAINT "number_block_site_id_reserved_by_id_fkey" FOREIGN KEY ("site_id", "reserved_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "number_block" ADD CONSTRAINT "number_block_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_scan" ADD CONSTRAINT "letter_scan_site_id_number_id_fkey" FOREIGN KEY ("site_id", "number_id") REFERENCES "letter_number"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_scan" ADD CONSTRAINT "letter_scan_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_office" ADD CONSTRAINT "letter_office_site_id_logo_sha256_fkey" FOREIGN KEY ("site_id", "logo_sha256") REFERENCES "letter_logo"("site_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_office" ADD CONSTRAINT "letter_office_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_logo" ADD CONSTRAINT "letter_logo_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE letter_number
  ADD CHECK (sequence >= 1),
  ADD CHECK (kind IN ('letter', 'handwritten', 'typed', 'paper', 'passed')),
  ADD CHECK (standing IN ('open', 'filled', 'unfilled', 'void')),
  ADD CHECK ((kind = 'letter') = (letter_id IS NOT NULL)),
  ADD CHECK ((kind = 'handwritten') = (block_id IS NOT NULL)),
  ADD CHECK (standing = 'filled' OR kind IN ('handwritten', 'typed')),
  ADD CHECK (standing NOT IN ('unfilled', 'void') OR reason <> ''),
  ADD CHECK (standing <> 'filled' OR kind IN ('paper', 'passed') OR num_nonnulls(number, dated_on) = 2);
ALTER TABLE number_block ADD CHECK (first >= 1 AND last >= first AND reason <> '');
ALTER TABLE letter_scan
  ADD CHECK (media_type IN ('application/pdf', 'image/jpeg')),
  ADD CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE letter_office
  ADD CHECK (counter_scope IN ('all', 'per-code', 'per-type')),
  ADD CHECK (scheme IN ('permendagri83', 'permendagri78')),
  ADD CHECK (paper IN ('f4', 'f4-narrow', 'folio', 'a4')),
  ADD CHECK (head_form IN ('village', 'government', 'head', 'office')),
  ADD CHECK (mark IN ('neutral', 'none', 'picture')),
  ADD CHECK (mark <> 'picture' OR logo_sha256 IS NOT NULL),
  ADD CHECK (kop IN ('printed', 'blank')),
  ADD CHECK (offset_x BETWEEN -150 AND 150 AND offset_y BETWEEN -150 AND 150);
ALTER TABLE letter_logo ADD CHECK (sha256 ~ '^[0-9a-f]{64}$'), ADD CHECK (octet_length(bytes) <= 8192), ADD CHECK (height <= 300);

-- The letters that have a number already. Forced row-level security binds the owner too: it would copy nothing, in silence.
ALTER TABLE letter NO FORCE ROW LEVEL SECURITY;
INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, number, dated_on, letter_id, given_by_id, given_at)
  SELECT site_id, counter_scope, year, sequence, id, 'letter', 'filled', number, issued_on, id, issued_by_id, issued_at
  FROM letter WHERE sequence IS NOT NULL;
ALTER TABLE letter FORCE ROW LEVEL SECURITY;

-- Whoever gives a letter its number enters it here in the same statement: a number that is taken already refuses the letter.
CREATE FUNCTION enter_letter_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, number, dated_on, letter_id, given_by_id, given_at)
  VALUES (NEW.site_id, NEW.counter_scope, NEW.year, NEW.sequence, NEW.id, 'letter', 'filled', NEW.number, NEW.issued_on, NEW.id,
    NEW.issued_by_id, NEW.issued_at);
  RETURN NULL;
END $$;
CREATE TRIGGER enter_letter_number AFTER INSERT ON letter FOR EACH ROW
  WHEN (NEW.sequence IS NOT NULL) EXECUTE FUNCTION enter_letter_number();
CREATE TRIGGER enter_given_letter_number AFTER UPDATE ON letter FOR EACH ROW
  WHEN (OLD.sequence IS NULL AND NEW.sequence IS NOT NULL) EXECUTE FUNCTION enter_letter_number();

-- A number stays what it was given for; what is void or left unfilled stays so.
CREATE FUNCTION keep_letter_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.kind NOT IN ('handwritten', 'typed')
    OR (OLD.standing, NEW.standing) NOT IN (('open', 'open'), ('open', 'filled'), ('open', 'unfilled'), ('open', 'void'),
      ('filled', 'filled'), ('filled', 'void'))
    OR (OLD.scope, OLD.year, OLD.sequence, OLD.id, OLD.kind, OLD.letter_id, OLD.block_id, OLD.given_by_id, OLD.given_at)
      IS DISTINCT FROM
       (NEW.scope, NEW.year, NEW.sequence, NEW.id, NEW.kind, NEW.letter_id, NEW.block_id, NEW.given_by_id, NEW.given_at)
  THEN
    RAISE EXCEPTION 'number % of % was given and does not change', OLD.sequence, OLD.year USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_letter_number BEFORE UPDATE ON letter_number FOR EACH ROW EXECUTE FUNCTION keep_letter_number();

-- A counter never goes back below a number that was given.
CREATE FUNCTION keep_letter_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM letter_number n WHERE n.site_id = NEW.site_id AND n.scope = NEW.scope AND n.year = NEW.year
      AND n.sequence > NEW.last)
  THEN
    RAISE EXCEPTION 'counter % of % gave more than %', NEW.scope, NEW.year, NEW.last USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_letter_counter BEFORE UPDATE ON letter_counter FOR EACH ROW
  WHEN (NEW.last < OLD.last) EXECUTE FUNCTION keep_letter_counter();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['letter_number', 'number_block', 'letter_scan', 'letter_office', 'letter_logo'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON letter_number, letter_office TO balai_office;
GRANT SELECT, INSERT ON number_block, letter_scan, letter_logo TO balai_office;
-- The paper book's last number can be mended until the next one is given; nothing else leaves the register.
GRANT DELETE ON letter_number TO balai_office;
CREATE POLICY only_paper_goes ON letter_number AS RESTRICTIVE FOR DELETE TO balai_office
  USING (site_id = (SELECT scope()) AND kind = 'paper');
