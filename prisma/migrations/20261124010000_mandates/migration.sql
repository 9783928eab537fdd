-- AlterTable
ALTER TABLE "official" ADD COLUMN     "grade" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "mandate" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("site_id","id")
);

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_site_id_official_id_fkey" FOREIGN KEY ("site_id", "official_id") REFERENCES "official"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A mandate is the office's own: nobody outside reads it, and it is ended, never deleted. One that ends the day before it
-- begins was taken back before it ever ran.
ALTER TABLE mandate
  ADD CHECK (kind IN ('an', 'ub', 'plt', 'plh', 'pj')),
  ADD CHECK (until IS NULL OR until >= since - 1),
  ADD CHECK (kind <> 'plh' OR until IS NOT NULL),
  ENABLE ROW LEVEL SECURITY,
  FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON mandate TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT, INSERT, UPDATE ON mandate TO balai_office;
