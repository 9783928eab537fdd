-- CreateTable
CREATE TABLE "second_factor" (
    "site_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "last_step" INTEGER NOT NULL,
    "recovery_hashes" TEXT[],
    "recovery_id" UUID NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("site_id","officer_id")
);

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Like passwords, codes are checked at the door alone. The office sees who has a second factor and takes one away.
ALTER TABLE second_factor ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON second_factor TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
CREATE POLICY door ON second_factor TO balai_door USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT (site_id, officer_id, confirmed_at), DELETE ON second_factor TO balai_office;
GRANT SELECT, INSERT, UPDATE (last_step, recovery_hashes, recovery_id), DELETE ON second_factor TO balai_door;
