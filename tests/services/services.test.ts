import { afterAll, beforeAll, expect, test } from 'vitest'
import { publishStandard } from '../../src/letters/standard/publish-standard.ts'
import { shippedStandard } from '../../src/letters/standard/shipped-standard.ts'
import { openSite } from '../../src/sites/open-site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost'
const standard = await shippedStandard()
const offered = standard.types.filter(({ kind }) => kind !== 'surat-dinas')
let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

const main = async (url: string) => /<main[\s\S]*<\/main>/.exec((await house.get(url)).body)![0]

test('lists every letter a resident may ask for, by category, and none that only the office writes', async () => {
  const body = await main(`${BEJI}/layanan`)
  for (const { slug, name } of offered) {
    expect(body).toContain(`href="/layanan/${slug}"`)
    expect(body).toContain(`<b>${name}</b>`)
  }
  expect(body).not.toContain('surat-tugas')
  const anchors = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(anchors).toContain('kelahiran-dan-kematian')
  for (const id of anchors) expect(body).toContain(`<h2 id="${id}">`)
})

test('every letter has a page: what it is for, whether it is needed, what to bring, how long it is valid', async () => {
  for (const { slug, name, purpose, remark, requirements, validity } of offered) {
    const { statusCode, body } = await house.get(`${BEJI}/layanan/${slug}`)
    expect([slug, statusCode]).toEqual([slug, 200])
    expect(body).toContain(`<h1>${name}</h1>`)
    for (const said of [purpose, ...requirements, validity.words, remark ?? '', 'Gratis (Rp0)'])
      expect(body).toContain(said)
    expect(body.includes('Perlu surat ini?')).toBe(remark !== null)
  }
})

test('says when the camat takes note, and who brings stamp duty and comes in person', async () => {
  const heirs = await main(`${BEJI}/layanan/keterangan-ahli-waris`)
  expect(heirs).toContain('berlaku sesudah disahkan kecamatan')
  expect(heirs).toContain('Meterai Anda siapkan sendiri')
  expect(heirs).toContain('ditandatangani beberapa orang')
  expect(await main(`${BEJI}/layanan/keterangan-usaha`)).toContain('Tidak perlu ke kecamatan.')
  expect(await main(`${BEJI}/layanan/pengantar-skck`)).toContain('bila penerima surat memintanya')
})

test('names the office, its hours and its WhatsApp with a question about this letter', async () => {
  const body = await main(`${BEJI}/layanan/keterangan-usaha`)
  expect(body).toContain('Datang ke kantor desa')
  expect(body).toContain('Dilayani Senin')
  const [, href] = /href="(https:\/\/wa\.me\/[^"]+)"/.exec(body)!
  const asked = new URL(href!)
  expect(asked.pathname).toMatch(/^\/628\d+$/)
  expect(asked.searchParams.get('text')).toBe(
    'Halo Desa Beji, saya ingin mengurus Surat Keterangan Usaha. Apa saja yang perlu saya siapkan?',
  )
})

test('promises no time that nobody promised', async () => {
  expect(await main(`${BEJI}/layanan/keterangan-usaha`)).not.toMatch(/hari (kerja|yang sama)|menit/)
})

test('a letter that is not offered, or no letter at all, is not found', async () => {
  for (const slug of ['surat-tugas', 'undangan-rapat', 'tidak-ada', 'SURAT', '..%2f'])
    expect((await house.get(`${BEJI}/layanan/${slug}`)).statusCode).toBe(404)
})

test('the pages are in the navigation, the sitemap and the first question of the home', async () => {
  const home = (await house.get(`${BEJI}/`)).body
  expect(home).toMatch(/<nav[\s\S]*?<a href="\/layanan">Layanan<\/a>[\s\S]*?<\/nav>/)
  expect(home).toMatch(/<ul class="needs">\s*<li><a href="\/layanan"><b>Urus surat<\/b>/)
  const { body } = await house.get(`${BEJI}/sitemap.xml`)
  for (const { slug } of offered) expect(body).toContain(`/layanan/${slug}</loc>`)
  expect((await house.get('http://kecamatan-jenu.localhost/sitemap.xml')).body).not.toContain('/layanan')
})

test('tells search engines and chat apps what the page is', async () => {
  const { body } = await house.get(`${BEJI}/layanan/keterangan-usaha`)
  const { origin } = await house.site('beji.localhost')
  expect(body).toContain(`<link rel="canonical" href="${origin}/layanan/keterangan-usaha">`)
  expect(body).toContain('<title>Surat Keterangan Usaha – Desa Beji</title>')
  expect(body).toMatch(/<meta name="description" content="Menerangkan bahwa Anda menjalankan usaha/)
  expect(body).toContain('<meta property="og:title" content="Surat Keterangan Usaha">')
})

test('a kelurahan speaks of itself, its lurah and its office, never of a desa', async () => {
  const parent = await house.site('kecamatan-jenu.localhost')
  const sidorejo = { kind: 'village', name: 'Sidorejo', isUrban: true, code: '35.23.12.1099', accent: 'daun' } as const
  await house.database.registrar(parent.regencyId, (db) =>
    openSite(db, { ...sidorejo, host: 'sidorejo.localhost', parent }),
  )
  for (const path of ['/layanan', ...offered.map(({ slug }) => `/layanan/${slug}`)]) {
    const words = (await main(`http://sidorejo.localhost${path}`)).replaceAll(
      /desa (atau|dan) kelurahan|desa atau lurah/gi,
      '',
    )
    expect([path, /.{0,40}\bdesa\b.{0,20}/i.exec(words)?.[0]]).toEqual([path, undefined])
  }
  expect(await main('http://sidorejo.localhost/layanan/keterangan-usaha')).toContain('Datang ke kantor kelurahan')
})

test('a standard that is published changes the kept pages of every village at once', async () => {
  const url = `${BEJI}/layanan/keterangan-usaha`
  expect((await house.get(url)).body).toContain('Foto tempat usaha')
  const regency = await house.site('localhost')
  const types = standard.types.map((type) =>
    type.slug === 'keterangan-usaha' ? { ...type, requirements: ['Surat dari RT saja'] } : type,
  )
  await house.database.office(regency.id, (db) =>
    publishStandard(db, regency, { ...standard, standing: 'official', types, now: house.clock.now }),
  )
  await expect.poll(async () => (await house.get(url)).body).toContain('Surat dari RT saja')
  expect((await house.get(url)).body).not.toContain('belum ditetapkan Pemkab')
})
