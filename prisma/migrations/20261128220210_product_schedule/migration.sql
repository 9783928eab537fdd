-- AlterTable
ALTER TABLE "product" ADD COLUMN "publish_at" TIMESTAMPTZ(3),
ADD COLUMN "publish_by" UUID;

-- CreateIndex
CREATE INDEX "product_regency_id_publish_at_idx" ON "product"("regency_id", "publish_at");

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_site_id_publish_by_fkey" FOREIGN KEY ("site_id", "publish_by") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- Only a draft waits for its hour, and somebody asked for it.
ALTER TABLE product ADD CONSTRAINT product_schedule_check
  CHECK ((publish_at IS NULL) = (publish_by IS NULL) AND (publish_at IS NULL OR status = 'draft'));

-- The clock learns of a regency's drafts which are due, and nothing else of them.
CREATE POLICY sequencer ON product FOR SELECT TO balai_sequencer
  USING (regency_id = (SELECT scope()) AND status = 'draft' AND publish_at IS NOT NULL);
GRANT SELECT (site_id, id, regency_id, status, publish_at) ON product TO balai_sequencer;
