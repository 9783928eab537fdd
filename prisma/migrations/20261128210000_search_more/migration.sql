-- More that can be found, in the manner of the migration 'search'.
CREATE FUNCTION search_announcement(a announcement) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT a.site_id, a.id, 'announcement', a.title, search_plain(a.body), '/pengumuman/' || a.slug, a.published_at,
    a.since::timestamp AT TIME ZONE 'Asia/Jakarta', NULL::timestamptz
  WHERE a.status = 'published'
$$;
CREATE TRIGGER keep_searched AFTER INSERT OR UPDATE OR DELETE ON announcement FOR EACH ROW EXECUTE FUNCTION keep_searched('search_announcement');

CREATE FUNCTION search_event(e event) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT e.site_id, e.id, 'event', e.title, search_plain(concat_ws(E'\n', e.place, e.body)), '/agenda/' || e.slug, e.starts_at,
    NULL::timestamptz, NULL::timestamptz
  WHERE e.status = 'published'
$$;
CREATE TRIGGER keep_searched AFTER INSERT OR UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION keep_searched('search_event');

CREATE FUNCTION search_gallery(g gallery) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT g.site_id, g.id, 'gallery', g.title, g.picture_alt, '/galeri/' || g.slug, g.taken_on::timestamp AT TIME ZONE 'Asia/Jakarta',
    NULL::timestamptz, NULL::timestamptz
  WHERE g.status = 'published'
$$;
CREATE TRIGGER keep_searched AFTER INSERT OR UPDATE OR DELETE ON gallery FOR EACH ROW EXECUTE FUNCTION keep_searched('search_gallery');

CREATE FUNCTION search_document(d document) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT d.site_id, d.id, 'document', d.title, concat_ws(' ', d.category, d.year), '/unduhan', NULL::timestamptz, NULL::timestamptz,
    NULL::timestamptz
  WHERE d.status = 'published'
$$;
CREATE TRIGGER keep_searched AFTER INSERT OR UPDATE OR DELETE ON document FOR EACH ROW EXECUTE FUNCTION keep_searched('search_document');

-- The profile has more to tell since then: its potentials, and the institutions of the village.
CREATE OR REPLACE FUNCTION search_profile(p site_profile) RETURNS search_entry LANGUAGE sql STABLE AS $$
  SELECT p.site_id, p.site_id, 'profile', 'Profil', search_plain(concat_ws(E'\n', p.tagline, p.about, p.history, p.vision, array_to_string(p.missions, E'\n'),
      p.potentials, (SELECT string_agg(concat_ws(' ', i->>'name', i->>'text'), E'\n') FROM jsonb_array_elements(p.institutions) i))),
    '/profil', NULL::timestamptz, NULL::timestamptz, NULL::timestamptz
  FROM site WHERE id = p.site_id AND kind = 'village' AND concat(p.tagline, p.about, p.history, p.vision) <> ''
$$;

-- What stands already. FORCE binds the owner too: it is lifted while the rows are read.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['announcement', 'event', 'gallery', 'document', 'site_profile'] LOOP
    EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  PERFORM store_searched(e) FROM (
    SELECT search_announcement(a) AS e FROM announcement a UNION ALL SELECT search_event(v) FROM event v
    UNION ALL SELECT search_gallery(g) FROM gallery g UNION ALL SELECT search_document(d) FROM document d
    UNION ALL SELECT search_profile(s) FROM site_profile s) AS standing
  WHERE (e).id IS NOT NULL;
  FOREACH t IN ARRAY ARRAY['announcement', 'event', 'gallery', 'document', 'site_profile'] LOOP
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
