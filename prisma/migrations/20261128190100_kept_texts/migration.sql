-- CreateTable
CREATE TABLE "kept_text" (
    "site_id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER,
    "values" JSONB,
    "writing_id" UUID NOT NULL,
    "writing_step" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_text_pkey" PRIMARY KEY ("site_id","officer_id","item_id")
);

-- CreateIndex
CREATE INDEX "kept_text_site_id_item_id_idx" ON "kept_text"("site_id", "item_id");

-- AddForeignKey
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE kept_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE kept_text FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON kept_text TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT, INSERT, UPDATE, DELETE ON kept_text TO balai_office;
