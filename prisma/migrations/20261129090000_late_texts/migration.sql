-- CreateTable
CREATE TABLE "publishing_fault" (
    "site_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "says" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publishing_fault_pkey" PRIMARY KEY ("site_id","item_id")
);

-- AddForeignKey
ALTER TABLE "publishing_fault" ADD CONSTRAINT "publishing_fault_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE publishing_fault ENABLE ROW LEVEL SECURITY;
ALTER TABLE publishing_fault FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON publishing_fault TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT, INSERT, UPDATE, DELETE ON publishing_fault TO balai_office;
-- The clock learns when a draft was tried in vain, and not why.
CREATE POLICY sequencer ON publishing_fault FOR SELECT TO balai_sequencer
  USING (site_id IN (SELECT id FROM site WHERE regency_id = (SELECT scope())));
GRANT SELECT (site_id, item_id, tried_at) ON publishing_fault TO balai_sequencer;

-- Who saves a text holds the files it names: to lock a row, Postgres asks for the right to change one of its columns.
GRANT UPDATE (created_at) ON stored_file TO balai_office;
