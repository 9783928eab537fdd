import type { Db } from '../database/client.ts'
import type { PictureRow } from '../media/picture-model.ts'
import type { Site } from '../sites/site.ts'

export type HomeNews = {
  slug: string
  title: string
  body: string
  publishedAt: string
  pictureAlt: string
  picture: PictureRow | null
}
export type HomeProduct = {
  slug: string
  name: string
  price: number | null
  unit: string
  seller: string
  available: boolean
  pictureAlt: string
  picture: PictureRow | null
}
export type HomeHead = { titleBefore: string; name: string; titleAfter: string; position: string }
export type Home = { tagline: string; head: HomeHead | null; news: HomeNews[]; products: HomeProduct[] }

/** All that the home page of a village shows, in one statement: four news items, four products, its head. Opened in the visitor's scope. */
export async function findHome(db: Db, site: Site, today: string): Promise<Home> {
  const rows = await db.$queryRaw<{ home: Home }[]>`
    WITH latest_news AS (
      SELECT slug, title, left(body, 600) AS body, published_at, picture_alt, picture_id
      FROM news WHERE site_id = ${site.id}::uuid AND status = 'published' ORDER BY published_at DESC, id DESC LIMIT 4
    ), latest_products AS (
      SELECT slug, name, price, unit, seller, available, published_at, picture_alt, picture_id
      FROM product WHERE site_id = ${site.id}::uuid AND status = 'published' ORDER BY published_at DESC, id DESC LIMIT 4
    ), pictures AS (
      SELECT p.id, jsonb_build_object('width', p.width, 'height', p.height, 'files',
        jsonb_agg(jsonb_build_object('width', f.width, 'format', f.format, 'sha256', f.sha256))) AS picture
      FROM picture p JOIN picture_file f ON f.site_id = p.site_id AND f.picture_id = p.id
      WHERE p.site_id = ${site.id}::uuid
        AND p.id IN (SELECT picture_id FROM latest_news UNION ALL SELECT picture_id FROM latest_products)
      GROUP BY p.id, p.width, p.height
    )
    SELECT jsonb_build_object(
      'tagline', coalesce((SELECT tagline FROM site_profile WHERE site_id = ${site.id}::uuid), ''),
      'head', (
        SELECT jsonb_build_object('titleBefore', title_before, 'name', name, 'titleAfter', title_after, 'position', position)
        FROM official
        WHERE site_id = ${site.id}::uuid AND rank = 'head' AND since <= ${today}::date AND (until IS NULL OR until >= ${today}::date)
        ORDER BY since DESC LIMIT 1
      ),
      'news', coalesce((
        SELECT jsonb_agg(jsonb_build_object('slug', slug, 'title', title, 'body', body, 'publishedAt', published_at,
          'pictureAlt', picture_alt, 'picture', picture) ORDER BY published_at DESC)
        FROM latest_news LEFT JOIN pictures ON pictures.id = picture_id
      ), '[]'),
      'products', coalesce((
        SELECT jsonb_agg(jsonb_build_object('slug', slug, 'name', name, 'price', price, 'unit', unit, 'seller', seller, 'available', available,
          'pictureAlt', picture_alt, 'picture', picture) ORDER BY published_at DESC)
        FROM latest_products LEFT JOIN pictures ON pictures.id = picture_id
      ), '[]')
    ) AS home`
  return rows[0]!.home
}
