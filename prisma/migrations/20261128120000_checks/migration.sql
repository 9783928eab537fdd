-- CreateTable
CREATE TABLE "letter_check" (
    "site_id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "checks" INTEGER NOT NULL,

    CONSTRAINT "letter_check_pkey" PRIMARY KEY ("site_id","letter_id","day")
);

-- CreateTable
CREATE TABLE "code_try" (
    "site_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "district_id" UUID NOT NULL,
    "regency_id" UUID NOT NULL,
    "tries" INTEGER NOT NULL,

    CONSTRAINT "code_try_pkey" PRIMARY KEY ("site_id","day")
);

-- CreateIndex
CREATE INDEX "code_try_regency_id_day_idx" ON "code_try"("regency_id", "day");

-- AddForeignKey
ALTER TABLE "letter_check" ADD CONSTRAINT "letter_check_site_id_letter_id_fkey" FOREIGN KEY ("site_id", "letter_id") REFERENCES "letter"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_check" ADD CONSTRAINT "letter_check_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_try" ADD CONSTRAINT "code_try_site_id_district_id_regency_id_fkey" FOREIGN KEY ("site_id", "district_id", "regency_id") REFERENCES "site"("id", "district_id", "regency_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE letter_check ADD CHECK (checks >= 1);
ALTER TABLE code_try ADD CHECK (tries >= 1);

-- Who answers strangers counts what they asked; an office reads what was asked of its own letters.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['letter_check', 'code_try'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I FOR SELECT TO balai_office USING (site_id = (SELECT scope()))', t);
    EXECUTE format('CREATE POLICY verifier ON %I TO balai_verifier USING (regency_id = (SELECT scope())) WITH CHECK (regency_id = (SELECT scope()))', t);
  END LOOP;
END $$;
GRANT SELECT ON letter_check, code_try TO balai_office;
GRANT SELECT, INSERT ON letter_check, code_try TO balai_verifier;
GRANT UPDATE (checks) ON letter_check TO balai_verifier;
GRANT UPDATE (tries) ON code_try TO balai_verifier;
