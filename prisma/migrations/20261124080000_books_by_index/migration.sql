-- The lines of a book are counted and put in order by an index alone; only those of the page are read from their tables.
-- Before, the register of a year with 200,000 letters read a hundred thousand of them to show fifty.

-- DropIndex
DROP INDEX "letter_site_id_type_slug_issued_on_idx";

-- DropIndex
DROP INDEX "letter_number_site_id_year_dated_on_scope_sequence_idx";

-- CreateIndex
CREATE INDEX "letter_site_id_type_slug_issued_on_sequence_id_idx" ON "letter"("site_id", "type_slug", "issued_on", "sequence", "id");

-- CreateIndex
CREATE INDEX "letter_number_site_id_year_dated_on_scope_sequence_id_idx" ON "letter_number"("site_id", "year", "dated_on", "scope", "sequence", "id");
