import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
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
const tagsOf = (page: string): Set<string> =>
  new Set(
    (page.match(/<[a-z!?/](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? []).map((tag) =>
      [/^<\/?[^\s>/]*/.exec(tag)![0], ...(tag.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/\s[^\s=>/]+/g) ?? [])]
        .map((part) => part.trim().toLowerCase())
        .sort()
        .join(' '),
    ),
  )
const addressesOf = (page: string): string[] =>
  [...page.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)].map((match) => match[1]!)

const MILD = `Kabar *tebal* _miring_ [kata](https://contoh.id) [ke](/layanan) https://contoh.id/x\n\n## Sub\n\n### Anak\n\n- a\n\n1. b\n2. c\n\n3. d\n\n> q\n\n| a | b |\n| c |  |\n| | e |`

const FORMS = {
  berita: (text: string) => ({ title: text, body: text, pictureAlt: text }),
  produk: (text: string) => ({
    name: text,
    body: text,
    seller: text,
    unit: text,
    pictureAlt: text,
    available: 'ya',
    whatsapp: '081234567890',
  }),
}
const EVERY_FIELD = { price: 'price', whatsapp: 'whatsapp', version: 'version' }

/** The pages that show an item: its form, its preview, its public page where it has one, and the lists. */
async function pagesOf(section: keyof typeof FORMS, id: string, slug: string | undefined): Promise<string[]> {
  const paths = [
    `/admin/${section}`,
    `/admin/${section}/${id}`,
    `/admin/${section}/${id}/pratinjau`,
    `/${section}`,
    '/feed.xml',
    '/',
  ]
  if (slug) paths.push(`/${section}/${slug}`)
  const answers = await Promise.all(paths.map((path) => house.get(BEJI + path, operator)))
  for (const { statusCode } of answers) expect(statusCode).toBe(200)
  return answers.map(({ body }) => body)
}

describe.each(['berita', 'produk'] as const)('a hostile text in every field of %s', (section) => {
  test('is stored or refused, shown as text, and no page fails', async () => {
    expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(100)
    const site = await house.site('beji.localhost')
    const slugOf = (id: string) =>
      house.database.office(site.id, async (db) =>
        section === 'berita'
          ? await db.news.findFirst({ where: { id } })
          : await db.product.findFirst({ where: { id } }),
      )
    const send = (id: string, text: string) =>
      house.post(
        `${BEJI}/admin/${section}`,
        { id, ...FORMS[section](text.slice(0, 30)), body: text, aksi: 'terbitkan' },
        operator,
      )
    const known = new Set<string>()
    const mild = newId()
    expect((await send(mild, MILD)).statusCode).toBe(303)
    for (const page of await pagesOf(section, mild, (await slugOf(mild))?.slug))
      for (const tag of tagsOf(page)) known.add(tag)

    for (const text of HOSTILE_TEXTS) {
      const id = newId()
      const fields = FORMS[section](text)
      const all = Object.fromEntries(Object.keys(EVERY_FIELD).map((field) => [field, text]))
      expect([303, 422], text).toContain(
        (await house.post(`${BEJI}/admin/${section}`, { id: newId(), ...fields, ...all, aksi: 'simpan' }, operator))
          .statusCode,
      )
      const sent = await house.post(`${BEJI}/admin/${section}`, { id, ...fields, aksi: 'terbitkan' }, operator)
      expect([303, 422], text).toContain(sent.statusCode)
      const pages = sent.statusCode === 422 ? [sent.body] : await pagesOf(section, id, (await slugOf(id))?.slug)
      for (const page of pages.filter((page) => page.startsWith('<!doctype html>'))) {
        expect(
          [...tagsOf(page)].filter((tag) => !known.has(tag)),
          text,
        ).toEqual([])
        expect(
          addressesOf(page).filter((address) => !/^(\/(?!\/)|#|https?:|mailto:|tel:|$)/.test(address)),
          text,
        ).toEqual([])
      }
    }
  }, 120_000)
})
