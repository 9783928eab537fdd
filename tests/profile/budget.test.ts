import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CHART_LINES, linesOf } from '../../src/profile/budget/chart.ts'
import { parseBudget } from '../../src/profile/budget/schema.ts'
import { balanceOf, signedRupiah } from '../../src/profile/budget/sums.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string
let head: string
beforeAll(async () => {
  house = await testHouse()
  head = await house.signIn('beji.localhost:3000', 'kades')
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const year2026 = {
  version: '0',
  regulation: 'Peraturan Desa Nomor 5 Tahun 2025',
  regulatedOn: '2025-12-29',
  'a-dana-desa': 'Rp 1.000.000.000',
  'r-dana-desa': '600000000',
  realisedUntil: '2026-06-30',
  'a-pemerintahan': '400.000.000,00',
  'a-pembangunan': '650.000.000',
  'r-pembangunan': '325.000.000',
  'a-silpa-lalu': '50.000.000',
  'r-silpa-lalu': '50.000.000',
  'total-income': '1.000.000.000',
}
const save = (fields: Record<string, string>, year = 2026) =>
  house.post(`${BEJI}/admin/transparansi/${year}`, { aksi: 'terbitkan', ...fields }, operator)
const seen = async (path: string) => {
  house.app.pageCache.dropAll()
  return house.get(BEJI + path)
}
const faultsOf = (body: string) =>
  Object.fromEntries([...body.matchAll(/<li><a href="#([\w-]+)">(.*?)<\/a>/g)].map(([, field, said]) => [field, said]))

describe('a year of the budget', () => {
  test('is seen once it is published, its sums computed, as bars and as a table; and no longer when it is taken back', async () => {
    expect((await seen('/transparansi')).body).toContain('Belum ada anggaran yang ditayangkan.')
    await save({ ...year2026, aksi: 'simpan' })
    expect((await seen('/transparansi/2026')).statusCode).toBe(404)
    const published = await save({ ...year2026, version: '1' })
    expect(published.headers.location).toBe('/admin/transparansi/2026?pesan=terbit')
    const { body } = await seen('/transparansi/2026')
    expect(body).toContain('Terealisasi Rp325.000.000 (50 %) dari Rp650.000.000')
    const row = (name: string) =>
      [...new RegExp(`<th scope="row">${name}</th>(.*?)</tr>`).exec(body)![1]!.matchAll(/>([^<>]+)<\/td>/g)].map(
        ([, cell]) => cell,
      )
    expect(row('Jumlah pendapatan')).toEqual(['Rp1.000.000.000', 'Rp600.000.000'])
    expect(row('Jumlah belanja')).toEqual(['Rp1.050.000.000', 'Rp325.000.000'])
    expect(row('Surplus atau defisit')).toEqual(['−Rp50.000.000', 'Rp275.000.000'])
    expect(row('Sisa lebih pembiayaan \\(SiLPA\\)')).toEqual(['Rp0', 'Rp325.000.000'])
    expect(body).toContain('Dasar: Peraturan Desa Nomor 5 Tahun 2025, tanggal 29 Desember 2025.')
    for (const path of ['/transparansi', '/sitemap.xml'])
      expect((await seen(path)).body).toContain('/transparansi/2026')

    await house.post(`${BEJI}/admin/transparansi/2026/tarik`, {}, operator)
    expect((await seen('/transparansi/2026')).statusCode).toBe(410)
    expect((await seen('/transparansi/2025')).statusCode).toBe(404)
    const back = await house.post(`${BEJI}/admin/transparansi/2026/terbitkan`, { version: '3' }, operator)
    expect(back.statusCode).toBe(303)
    expect((await seen('/transparansi/2026')).statusCode).toBe(200)
  })

  test('is not published where its sums do not agree, and keeps every amount as it was typed', async () => {
    const wrong = { ...year2026, 'total-income': '1.000.000.001', 'a-pembangunan': '700.000.000', realisedUntil: '' }
    const { statusCode, body } = await save({ ...wrong, regulation: '' }, 2027)
    expect(statusCode).toBe(422)
    expect(Object.keys(faultsOf(body)).sort()).toEqual(['a-silpa-lalu', 'realisedUntil', 'regulation', 'total-income'])
    expect(faultsOf(body)['total-income']).toContain('berbeda Rp1 dari')
    expect(faultsOf(body)['a-silpa-lalu']).toContain('selisih Rp50.000.000')
    expect(body).toContain('value="Rp 1.000.000.000"')
    expect((await save({ ...wrong, aksi: 'simpan' }, 2027)).statusCode).toBe(303)
  })

  test('tells which amount cannot be read, beside it', async () => {
    const { statusCode, body } = await save({ version: '0', 'a-dana-desa': '1,5 M', 'r-bunga': '9'.repeat(14) }, 2028)
    expect(statusCode).toBe(422)
    expect(faultsOf(body)).toMatchObject({
      'a-dana-desa': 'Tulis dengan angka, misalnya 25.000.000.',
      'r-bunga': 'Paling banyak Rp1.000.000.000.000. Periksa banyaknya nol.',
    })
    expect(body).toContain('value="1,5 M"')
  })

  test('filled in by two is overwritten by neither, and the second sees what differs', async () => {
    await save({ ...year2026, aksi: 'simpan' }, 2029)
    await save({ ...year2026, version: '1', 'a-pembangunan': '640.000.000', aksi: 'simpan' }, 2029)
    const late = await save({ ...year2026, version: '1', 'a-pembangunan': '630.000.000', aksi: 'simpan' }, 2029)
    expect(late.statusCode).toBe(409)
    expect(late.body).toMatch(/Pelaksanaan pembangunan desa, anggaran[\s\S]*?630\.000\.000[\s\S]*?640\.000\.000/)
    expect(late.body).toContain('name="version" value="2"')
    expect((await save({ ...year2026, version: '2', 'a-pembangunan': '640.000.000' }, 2029)).statusCode).toBe(303)
  })
})

test('the chart is that of Permendagri 20/2018: five fields of spending, and no line twice', () => {
  expect(linesOf('spending')).toHaveLength(5)
  expect(new Set(CHART_LINES.map(({ key }) => key)).size).toBe(CHART_LINES.length)
})

test('a balance is what comes in less what goes out, to the last rupiah', () => {
  const read = parseBudget({
    'a-dana-desa': '999.999.999.999',
    'a-alokasi': '1',
    'a-darurat': '3',
    'a-penyertaan-modal': '4',
  })
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  expect(balanceOf(read.value.draft.amounts, 'planned')).toEqual({
    income: 1_000_000_000_000,
    spending: 3,
    financingIn: 0,
    financingOut: 4,
    surplus: 999_999_999_997,
    financing: -4,
    rest: 999_999_999_993,
  })
  expect(signedRupiah(-4)).toBe('−Rp4')
})

test('a year of the budget saves itself as news does', async () => {
  const address = '/admin/transparansi/2031'
  const page = async (path: string, by = operator) => (await house.get(BEJI + path, by)).body
  const open = (version: string, by = operator) => {
    const writing = newId()
    let step = 0
    return (fields: Record<string, string>, aksi = 'otomatis', at = ++step) => {
      const form = { version, ...fields, aksi, 'tulisan-ini': writing, 'langkah-ke': String(at) }
      return house.post(BEJI + address, form, by)
    }
  }
  const mine = open('0')
  const half = { regulation: 'Perdes 5', 'a-dana-desa': '900.000.000', 'a-pembangunan': 'sembilan' }
  const kept = await mine(half)
  expect([kept.statusCode, kept.json()]).toMatchObject([200, { version: '0', at: address }])
  const form = await page(address)
  for (const said of ['value="900.000.000"', 'value="sembilan"', 'Belum disimpan.', 'data-written='])
    expect(form).toContain(said)
  expect(await page('/admin/transparansi')).toMatch(
    /Belum Anda simpan[\s\S]*href="\/admin\/transparansi\/2031">APBDes 2031/,
  )
  expect(await page('/admin')).toContain('1 tahun APBDes Anda belum disimpan')
  const preview = await page(`${address}/pratinjau`)
  expect(preview).toMatch(/Tulisan Anda belum disimpan[\s\S]*Rp900\.000\.000/)
  const others = await page(address, head)
  expect([others.includes('Operator Contoh sedang menulis di sini juga'), others.includes('900.000.000')]).toEqual([
    true,
    false,
  ])
  expect((await mine(half, 'simpan')).statusCode).toBe(422)
  expect((await mine({ ...half, 'a-pembangunan': '9' }, 'simpan')).headers.location).toBe(`${address}?pesan=simpan`)
  await mine({ regulation: 'Terlambat' }, 'otomatis', 1)
  expect([await page(address), await page('/admin/transparansi')].join()).not.toMatch(/Terlambat|Belum Anda simpan/)

  const again = open('1')
  await again({ ...half, 'a-pembangunan': '7' })
  await open('1', head)({ ...half, 'a-pembangunan': '8' }, 'simpan')
  expect((await again({ ...half, 'a-pembangunan': '77' })).statusCode).toBe(409)
  for (const both of [await page(address), (await again({ ...half, 'a-pembangunan': '77' }, 'simpan')).body]) {
    expect(both).toMatch(/Yang tersimpan sekarang[\s\S]*data-label="Anda">77<\/td><td data-label="Tersimpan">8</)
    expect(both).toContain('data-kept=')
  }
  expect((await house.post(`${BEJI}${address}/lupakan`, {}, operator)).headers.location).toBe(`${address}?pesan=lupa`)
  expect(await page(address)).not.toContain('value="77"')
})
