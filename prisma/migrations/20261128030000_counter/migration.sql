-- CreateTable
CREATE TABLE "letter_intake" (
    "site_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "code" CHAR(6) NOT NULL,
    "brought" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "promised_on" DATE NOT NULL,
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "handed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "letter_intake_pkey" PRIMARY KEY ("site_id","letter_id")
);

-- CreateTable
CREATE TABLE "counter_duty" (
    "site_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "officer_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "counter_duty_pkey" PRIMARY KEY ("site_id","day","officer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "letter_intake_site_id_code_key" ON "letter_intake"("site_id", "code");

-- AddForeignKey
ALTER TABLE "letter_intake" ADD CONSTRAINT "letter_intake_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "letter"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_intake" ADD CONSTRAINT "letter_intake_site_id_made_by_id_fkey" FOREIGN KEY ("site_id", "made_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_intake" ADD CONSTRAINT "letter_intake_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter_duty" ADD CONSTRAINT "counter_duty_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "counter_duty" ADD CONSTRAINT "counter_duty_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE letter_intake ADD CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{6}$'), ADD CHECK (cardinality(brought) <= 20);
ALTER TABLE counter_duty ADD CHECK (until IS NULL OR until >= since);
-- What still waits at the counter, the newest promise first.
CREATE INDEX letter_intake_waiting_idx ON letter_intake (site_id, promised_on DESC, letter_id DESC) WHERE handed_at IS NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['letter_intake', 'counter_duty'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
  END LOOP;
END $$;
-- An intake goes with its draft, when that is thrown away; nobody deletes one by itself.
GRANT SELECT, INSERT, UPDATE ON letter_intake, counter_duty TO balai_office;
