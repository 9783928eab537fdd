import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { askedRow } from '../support/asked-rows.ts'
import { bookRows } from '../support/book-rows.ts'
import { KNOWN_ROUTES, type Things } from '../support/known-routes.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { NOTHING_TOLD } from '../support/told-rows.ts'

const VILLAGE = 'http://beji.localhost'
const DISTRICT = 'http://kecamatan-jenu.localhost'
const AT_DISTRICT = /^\/admin\/(buku\/(unduh\/)?)?pengesahan(\/|$)/
const OF_LETTERS = /^\/admin\/(pengesahan|surat|tanda-tangan|buku|loket|pengaturan\/surat)(\/|$)/

/** What shows nobody's data: forms with nothing in them, the office's own settings, and the previews of what is being typed. */
const SHOWS_NOBODY = [
  'GET /admin/surat/baru',
  'GET /admin/surat/baru/:type',
  'GET /admin/surat/masuk/baru',
  'GET /admin/surat/nomor/cadangan',
  'GET /admin/surat/nomor/luar',
  'GET /admin/surat/nomor/buku-kertas',
  'GET /admin/buku',
  'GET /admin/pengaturan/surat',
  'GET /admin/pengaturan/surat/alur',
  'GET /admin/pengaturan/surat/kalibrasi.pdf',
  'GET /admin/pengaturan/surat/pratinjau.webp',
]
/** Searches: a look that is asked for by a form. */
const SEARCHES = [
  'POST /admin/surat/cari',
  'POST /admin/buku/cari',
  'POST /admin/surat/masuk/cari',
  'POST /admin/surat/siap-diambil/cari',
  'POST /admin/pengesahan/cari',
]

let house: TestHouse
let rows: Rows
let things: Things
let head: string
let camat: string
let site: Site

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  site = await house.site('beji.localhost')
  await rows.client.query("UPDATE officer SET roles = '{head,admin}' WHERE username = 'kades'")
  head = await house.signIn('beji.localhost', 'kades')
  camat = await house.signIn('kecamatan-jenu.localhost', 'camat')
  const { id, code } = await rows.letter(site, { status: 'issued' })
  const official = await rows.official(site)
  const block = await rows.block(site)
  const draft = {
    draftLetterId: (await rows.letter(site)).id,
    spareLetterId: (await rows.letter(site)).id,
    waitingLetterId: (await rows.letter(site, { status: 'submitted' })).id,
  }
  const letters = {
    letterType: 'keterangan-domisili',
    letterId: id,
    code,
    ...draft,
    numberId: block.numberId,
    blockId: block.id,
  }
  const ofOthers = {
    newsId: '',
    newsSlug: '',
    draftNewsId: '',
    productId: '',
    productSlug: '',
    draftProductId: '',
    picture: '',
    told: NOTHING_TOLD,
    siteId: site.id,
    keyId: '',
    officerId: '',
    villageId: site.id,
    villageOfficerId: '',
    askedId: (await askedRow(rows, site)).id,
    eventId: '',
    eventSlug: '',
    draftEventId: '',
  }
  things = {
    ...ofOthers,
    ...letters,
    officialId: official.id,
    mandateId: official.mandateId,
    newId: newId(),
    ...(await bookRows(rows, site)),
  }
  for (const [table, column, of] of [
    ['letter_scan', 'number_id', things.numberId],
    ['incoming_scan', 'incoming_id', things.incomingId],
  ])
    await rows.client.query(
      `INSERT INTO ${table} (site_id, ${column}, sha256, media_type, bytes, created_at)
       VALUES ($1, $2, repeat('0', 64), 'application/pdf', '%PDF', now())`,
      [site.id, of],
    )
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

/** Each way to look at letters: their address and the form, where one asks. */
const looks = () =>
  house.app.declaredRoutes
    .map(({ method, url }) => ({ name: `${method} ${url}`, method, url }))
    .filter(({ name, method, url }) => OF_LETTERS.test(url) && (method === 'GET' || SEARCHES.includes(name)))

const look = ({ name, method, url }: ReturnType<typeof looks>[number]) => {
  const known = KNOWN_ROUTES[name]!
  const [at, cookie] = AT_DISTRICT.test(url) ? [DISTRICT, camat] : [VILLAGE, head]
  const address = `${at}${known.path?.(things) ?? url}`
  return method === 'GET' ? house.get(address, cookie) : house.post(address, known.form?.(things) ?? {}, cookie)
}
const linesOfBoth = async () =>
  (
    await rows.client.query(
      "SELECT count(*)::int AS n FROM audit_entry JOIN officer o ON o.id = officer_id WHERE username IN ('kades', 'camat')",
    )
  ).rows[0].n as number

test('every look at a letter, a book, a list or a scan leaves its line in the trail', async () => {
  expect(looks().length).toBeGreaterThan(25)
  const [silent, missing]: [string[], string[]] = [[], []]
  for (const each of looks().filter(({ name }) => !SHOWS_NOBODY.includes(name))) {
    const before = await linesOfBoth()
    const { statusCode } = await look(each)
    if ([404, 409].includes(statusCode)) missing.push(each.name)
    else if ((await linesOfBoth()) === before) silent.push(`${each.name}: ${statusCode}`)
  }
  expect(silent).toEqual([])
  expect(missing.sort(), 'no look at all: known-routes.ts asks for what is not there, or not yet').toEqual([
    'GET /admin/pengesahan/:id/pindaian',
    'GET /admin/surat/:id/bukti.json',
    'GET /admin/surat/:id/cetak.pdf',
    'GET /admin/surat/:id/disahkan.pdf',
    'GET /admin/surat/:id/pindaian-camat',
    'GET /admin/tanda-tangan/hasil/:id',
  ])
})

test('what is said to show nobody exists, and leaves none', async () => {
  const before = await linesOfBoth()
  for (const name of SHOWS_NOBODY) {
    const each = looks().find((one) => one.name === name)
    expect(each, name).toBeDefined()
    expect((await look(each!)).statusCode, name).toBe(200)
  }
  expect(await linesOfBoth()).toBe(before)
})

test('where the trail cannot be written, nobody is shown', async () => {
  await rows.client.query(`
    CREATE FUNCTION no_trail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the trail is full'; END $$;
    CREATE TRIGGER no_trail BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION no_trail()`)
  for (const each of looks().filter(({ name }) => !SHOWS_NOBODY.includes(name))) {
    const { statusCode, body } = await look(each)
    expect([404, 409, 500], `${each.name}: ${statusCode}`).toContain(statusCode)
    expect(body, each.name).not.toContain('Siti Contoh')
  }
  await rows.client.query('DROP TRIGGER no_trail ON audit_entry')
})
