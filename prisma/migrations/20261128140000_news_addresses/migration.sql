-- CreateTable
CREATE TABLE "news_address" (
    "site_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "news_id" UUID NOT NULL,

    CONSTRAINT "news_address_pkey" PRIMARY KEY ("site_id","slug")
);

-- CreateIndex
CREATE INDEX "news_address_site_id_news_id_idx" ON "news_address"("site_id", "news_id");

-- AddForeignKey
ALTER TABLE "news_address" ADD CONSTRAINT "news_address_site_id_news_id_fkey" FOREIGN KEY ("site_id", "news_id") REFERENCES "news"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_address" ADD CONSTRAINT "news_address_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- Whatever was published once keeps its address for good. FORCE binds the owner too: it is lifted while the rows are read.
ALTER TABLE news NO FORCE ROW LEVEL SECURITY;
INSERT INTO news_address (site_id, slug, news_id) SELECT site_id, slug, id FROM news WHERE published_at IS NOT NULL;
ALTER TABLE news FORCE ROW LEVEL SECURITY;

ALTER TABLE news_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE news_address FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON news_address TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
-- A visitor learns that an address was public once, and of which item: of one that is withdrawn nothing else is seen.
CREATE POLICY visitor ON news_address FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
GRANT SELECT, INSERT ON news_address TO balai_office;
GRANT SELECT ON news_address TO balai_visitor;
