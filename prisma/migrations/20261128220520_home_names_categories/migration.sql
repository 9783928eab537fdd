-- The same answer as before, and of each news item its category.
CREATE OR REPLACE FUNCTION village_home(village uuid, today date) RETURNS json LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('role', 'balai_visitor', true), set_config('app.scope', village::text, true);
  RETURN json_build_object(
    'head', (
      SELECT json_build_object('titleBefore', title_before, 'name', name, 'titleAfter', title_after, 'position', position)
      FROM official
      WHERE site_id = village AND rank = 'head' AND since <= today AND (until IS NULL OR until >= today)
      ORDER BY since DESC LIMIT 1
    ),
    'news', coalesce((
      SELECT json_agg(json_build_object('slug', slug, 'title', title, 'body', left(body, 600), 'publishedAt', published_at,
        'category', (SELECT json_build_object('name', c.name) FROM news_category c
          WHERE c.site_id = village AND c.id = category_id),
        'pictureAlt', picture_alt, 'picture', (
          SELECT json_build_object('width', p.width, 'height', p.height, 'files', (
            SELECT json_agg(json_build_object('width', f.width, 'format', f.format, 'sha256', f.sha256))
            FROM picture_file f WHERE f.site_id = village AND f.picture_id = p.id))
          FROM picture p WHERE p.site_id = village AND p.id = picture_id)) ORDER BY published_at DESC, id DESC)
      FROM (
        SELECT id, slug, title, body, category_id, published_at, picture_alt, picture_id
        FROM news WHERE site_id = village AND status = 'published' ORDER BY published_at DESC, id DESC LIMIT 4
      ) latest
    ), '[]'),
    'products', coalesce((
      SELECT json_agg(json_build_object('slug', slug, 'name', name, 'price', price, 'unit', unit, 'seller', seller,
        'available', available, 'pictureAlt', picture_alt, 'picture', (
          SELECT json_build_object('width', p.width, 'height', p.height, 'files', (
            SELECT json_agg(json_build_object('width', f.width, 'format', f.format, 'sha256', f.sha256))
            FROM picture_file f WHERE f.site_id = village AND f.picture_id = p.id))
          FROM picture p WHERE p.site_id = village AND p.id = picture_id)) ORDER BY published_at DESC, id DESC)
      FROM (
        SELECT id, slug, name, price, unit, seller, available, published_at, picture_alt, picture_id
        FROM product WHERE site_id = village AND status = 'published' ORDER BY published_at DESC, id DESC LIMIT 4
      ) latest
    ), '[]')
  );
END $$;
