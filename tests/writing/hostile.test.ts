import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Eta } from 'eta'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { parseProse } from '../../src/shared/prose.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'

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
