-- CreateTable
CREATE TABLE "budget_shown" (
    "site_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,

    CONSTRAINT "budget_shown_pkey" PRIMARY KEY ("site_id","year")
);

-- AddForeignKey
ALTER TABLE "budget_shown" ADD CONSTRAINT "budget_shown_site_id_year_fkey" FOREIGN KEY ("site_id", "year") REFERENCES "budget"("site_id", "year") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_shown" ADD CONSTRAINT "budget_shown_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- Years that were public before this table was. Forced row-level security shows the owner nothing, so it is lifted for the copy.
ALTER TABLE budget NO FORCE ROW LEVEL SECURITY;
INSERT INTO budget_shown (site_id, year) SELECT site_id, year FROM budget WHERE published_at IS NOT NULL;
ALTER TABLE budget FORCE ROW LEVEL SECURITY;

ALTER TABLE budget_shown ENABLE ROW LEVEL SECURITY;
ALTER TABLE budget_shown FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON budget_shown TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
-- A visitor learns that a year was public once: of one that is withdrawn nothing else is seen.
CREATE POLICY visitor ON budget_shown FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
GRANT SELECT, INSERT ON budget_shown TO balai_office;
GRANT SELECT ON budget_shown TO balai_visitor;
