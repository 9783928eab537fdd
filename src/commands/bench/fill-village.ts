import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const NEWS = 1000
const PRODUCTS = 500

const WHO = ['Kelompok tani', 'Ibu PKK', 'Karang taruna', 'Kader posyandu', 'Nelayan', 'Perangkat desa', 'Warga RT 2']
const DOES = ['menanam', 'membersihkan', 'membagikan', 'mengeringkan', 'memperbaiki', 'menjual', 'mencatat', 'memanen']
const WHAT = [
  'jagung',
  'bibit bakau',
  'saluran air',
  'ikan asin',
  'pupuk',
  'jalan dusun',
  'kartu keluarga',
  'kerupuk',
  'beras',
]
const WHERE = ['di balai dusun', 'di tepi pantai', 'di lapangan', 'di rumah ketua', 'di pasar desa', 'di sawah timur']
const WHEN = ['pada Senin pagi', 'sesudah panen', 'sebelum musim hujan', 'tiap pekan kedua', 'sampai sore']
const SYLLABLES = [
  'ba',
  'ca',
  'da',
  'ga',
  'ja',
  'ka',
  'la',
  'ma',
  'na',
  'pa',
  'ra',
  'sa',
  'ta',
  'wa',
  'lo',
  'mu',
  'ri',
  'se',
]

const of = (list: readonly string[], at: number): string => list[at % list.length]!

/** A word that no other number has, as names of places are. */
const nameOf = (at: number): string =>
  [at, Math.floor(at / 18), Math.floor(at / 324)]
    .map((part) => of(SYLLABLES, part))
    .join('')
    .concat('ng')

const sentence = (at: number): string =>
  `${of(WHO, at)} ${of(DOES, at * 3 + 1)} ${of(WHAT, at * 5 + 2)} ${of(WHERE, at * 7)} ${of(WHEN, at * 11)}, kata warga ${nameOf(at)}.`

const textOf = (at: number): string => Array.from({ length: 8 }, (_, part) => sentence(at * 8 + part)).join('\n\n')

/**
 * Gives the village at this host 1,000 news items and 500 products, as its office, so that the triggers write what they write;
 * resolves when autovacuum has counted them, as it has in any village that grew day by day.
 */
export async function fillVillage(databaseUrl: string, host: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const found = 'SELECT s.* FROM site s JOIN domain d ON d.site_id = s.id WHERE d.host = $1'
    const [site] = (await client.query<{ id: string; district_id: string; regency_id: string }>(found, [host])).rows
    if (!site) throw new Error(`No site at ${host}`)
    const whose = [site.id, site.district_id, site.regency_id]
    await client.query('BEGIN')
    await client.query("SELECT set_config('role', 'balai_office', true), set_config('app.scope', $1, true)", [site.id])
    await client.query(FILL_NEWS, [...whose, titles(NEWS, 'Kabar'), texts(NEWS)])
    await client.query(FILL_PRODUCTS, [...whose, titles(PRODUCTS, 'Produk'), texts(PRODUCTS)])
    await client.query('COMMIT')
    await untilCounted(client)
  } finally {
    await client.end()
  }
}

/** Autovacuum looks once a minute. */
const LONGEST_WAIT_S = 240

async function untilCounted(client: pg.Client): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_S; waited += 2) {
    const { rowCount } = await client.query(UNCOUNTED)
    if (rowCount === 0) return
    await sleep(2000)
  }
  throw new Error('Autovacuum did not come')
}

/** Where autovacuum would still have to count, by its own rule. */
const UNCOUNTED = `
  SELECT 1 FROM pg_stat_user_tables WHERE relname IN ('news', 'product', 'search_entry', 'search_word')
    AND n_mod_since_analyze > current_setting('autovacuum_analyze_threshold')::int
      + current_setting('autovacuum_analyze_scale_factor')::float * n_live_tup`

const titles = (count: number, kind: string) =>
  Array.from({ length: count }, (_, at) => `${kind} ${of(WHAT, at)} ${of(WHERE, at * 5)} ${nameOf(at + 5000)}`)
const texts = (count: number) => Array.from({ length: count }, (_, at) => textOf(at))

/** Each item shows one of the pictures the village has, as those of the small village do; none where it has none. */
const PICTURE = `(SELECT (array_agg(p.id ORDER BY p.id))[1 + at % nullif(count(*), 0)] FROM picture p WHERE p.site_id = $1)`

const FILL_NEWS = `
  INSERT INTO news (site_id, id, district_id, regency_id, slug, title, body, status, published_at, updated_at, picture_id)
  SELECT $1, gen_random_uuid(), $2, $3, 'banyak-' || at, title, body, 'published', now() - at * interval '6 hours', now(), ${PICTURE}
  FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS item (title, body, at)`

const FILL_PRODUCTS = `
  INSERT INTO product (site_id, id, district_id, regency_id, slug, name, body, price, seller, whatsapp, category, status, published_at, updated_at, picture_id)
  SELECT $1, gen_random_uuid(), $2, $3, 'banyak-' || at, name, left(body, 300), at * 100, 'Warung Contoh', '+628000000000',
    (ARRAY['makanan', 'minuman', 'kain', 'jasa'])[1 + at % 4], 'published', now() - at * interval '6 hours', now(), ${PICTURE}
  FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS item (name, body, at)`
