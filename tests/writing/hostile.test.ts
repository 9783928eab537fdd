import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Eta } from 'eta'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { parseProse } from '../../src/shared/prose.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { hidden } from '../support/upload.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

/** Every tag of a page with the names of its attributes, as a browser reads them. */
const tagsOf = (page: string): string[] =>
  (page.match(/<[a-z!?/](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? []).map((tag) =>
    [/^<\/?[^\s>/]*/.exec(tag)![0], ...(tag.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/\s[^\s=>/]+/g) ?? []).sort()]
      .map((part) => part.trim().toLowerCase())
      .join(' '),
  )
const addressesOf = (page: string): string[] =>
  [...page.matchAll(/\s(?:href|src|srcset|action|formaction)="([^"]*)"/g)].map((match) => match[1]!)

/** Nothing stands on the page that a harmless text would not have put there, and no address leads to code. */
function isHarmless(page: string, known: ReadonlySet<string>, why: string): void {
  expect(
    tagsOf(page).filter((tag) => !known.has(tag)),
    why,
  ).toEqual([])
  const bad = addressesOf(page).filter((address) => !/^(\/(?!\/)|#|https?:|mailto:|tel:|$)/.test(address))
  expect(bad, why).toEqual([])
}

const CONTEXTS = [
  (text: string) => text,
  (text: string) => `## ${text}\n\n- ${text}\n\n1. ${text}`,
  (text: string) => `> ${text}\n\n| ${text} | a |\n| --- | --- |\n| b | ${text} |`,
  (text: string) => `*${text}* _${text}_ **${text}**`,
  (text: string) => `[${text}](https://contoh.id) [kata](${text}) ![${text}](/gambar/${'a'.repeat(64)}.webp)`,
]
const MILD =
  'Kabar *tebal* _miring_ [kata](https://contoh.id) [ke](/layanan)\nbaris https://contoh.id/x\n\n## Sub\n\n### Anak\n\n- a\n\n1. b\n2. c\n\n7. d\n\n> q\n\n| a | b |\n| c |  |\n\n| | e |'

test('no hostile text becomes more than text, wherever it stands in one', () => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(100)
  const eta = new Eta({ views: path.resolve('views'), cache: true })
  const render = (text: string) => eta.render('/partials/prose', { blocks: parseProse(text) })
  const known = new Set(tagsOf(render(MILD)))
  for (const text of HOSTILE_TEXTS) for (const put of CONTEXTS) isHarmless(render(put(text)), known, text)
})

const FORMS = {
  berita: (text: string, body = text) => ({ title: text, body, pictureAlt: text }),
  produk: (text: string, body = text) => ({ name: text, body, seller: text, unit: text, pictureAlt: text }),
}
const REFUSED = { title: '', name: '', body: 'x'.repeat(20_001), seller: 'x'.repeat(101), unit: 'x'.repeat(31) }
const WRONG = { ...REFUSED, pictureAlt: 'x'.repeat(201), price: 'x', whatsapp: 'x' }

describe.each(['berita', 'produk'] as const)('a hostile text in every field of %s', (section) => {
  const form = FORMS[section]
  const post = (fields: Record<string, string>, id = newId()) =>
    house.post(`${BEJI}/admin/${section}`, { id, ...fields }, operator)
  const pages = async (paths: string[]) => {
    const answers = await Promise.all(paths.map((path) => house.get(BEJI + path, operator)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(paths.map(() => 200))
    return answers.map(({ body }) => body)
  }
  const ofItem = async (id: string) => {
    const site = await house.site('beji.localhost')
    const where = { siteId_id: { siteId: site.id, id } }
    const { slug } = await house.database.office(site.id, async (db) =>
      section === 'berita' ? db.news.findUniqueOrThrow({ where }) : db.product.findUniqueOrThrow({ where }),
    )
    return [`/admin/${section}/${id}`, `/admin/${section}/${id}/pratinjau`, `/${section}/${slug}`]
  }
  const publish = async (title: string, body: string) => {
    const id = newId()
    const fields = { ...form('Kabar', body), [section === 'berita' ? 'title' : 'name']: title }
    expect((await post({ ...fields, whatsapp: '081234567890', aksi: 'terbitkan' }, id)).statusCode, body).toBe(303)
    return pages(await ofItem(id))
  }

  test('is stored or refused, shown as text, and no page fails', async () => {
    const refused = await post({ ...WRONG, aksi: 'terbitkan' })
    await publish('Kabar', MILD)
    const mild = [...(await publish('Kabar', MILD)), refused.body]
    const known = new Set(mild.flatMap(tagsOf))
    for (const text of HOSTILE_TEXTS) {
      const all = await post({ ...form(text), price: text, whatsapp: text, aksi: text })
      expect([303, 422], text).toContain(all.statusCode)
      if (all.statusCode === 422) isHarmless(all.body, known, text)
    }
    const unsaved = { 'tulisan-ini': newId(), 'langkah-ke': '1', aksi: 'otomatis' }
    expect((await post({ ...form(HOSTILE_TEXTS.join('')), ...unsaved })).statusCode).toBe(200)
    for (let at = 0; at < HOSTILE_TEXTS.length; at += 12) {
      const some = HOSTILE_TEXTS.slice(at, at + 12)
      for (const page of await publish(some[0]!.slice(0, 100), some.join('\n\n')))
        isHarmless(page, known, some.join('\n'))
    }
    for (const page of await pages([`/admin/${section}`, `/${section}`, '/', '/feed.xml']))
      expect(page).not.toMatch(
        /<(?:script(?! type="(?:module|application\/ld\+json)")|iframe|object|embed|base|img[^>]* on)/i,
      )
  }, 120_000)
})

/** Ends an attribute of either quote and a tag; wherever it is printed raw, one of these two stands on the page. */
const BREAKS = `zq"'><zq onload=alert(1)>`
const isRaw = (page: string) => page.includes('zq"') || page.includes('<zq')
const DESKS =
  'pengumuman/baru agenda/baru galeri/baru unduhan/baru berita/kategori transparansi/2026 pejabat/baru pejabat/mandat/baru pengguna/undang pengaturan/identitas pengaturan/kontak pengaturan/jam pengaturan/surat gambar'
const FITTING: [RegExp, string][] = [
  [/name="(?:end|lastDay)"/, ''],
  [/name="postalCode"/, '62352'],
  [/type="date"/, '2026-07-08'],
  [/type="time"/, '08:00'],
  [/type="tel"/, '0812-3456-7890'],
  [/type="email"/, 'desa@contoh.id'],
  [/inputmode="numeric"/, '2026'],
]

/** What needs a photo or a file, or sums that agree, before the public sees it; what is refused with these words alone. */
const LACKS = /galeri|unduhan|transparansi/
const REFUSES = /mandat|undang|jam|surat|gambar/

/** The largest form of a page: where it goes, and its fields, in each what `typed` makes of its tag. */
function formOf(page: string, typed: (tag: string) => string) {
  const forms = [...page.matchAll(/<form[^>]*method="post"[^>]*action="([^"]+)"[\s\S]*?<\/form>/g)]
  const [form, action] = forms.sort(([one], [other]) => other.length - one.length)[0]!
  const fields = [...form.matchAll(/<(?:input|textarea|select)[^>]*? name="([^"]+)"[^>]*>/g)]
    .filter(([tag]) => !/type="(?:file|checkbox)"/.test(tag))
    .map(([tag, name]) => [
      name!,
      /type="(?:hidden|radio)"/.test(tag) ? (/value="([^"]*)"/.exec(tag)?.[1] ?? '') : typed(tag),
    ])
  return { action: action!, fields: Object.fromEntries(fields) as Record<string, string> }
}

test('what ends a tag is shown as it was typed, from the fields of every other form of the site’s content and settings', async () => {
  const kades = await house.signIn('beji.localhost:3000', 'kades')
  const see = async (path: string) => (await house.get(BEJI + path, kades)).body
  const parts = [...(await see('/admin/profil')).matchAll(/href="(\/admin\/profil\/[\w-]+)"/g)].map(([, path]) => path!)
  const desks = [...DESKS.split(' ').map((desk) => `/admin/${desk}`), ...new Set(parts)]
  const stored: string[] = []
  let count = 0
  const hostile = () => `${BREAKS}${++count}`
  const fitting = (tag: string) =>
    FITTING.find(([kind]) => kind.test(tag))?.[1] ?? (tag.startsWith('<select') ? '' : hostile())
  for (const desk of desks)
    for (const typed of [hostile, fitting]) {
      const { action, fields } = formOf(await see(desk), typed)
      expect(Object.values(fields).join(), desk).toContain(BREAKS)
      const answer = await house.post(
        BEJI + action,
        { ...fields, aksi: LACKS.test(desk) ? 'simpan' : 'terbitkan' },
        kades,
      )
      expect([303, 422], `${desk}: ${answer.body}`).toContain(answer.statusCode)
      expect(isRaw(answer.body), desk).toBe(false)
      if (answer.statusCode === 303) stored.push(desk)
    }
  const seen = hidden(await house.get(`${BEJI}/admin/pengaturan`, kades), 'seen')
  await house.post(`${BEJI}/admin/pengaturan/usulan/terbitkan`, { seen }, kades)
  for (const desk of desks.filter((each) => !REFUSES.test(each))) expect(stored, desk).toContain(desk)
  const shown = [...(await see('/sitemap.xml')).matchAll(/<loc>[^<]*?:3000([^<]*)</g)].map(([, path]) => path!)
  const lists = desks.map((desk) => desk.replace(/(\/mandat)?\/(baru|undang)$/, ''))
  const told: string[] = []
  for (const path of new Set([
    ...shown,
    ...lists,
    '/',
    '/kontak',
    '/feed.xml',
    '/agenda.ics',
    '/cari?q=onload',
    '/admin/jejak',
  ])) {
    const { statusCode, body } = await house.get(BEJI + path, kades)
    expect(statusCode, path).toBeLessThan(400)
    if (path !== '/agenda.ics') expect(isRaw(body), path).toBe(false)
    if (body.includes('zq')) told.push(path)
  }
  expect(told).toEqual(
    expect.arrayContaining([
      '/',
      '/agenda',
      '/pengumuman',
      '/perangkat',
      '/kontak',
      '/profil/sejarah',
      '/cari?q=onload',
    ]),
  )
})

test('texts from before there were marks show as they did', async () => {
  const migration = readFileSync('prisma/migrations/20261128190000_prose_marks/migration.sql', 'utf8')
  const client = new pg.Client({ connectionString: house.adminUrl })
  await client.connect()
  const site = await house.site('beji.localhost')
  const before = [
    { name: 'PKK *Desa*', head: '', text: '*Ibu* hebat' },
    { name: 'BPD', head: 'Rahmat', text: 'Biasa' },
  ]
  await client.query('UPDATE site_profile SET potentials = $2, institutions = $3 WHERE site_id = $1', [
    site.id,
    '_Padi_',
    JSON.stringify(before),
  ])
  await client.query(migration)
  const profile = await client.query('SELECT potentials, institutions FROM site_profile WHERE site_id = $1', [site.id])
  const after = [{ ...before[0], text: '\\*Ibu* hebat' }, before[1]]
  expect(profile.rows).toEqual([{ potentials: '\\_Padi_', institutions: after }])
  for (const [old, shown] of [
    ['*tebal* dan _m_ **x** 5*3 a_b', ['*tebal* dan _m_ **x** 5*3 a_b']],
    ['### bukan\n> bukan\n>\n| a | b |', ['### bukan', '> bukan', '>', '| a | b |']],
    ['[a](/b) C:\\dir\\* https://x.id/_a_*b*/', ['[a](/b) C:\\dir\\* https://x.id/_a_*b*/']],
  ] as const) {
    const { rows } = await client.query<{ text: string }>('SELECT pg_temp.unmarked($1) AS text', [old])
    const [block, ...more] = parseProse(rows[0]!.text)
    expect(more).toEqual([])
    const lines = block?.kind === 'paragraph' ? block.lines : []
    expect(lines.map((runs) => runs.map(({ text }) => text).join(''))).toEqual(shown)
    expect(lines.flat().filter((run) => run.strong || run.em)).toEqual([])
  }
  await client.end()
})
