-- The showcase of a regency by price: a page is read from the index and ended after it. Products without a price come last in
-- either direction, which one index cannot give. Prisma's schema does not say where nulls stand, and does not look.
CREATE INDEX "product_regency_id_price_published_at_id_idx" ON "product"("regency_id", "price", "published_at" DESC, "id" DESC);
CREATE INDEX "product_by_highest_price" ON "product"("regency_id", "price" DESC NULLS LAST, "published_at" DESC, "id" DESC);
