-- DropIndex
DROP INDEX "letter_site_id_updated_at_idx";

-- DropIndex
DROP INDEX "letter_number_site_id_year_dated_on_idx";

-- AlterTable
ALTER TABLE "letter" ADD COLUMN "search" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "incoming_letter" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "agenda" INTEGER NOT NULL,
    "received_on" DATE NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "dated_on" DATE NOT NULL,
    "sender" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',
    "disposed_to_id" UUID,
    "instruction" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,
    "done_on" DATE,
    "search" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incoming_letter_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "incoming_counter" (
    "site_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "incoming_counter_pkey" PRIMARY KEY ("site_id","year")
);

-- CreateTable
CREATE TABLE "incoming_scan" (
    "site_id" UUID NOT NULL,
    "incoming_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incoming_scan_pkey" PRIMARY KEY ("site_id","incoming_id","sha256")
);

-- CreateTable
CREATE TABLE "expedition_entry" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number_id" UUID NOT NULL,
    "sent_on" DATE NOT NULL,
    "recipient" TEXT NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "expedition_entry_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "incoming_letter_site_id_year_agenda_key" ON "incoming_letter"("site_id", "year", "agenda");

-- CreateIndex
CREATE INDEX "incoming_letter_site_id_received_on_agenda_search_idx" ON "incoming_letter"("site_id", "received_on", "agenda", "search");

-- CreateIndex
CREATE INDEX "expedition_entry_site_id_sent_on_id_idx" ON "expedition_entry"("site_id", "sent_on", "id");

-- CreateIndex
CREATE INDEX "expedition_entry_site_id_number_id_idx" ON "expedition_entry"("site_id", "number_id");

-- CreateIndex
CREATE INDEX "letter_site_id_updated_at_id_status_search_idx" ON "letter"("site_id", "updated_at" DESC, "id" DESC, "status", "search");

-- CreateIndex
CREATE INDEX "letter_site_id_type_slug_issued_on_idx" ON "letter"("site_id", "type_slug", "issued_on");

-- CreateIndex
CREATE INDEX "letter_number_site_id_year_dated_on_scope_sequence_idx" ON "letter_number"("site_id", "year", "dated_on", "scope", "sequence");

-- AddForeignKey
ALTER TABLE "incoming_letter" ADD CONSTRAINT "incoming_letter_site_id_disposed_to_id_fkey" FOREIGN KEY ("site_id", "disposed_to_id") REFERENCES "official"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_letter" ADD CONSTRAINT "incoming_letter_site_id_recorded_by_id_fkey" FOREIGN KEY ("site_id", "recorded_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_letter" ADD CONSTRAINT "incoming_letter_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_counter" ADD CONSTRAINT "incoming_counter_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_scan" ADD CONSTRAINT "incoming_scan_site_id_incoming_id_fkey" FOREIGN KEY ("site_id", "incoming_id") REFERENCES "incoming_letter"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incoming_scan" ADD CONSTRAINT "incoming_scan_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expedition_entry" ADD CONSTRAINT "expedition_entry_site_id_number_id_fkey" FOREIGN KEY ("site_id", "number_id") REFERENCES "letter_number"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expedition_entry" ADD CONSTRAINT "expedition_entry_site_id_recorded_by_id_fkey" FOREIGN KEY ("site_id", "recorded_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "expedition_entry" ADD CONSTRAINT "expedition_entry_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE incoming_letter
  ADD CHECK (agenda >= 1),
  ADD CHECK (extract(year FROM received_on) = year),
  ADD CHECK (sender <> '' AND subject <> ''),
  ADD CHECK (disposed_to_id IS NOT NULL OR num_nonnulls(due_on, done_on) = 0);
ALTER TABLE incoming_counter ADD CHECK (last >= 1);
ALTER TABLE incoming_scan
  ADD CHECK (media_type IN ('application/pdf', 'image/jpeg')),
  ADD CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE expedition_entry ADD CHECK (recipient <> '');
-- Letters written by hand or typed elsewhere are few beside those made here.
CREATE INDEX letter_number_elsewhere_idx ON letter_number (site_id, dated_on) WHERE kind IN ('handwritten', 'typed');

-- What a search reads, in small letters. It stands in an index that begins with the site, so that a search reads that alone:
-- behind row-level security LIKE is never an index's condition, but it may filter what the index holds.
CREATE FUNCTION fill_letter_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := left(lower(concat_ws(' ', NEW.number, NEW.holder_name)), 400);
  RETURN NEW;
END $$;
CREATE TRIGGER fill_letter_search BEFORE INSERT OR UPDATE OF number, holder_name ON letter
  FOR EACH ROW EXECUTE FUNCTION fill_letter_search();
CREATE FUNCTION fill_incoming_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := left(lower(concat_ws(' ', NEW.number, NEW.sender, NEW.subject)), 600);
  RETURN NEW;
END $$;
CREATE TRIGGER fill_incoming_search BEFORE INSERT OR UPDATE OF number, sender, subject ON incoming_letter
  FOR EACH ROW EXECUTE FUNCTION fill_incoming_search();
-- The letters there are already. Forced row-level security binds the owner too: it would change nothing, in silence.
ALTER TABLE letter NO FORCE ROW LEVEL SECURITY;
ALTER TABLE letter DISABLE TRIGGER USER;
UPDATE letter SET search = left(lower(concat_ws(' ', number, holder_name)), 400);
ALTER TABLE letter ENABLE TRIGGER USER;
ALTER TABLE letter FORCE ROW LEVEL SECURITY;

-- An agenda number stays with the letter it was given to, and none is given twice.
CREATE FUNCTION keep_agenda_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.site_id, OLD.id, OLD.year, OLD.agenda, OLD.recorded_by_id, OLD.recorded_at)
    IS DISTINCT FROM (NEW.site_id, NEW.id, NEW.year, NEW.agenda, NEW.recorded_by_id, NEW.recorded_at)
  THEN
    RAISE EXCEPTION 'agenda number % of % was given and does not change', OLD.agenda, OLD.year USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_agenda_number BEFORE UPDATE ON incoming_letter FOR EACH ROW EXECUTE FUNCTION keep_agenda_number();
CREATE FUNCTION keep_incoming_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the agenda of % does not go back', OLD.year USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER keep_incoming_counter BEFORE UPDATE ON incoming_counter FOR EACH ROW
  WHEN (NEW.last < OLD.last) EXECUTE FUNCTION keep_incoming_counter();

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['incoming_letter', 'incoming_counter', 'incoming_scan', 'expedition_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON incoming_letter, incoming_counter TO balai_office;
GRANT SELECT, INSERT ON incoming_scan TO balai_office;
-- A handover that was entered by mistake can be taken out again; the audit trail keeps that it was.
GRANT SELECT, INSERT, UPDATE, DELETE ON expedition_entry TO balai_office;
