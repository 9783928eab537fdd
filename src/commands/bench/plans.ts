/**
 * How Postgres finds what the two busiest pages show, behind row-level security, when the regency is large:
 * node src/commands/bench/plans.ts prints the plans and writes nothing.
 */
import { type Database, openDatabase } from '../../database/client.ts'
import { findHome } from '../../home/find-home.ts'
import { finishIssuing } from '../../letters/finish-issuing.ts'
import { renderLetter } from '../../letters/paper/render-letter.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import { findLetterFacts } from '../../verification/find-letter-facts.ts'
import { openScratchHouse } from '../trial/scratch-house.ts'
import { fillAndWatch, type Ran, statementsRan } from './watch-plans.ts'

const VILLAGES = 2000
const EACH = { news: 50, products: 20, letters: 50 }
const HOST = 'desa-1000.localhost'

/** Rows as the deeds would leave them, written at once: without triggers, since nobody listens, and without checking keys. */
const FILL = `
  SET session_replication_role = replica;
  CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS id, n, d.id AS district_id, d.regency_id,
    'Z' || translate(lpad(upper(to_hex(n)), 3, '0'), 'ILOU', 'WXYZ') AS prefix
    FROM generate_series(1, ${VILLAGES}) n, (SELECT id, regency_id FROM site WHERE kind = 'district') d;
  INSERT INTO site (id, kind, name, code, code_prefix, accent, parent_id, district_id, regency_id)
    SELECT id, 'village', 'Desa ' || n, '99.99.99.' || n, prefix, 'daun', district_id, district_id, regency_id FROM made;
  INSERT INTO domain (host, site_id, "primary") SELECT 'desa-' || n || '.localhost', id, true FROM made;
  INSERT INTO site_profile (site_id, district_id, regency_id) SELECT id, district_id, regency_id FROM made;
  INSERT INTO official (site_id, id, district_id, regency_id, name, position, rank, since)
    SELECT id, gen_random_uuid(), district_id, regency_id, 'Contoh', 'Kepala Desa', 'head', '2024-01-01' FROM made;
  INSERT INTO picture (site_id, id, district_id, regency_id, width, height)
    SELECT id, id, district_id, regency_id, 1280, 960 FROM made;
  INSERT INTO picture_file (site_id, picture_id, width, format, district_id, regency_id, height, sha256, bytes)
    SELECT id, id, w, 'webp', district_id, regency_id, w, md5(id::text || w), '' FROM made, unnest(ARRAY[320, 640, 1280]) w;
  INSERT INTO news (site_id, id, district_id, regency_id, slug, title, body, picture_id, status, published_at, updated_at)
    SELECT id, gen_random_uuid(), district_id, regency_id, 'kabar-' || i, 'Kabar ' || i, repeat('Isi kabar. ', 80), id,
      CASE WHEN i % 10 = 0 THEN 'draft' ELSE 'published' END, now() - i * interval '1 day', now()
    FROM made, generate_series(1, ${EACH.news}) i;
  INSERT INTO product (site_id, id, district_id, regency_id, slug, name, body, seller, whatsapp, picture_id, status, published_at, updated_at)
    SELECT id, gen_random_uuid(), district_id, regency_id, 'produk-' || i, 'Produk ' || i, 'Isi.', 'Bu Contoh', '6281200000000', id,
      'published', now() - i * interval '1 day', now() FROM made, generate_series(1, ${EACH.products}) i;
  INSERT INTO letter (site_id, id, district_id, regency_id, type_slug, type_name, standard_version, status, answers, created_by_id,
      updated_at, number, counter_scope, year, sequence, code, issued_on, issued_at, issued_by_id, signer_name, signer_position,
      signing_mode, holder_masked, content)
    SELECT id, gen_random_uuid(), district_id, regency_id, 'keterangan-usaha', 'Surat Keterangan Usaha', 1, 'issued', '{}', id, now(),
      '500/' || i, 'all', 2026, i, prefix || lpad(upper(to_hex(i)), 16, '0'), now(), now(), id, 'Contoh', 'Kepala Desa', 'wet', 'S•••', '{}'
    FROM made, generate_series(1, ${EACH.letters}) i;
  ANALYZE`

const house = await openScratchHouse()
try {
  await fillAndWatch(house.adminUrl, [FILL])
  const database = openDatabase(house.appUrl, 1)
  await openPages(database)
  await database.close()
  const ran = statementsRan(house.folder)
  console.log(
    `${VILLAGES} villages; each has ${EACH.news} news items, ${EACH.products} products and ${EACH.letters} letters`,
  )
  console.log(`\nThe home of a village, inside village_home as balai_visitor:\n\n${planOf(ran, ') latest')}`)
  console.log(`\nA scanned letter, inside verify_letters as balai_verifier:\n\n${planOf(ran, "'holderMasked'")}`)
  console.log(
    `\nLetters that a crash left half, every 30 seconds, as balai_verifier:\n\n${planOf(ran, '"issued_at" <=')}`,
  )
} finally {
  await house.close()
}

async function openPages(database: Database): Promise<void> {
  const site = await findSiteByHost(database, { scheme: 'http', port: null }, HOST)
  if (!site) throw new Error(`No site at ${HOST}`)
  // The first time the connection learns the tables.
  for (let time = 0; time < 2; time++) {
    const home = await findHome(database, site, new Date())
    await finishIssuing({ database, paper: { pdf: renderLetter } }, { now: new Date(), olderThanMs: 0 })
    const [letter] = await findLetterFacts(database, { id: site.regencyId }, [`${site.codePrefix}000000000000001F`])
    if (home.news.length === 0 || letter?.number !== '500/31') throw new Error('The pages did not find their rows')
  }
}

/** The last plan of a statement that contains these words. */
function planOf(ran: Ran[], words: string): string {
  const found = ran.findLast(({ query }) => query.includes(words))
  if (!found) throw new Error(`The log holds no plan of ${words}`)
  return `${found.plan}\n${found.milliseconds} ms`
}
