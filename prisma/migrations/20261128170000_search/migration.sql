-- CreateTable
CREATE TABLE "search_entry" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "day" TIMESTAMPTZ(3),
    "shown_from" TIMESTAMPTZ(3),
    "shown_until" TIMESTAMPTZ(3),

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateTable
CREATE TABLE "search_word" (
    "site_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "stem" TEXT COLLATE "C" NOT NULL,
    "weight" SMALLINT NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("site_id","entry_id","term","stem")
);

-- CreateIndex
CREATE INDEX "search_entry_site_id_id_kind_day_shown_from_shown_until_idx" ON "search_entry"("site_id", "id", "kind", "day", "shown_from", "shown_until");

-- CreateIndex
CREATE INDEX "search_word_site_id_stem_entry_id_weight_idx" ON "search_word"("site_id", "stem", "entry_id", "weight");

-- CreateIndex
CREATE INDEX "search_word_site_id_term_idx" ON "search_word"("site_id", "term");

-- AddForeignKey
ALTER TABLE "search_entry" ADD CONSTRAINT "search_entry_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_site_id_entry_id_fkey" FOREIGN KEY ("site_id", "entry_id") REFERENCES "search_entry"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "search_word" ADD CONSTRAINT "search_word_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- The index of words is a table: equality of text is leakproof and an index condition behind the policies, which a match of
-- tsvector or of trigrams is not.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['search_entry', 'search_word'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY office ON %I TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()))', t);
    EXECUTE format('CREATE POLICY visitor ON %I FOR SELECT TO balai_visitor USING (site_id = (SELECT scope()))', t);
    -- A village offers the letters of its regency's standard, which stand at the regency.
    EXECUTE format('CREATE POLICY standard ON %I FOR SELECT TO balai_visitor USING (site_id = (SELECT regency_id FROM site WHERE id = (SELECT scope())))', t);
    -- A migration that changes rows of a source changes its entries with them: no scope is set then, and FORCE binds the owner.
    EXECUTE format('CREATE POLICY migration ON %I TO balai_owner USING (scope() IS NULL) WITH CHECK (scope() IS NULL)', t);
    EXECUTE format('CREATE POLICY portal ON %I FOR SELECT TO balai_portal USING (site_id IN (SELECT id FROM site WHERE (SELECT scope()) IN (district_id, regency_id)))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE ON search_entry, search_word TO balai_office;
GRANT SELECT ON search_entry, search_word TO balai_visitor, balai_portal;

-- The words of a text, as they are looked for: in small letters, without accents and apostrophes; not the words every text
-- has, and no long number, which may be a NIK or a telephone.
CREATE FUNCTION search_terms(said text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT term
  FROM regexp_split_to_table(lower(regexp_replace(normalize(said, NFKD), '[\u0300-\u036f''’‘`ʼ]', '', 'g')), '[^a-z0-9]+') term
  WHERE length(term) BETWEEN 2 AND 40 AND term !~ '^\d{8,}$' AND term <> ALL ('{yang,dan,di,ke,dari,untuk,pada,dengan,atau,ini,itu,
    adalah,akan,agar,bagi,oleh,juga,sudah,telah,dalam,sebagai,karena,saat,para,bila,jika,serta,bisa,dapat,ada,tidak,belum,anda,
    kami,kita,saya,mereka,ia,lalu,sampai,hingga,lebih,setiap,tiap,apa,bagaimana,cara,mau,ingin}'::text[])
$$;

-- What a word is found under: what the Indonesian stemmer of Postgres makes of it, and the forms it does not see behind a
-- prefix that melts with the first letter (menulis: tulis, menerangkan: terang) or eats one (pelaku: laku, menikah: nikah).
CREATE FUNCTION search_stems(term text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  forms text[] := ARRAY[term];
  stems text[] := '{}';
  form text;
  stem text;
BEGIN
  IF length(term) >= 6 AND left(term, 2) = ANY ('{me,pe,be,te,ke,se,di}') THEN
    forms := forms || ARRAY(SELECT first || substring(term FROM prefix)
      FROM (VALUES ('t', '^(?:me|pe)n([aeiou].{2,})'), ('s', '^(?:me|pe)ny([aeiou].{2,})'), ('p', '^(?:me|pe)m([aeiou].{2,})'),
        ('k', '^(?:me|pe)ng([aeiou].{2,})'), ('', '^(?:me|pe)nge([^aeiou][aeiou][^aeiou].*)'), ('', '^(?:me|pe)((?:[lmrwy]|n(?![gy])).{3,})'),
        ('', '^(?:ber|ter|per)(.{4,})'), ('', '^(?:ke|se|di)(.{4,})')) AS rule (first, prefix)
      WHERE term ~ prefix);
  END IF;
  FOREACH form IN ARRAY forms LOOP
    stem := coalesce((ts_lexize('indonesian_stem', form))[1], form);
    stems := stems || stem;
    IF right(stem, 1) = 'i' AND length(stem) >= 5 THEN stems := stems || left(stem, -1); END IF;
    IF right(form, 1) = 'i' AND length(form) >= 5 THEN stems := stems || left(form, -1); END IF;
    IF right(form, 3) = 'kan' AND length(form) >= 7 THEN stems := stems || left(form, -3); END IF;
    IF right(form, 2) = 'an' AND length(form) >= 6 AND form !~ '[^aeiou]kan$' THEN stems := stems || left(form, -2); END IF;
  END LOOP;
  RETURN ARRAY(SELECT DISTINCT each FROM unnest(stems) AS each WHERE length(each) >= least(length(term), 3));
END $$;

-- Puts what may be found into the index, in the place of what stood there.
CREATE FUNCTION store_searched(entry search_entry) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entry WHERE site_id = entry.site_id AND id = entry.id;
  INSERT INTO search_entry SELECT entry.*;
  INSERT INTO search_word (site_id, entry_id, term, stem, weight)
    SELECT entry.site_id, entry.id, term, stem, least(count(*), 3) + CASE WHEN bool_or(titled) THEN 8 ELSE 0 END
    FROM (SELECT term, true AS titled FROM search_terms(entry.title) AS term
      UNION ALL SELECT term, false FROM search_terms(entry.text) AS term) AS said, unnest(search_stems(term)) AS stem
    GROUP BY term, stem;
END $$;

-- Keeps the index as its table is. The trigger names the function that makes an entry of a row, or nothing where the public
-- is not to find it.
CREATE FUNCTION keep_searched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before search_entry;
  after search_entry;
BEGIN
  IF TG_OP <> 'INSERT' THEN EXECUTE format('SELECT * FROM %I($1)', TG_ARGV[0]) INTO before USING OLD; END IF;
  IF TG_OP <> 'DELETE' THEN EXECUTE format('SELECT * FROM %I($1)', TG_ARGV[0]) INTO after USING NEW; END IF;
  IF before IS NOT DISTINCT FROM after THEN RETURN NULL; END IF;
  IF before.id IS NOT NULL THEN DELETE FROM search_entry WHERE site_id = before.site_id AND id = before.id; END IF;
  IF after.id IS NOT NULL THEN PERFORM store_searched(after); END IF;
  RETURN NULL;
END $$;

-- Text as an officer types it, without the signs of subheadings, lists, quotes, tables and emphasis; of a link its words.
CREATE FUNCTION search_plain(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(typed, '!?\[([^\[\]]*)\]\([^()\s]*\)', '\1', 'g'),
    '^(#{2,3} |[-•*] |> ?|\|[-:| ]+\|$)', '', 'gn'), '\\(?=[[:punct:]])|\*|\||(?<![[:alnum:]])_|_(?![[:alnum:]])', '', 'g')
$$;

-- What can be found: a function and a trigger each. Columns of an entry, in order: whose, which, kind, title, text, address,
-- its day where it has one, and from when until when the public sees it, where that has bounds.
CREATE FUNCTION search_news(n news) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT n.site_id, n.id, 'news', n.title, search_plain(n.body), '/berita/' || n.slug, n.published_at, NULL::timestamptz, NULL::timestamptz
  WHERE n.status = 'published'
$$;
CREATE TRIGGER keep_searched AFTER INSERT OR UPDATE OR DELETE ON news FOR EACH ROW EXECUTE FUNCTION keep_searched('search_news');

CREATE FUNCTION search_product(p product) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT p.site_id, p.id, 'product', p.name, search_plain(p.body || E'\n' || p.seller), '/produk/' || p.slug, NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
  WHERE p.status = 'published'
$$;
CREATE TRIGGER keep_searched AFTER INSERT OR UPDATE OR DELETE ON product FOR EACH ROW EXECUTE FUNCTION keep_searched('search_product');

CREATE FUNCTION search_official(o official) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT o.site_id, o.id, 'official', concat_ws(', ', trim(o.title_before || ' ' || o.name), nullif(trim(o.title_after), '')),
    concat_ws(E'\n', o.position, nullif(o.duty, '')), '/perangkat', NULL::timestamptz,
    o.since::timestamp AT TIME ZONE 'Asia/Jakarta', (o.until + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'
$$;
CREATE TRIGGER keep_searched AFTER INSERT OR UPDATE OR DELETE ON official FOR EACH ROW EXECUTE FUNCTION keep_searched('search_official');

-- A site is opened with an empty profile: there is something to find when it is filled in.
CREATE FUNCTION search_profile(p site_profile) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT p.site_id, p.site_id, 'profile', 'Profil', search_plain(concat_ws(E'\n', p.tagline, p.about, p.history, p.vision, array_to_string(p.missions, E'\n'))),
    '/profil', NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
  FROM site WHERE id = p.site_id AND kind = 'village' AND concat(p.tagline, p.about, p.history, p.vision) <> ''
$$;
CREATE TRIGGER keep_searched AFTER UPDATE ON site_profile FOR EACH ROW EXECUTE FUNCTION keep_searched('search_profile');

-- The letters a resident may ask for, of the newest standard: a new version begins with an empty shelf.
CREATE FUNCTION search_service(t letter_type) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT t.site_id, md5(t.slug)::uuid, 'service', t.definition->>'name', concat_ws(E'\n', t.definition->>'purpose', t.definition->>'remark',
    (SELECT string_agg(r, E'\n') FROM jsonb_array_elements_text(t.definition->'requirements') r), t.definition->>'category', replace(t.slug, '-', ' ')),
    '/layanan/' || t.slug, NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
  WHERE t.definition->>'kind' <> 'surat-dinas' AND t.definition->'offices' ? 'village'
    AND t.version = (SELECT max(version) FROM letter_standard s WHERE s.site_id = t.site_id AND s.published_at IS NOT NULL)
$$;
CREATE TRIGGER keep_searched AFTER INSERT ON letter_type FOR EACH ROW EXECUTE FUNCTION keep_searched('search_service');
CREATE FUNCTION clear_searched_services() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.published_at IS NOT NULL THEN DELETE FROM search_entry WHERE site_id = NEW.site_id AND kind = 'service'; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER clear_searched_services AFTER INSERT ON letter_standard FOR EACH ROW EXECUTE FUNCTION clear_searched_services();

-- What stands already. FORCE binds the owner too: it is lifted while the rows are read.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['news', 'product', 'official', 'site_profile', 'letter_type', 'letter_standard'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  PERFORM store_searched(e) FROM (
    SELECT search_news(n) AS e FROM news n UNION ALL SELECT search_product(p) FROM product p UNION ALL SELECT search_official(o) FROM official o
    UNION ALL SELECT search_profile(s) FROM site_profile s UNION ALL SELECT search_service(l) FROM letter_type l) AS standing
  WHERE (e).id IS NOT NULL;
  FOREACH t IN ARRAY ARRAY['news', 'product', 'official', 'site_profile', 'letter_type', 'letter_standard'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
