-- The words of a shelf, as the pages of products have them; of the last one, which tells nothing, none.
CREATE FUNCTION shelf_words(category text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE category
    WHEN 'makanan' THEN 'Makanan dan camilan'
    WHEN 'minuman' THEN 'Minuman'
    WHEN 'hasil-laut' THEN 'Hasil laut'
    WHEN 'hasil-tani' THEN 'Hasil kebun dan sawah'
    WHEN 'kain' THEN 'Batik dan tenun'
    WHEN 'kerajinan' THEN 'Kerajinan'
    WHEN 'bibit' THEN 'Bibit dan ternak'
    WHEN 'jasa' THEN 'Jasa'
  END
$$;

-- A product is found by the words of its shelf and shown with them, not with the key it is stored by.
CREATE OR REPLACE FUNCTION search_product(p product) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT p.site_id, p.id, 'product', p.name, search_plain(concat_ws(E'\n', p.body, p.seller, shelf_words(p.category))), '/produk/' || p.slug,
    NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
  WHERE p.status = 'published'
$$;

-- What stands already. FORCE binds the owner too: it is lifted while the rows are read.
ALTER TABLE product NO FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  PERFORM store_searched(e) FROM (SELECT search_product(p) AS e FROM product p) AS standing WHERE (e).id IS NOT NULL;
END $$;
ALTER TABLE product FORCE ROW LEVEL SECURITY;
