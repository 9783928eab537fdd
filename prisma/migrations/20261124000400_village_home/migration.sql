-- All that the home page of a village shows, in one statement that sets its own scope: one round trip instead of four.
CREATE FUNCTION village_home(village uuid, today date) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_visitor', true), set_config('app.scope', village::text, true);
  RETURN (
    WITH latest_news AS (
      SELECT slug, title, left(body, 600) AS body, published_at, picture_alt, picture_id
      FROM news WHERE site_id = village AND status = 'published' ORDER BY published_at DESC, id DESC LIMIT 4
    ), latest_products AS (
      SELECT slug, name, price, unit, seller, available, published_at, picture_alt, picture_id
      FROM product WHERE site_id = village AND status = 'published' ORDER BY published_at DESC, id DESC LIMIT 4
    ), pictures AS (
      SELECT p.id, jsonb_build_object('width', p.width, 'height', p.height, 'files',
        jsonb_agg(jsonb_build_object('width', f.width, 'format', f.format, 'sha256', f.sha256))) AS picture
      FROM picture p JOIN picture_file f ON f.site_id = p.site_id AND f.picture_id = p.id
      WHERE p.site_id = village AND p.id IN (SELECT picture_id FROM latest_news UNION ALL SELECT picture_id FROM latest_products)
      GROUP BY p.id, p.width, p.height
    )
    SELECT jsonb_build_object(
      'tagline', coalesce((SELECT tagline FROM site_profile WHERE site_id = village), ''),
      'head', (
        SELECT jsonb_build_object('titleBefore', title_before, 'name', name, 'titleAfter', title_after, 'position', position)
        FROM official
        WHERE site_id = village AND rank = 'head' AND since <= today AND (until IS NULL OR until >= today)
        ORDER BY since DESC LIMIT 1
      ),
      'news', coalesce((
        SELECT jsonb_agg(jsonb_build_object('slug', slug, 'title', title, 'body', body, 'publishedAt', published_at,
          'pictureAlt', picture_alt, 'picture', picture) ORDER BY published_at DESC)
        FROM latest_news LEFT JOIN pictures ON pictures.id = picture_id
      ), '[]'),
      'products', coalesce((
        SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'price', price, 'unit', unit, 'seller', seller,
          'available', available, 'pictureAlt', picture_alt, 'picture', picture) ORDER BY published_at DESC)
        FROM latest_products LEFT JOIN pictures ON pictures.id = picture_id
      ), '[]')
    )
  );
END $$;
REVOKE EXECUTE ON FUNCTION village_home FROM PUBLIC;
GRANT EXECUTE ON FUNCTION village_home TO balai_app;
