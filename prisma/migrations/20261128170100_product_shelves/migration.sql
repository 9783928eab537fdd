-- AlterTable
ALTER TABLE "product" ADD COLUMN "category" TEXT NOT NULL DEFAULT 'lainnya';

-- CreateTable
CREATE TABLE "product_address" (
    "site_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "product_address_pkey" PRIMARY KEY ("site_id","slug")
);

-- CreateTable
CREATE TABLE "product_picture" (
    "site_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "picture_id" UUID NOT NULL,
    "alt" TEXT NOT NULL DEFAULT '',
    "caption" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "product_picture_pkey" PRIMARY KEY ("site_id","product_id","position")
);

-- CreateIndex
CREATE INDEX "product_picture_site_id_picture_id_idx" ON "product_picture"("site_id", "picture_id");

-- CreateIndex
CREATE INDEX "product_address_site_id_product_id_idx" ON "product_address"("site_id", "product_id");

-- CreateIndex
CREATE INDEX "product_site_id_category_published_at_idx" ON "product"("site_id", "category", "published_at" DESC);

-- CreateIndex
CREATE INDEX "product_district_id_category_published_at_idx" ON "product"("district_id", "category", "published_at" DESC);

-- CreateIndex
CREATE INDEX "product_regency_id_category_published_at_idx" ON "product"("regency_id", "category", "published_at" DESC);

-- AddForeignKey
ALTER TABLE "product_address" ADD CONSTRAINT "product_address_site_id_product_id_fkey" FOREIGN KEY ("site_id", "product_id") REFERENCES "product"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_address" ADD CONSTRAINT "product_address_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_picture" ADD CONSTRAINT "product_picture_site_id_product_id_fkey" FOREIGN KEY ("site_id", "product_id") REFERENCES "product"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_picture" ADD CONSTRAINT "product_picture_site_id_picture_id_fkey" FOREIGN KEY ("site_id", "picture_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_picture" ADD CONSTRAINT "product_picture_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE product ADD CONSTRAINT product_category_check CHECK (category IN
  ('makanan', 'minuman', 'hasil-laut', 'hasil-tani', 'kain', 'kerajinan', 'bibit', 'jasa', 'lainnya'));

-- What is thrown away rests in the trash, seen by the site's own officers alone, until it is taken out again.
ALTER TABLE product DROP CONSTRAINT product_status_check;
ALTER TABLE product ADD CONSTRAINT product_status_check CHECK (status IN ('draft', 'published', 'trashed'));

-- Whatever was published once keeps its address for good. FORCE binds the owner too: it is lifted while the rows are read.
ALTER TABLE product NO FORCE ROW LEVEL SECURITY;
INSERT INTO product_address (site_id, slug, product_id) SELECT site_id, slug, id FROM product WHERE published_at IS NOT NULL;
-- The picture a product had is the first of its list.
INSERT INTO product_picture (site_id, product_id, position, picture_id, alt)
  SELECT site_id, id, 0, picture_id, picture_alt FROM product WHERE picture_id IS NOT NULL;
ALTER TABLE product FORCE ROW LEVEL SECURITY;

ALTER TABLE product_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE product_address FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON product_address TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
-- A visitor learns that an address was public once, and of which product: of one that is withdrawn nothing else is seen.
CREATE POLICY visitor ON product_address FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()));
GRANT SELECT, INSERT ON product_address TO balai_office;
GRANT SELECT ON product_address TO balai_visitor;

ALTER TABLE product_picture ENABLE ROW LEVEL SECURITY;
ALTER TABLE product_picture FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON product_picture TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
-- A visitor sees the pictures of the products they see: the published ones.
CREATE POLICY visitor ON product_picture FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()) AND EXISTS (
  SELECT 1 FROM product WHERE product.site_id = product_picture.site_id AND product.id = product_picture.product_id));
GRANT SELECT, INSERT, DELETE ON product_picture TO balai_office;
GRANT SELECT ON product_picture TO balai_visitor;

-- A product is found by its shelf as well.
CREATE OR REPLACE FUNCTION search_product(p product) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT p.site_id, p.id, 'product', p.name, search_plain(concat_ws(E'\n', p.body, p.seller, replace(p.category, '-', ' '))), '/produk/' || p.slug,
    NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
  WHERE p.status = 'published'
$$;
