import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishStandard } from '../../../src/letters/standard/publish-standard.ts'
import { shippedStandard } from '../../../src/letters/standard/shipped-standard.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { businessAnswers } from '../answers.ts'
import { type Office, officeAt } from './office.ts'

let house: TestHouse
let rows: Rows
let office: Office
let operator: string
let sekdes: string
let kades: string
beforeAll(async () => {
  house = await testHouse()
  house.clock.now = new Date('2026-07-06T12:03:00Z')
  rows = await rowsOf(house)
  office = await officeAt(house, rows, 'beji.localhost')
  operator = await house.signIn('beji.localhost', 'operator')
  sekdes = await house.signIn('beji.localhost', 'sekdes')
  kades = await house.signIn('beji.localhost', 'kades')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const REASON = 'Alamat usaha kurang lengkap.'
const submit = async (answers = businessAnswers) => {
  const id = await office.draft(operator, answers)
  const sent = await office.press(id, `/admin/surat/${id}/ajukan`, operator)
  expect(sent.headers.location, sent.body).toBe(`/admin/surat/${id}?pesan=ajukan`)
  return id
}
const page = async (path: string, cookie: string) => (await house.get(office.here(path), cookie)).body

describe('a letter on its way', () => {
  test('is prepared, submitted, checked, returned, mended, submitted again and issued; its page tells all of it', async () => {
    await office.works('checked')
    const id = await office.draft(operator)
    const review = await page(`/admin/surat/${id}/periksa`, operator)
    expect(review).toContain('Ajukan surat')
    expect(review).not.toContain('Terbitkan surat')
    const nobodys = { penandatangan: 'bukan-siapa-siapa' }
    const gone = await office.press(id, `/admin/surat/${id}/ajukan`, operator, nobodys)
    expect([gone.statusCode, gone.body.includes('tidak lagi berwenang hari ini')]).toEqual([409, true])
    await office.press(id, `/admin/surat/${id}/ajukan`, operator)
    expect(await page(`/admin/surat/${id}?pesan=ajukan`, operator)).toContain('Surat diajukan.')
    expect(await page('/admin/surat?status=menunggu', operator)).toContain(`/admin/surat/${id}`)

    await office.press(id, `/admin/surat/${id}/teruskan`, sekdes)
    house.clock.now = new Date(house.clock.now.getTime() + 60_000)
    await office.press(id, `/admin/surat/${id}/kembalikan`, kades, { reason: REASON })
    expect(await page('/admin/surat?status=dikembalikan', operator)).toContain(`/admin/surat/${id}`)
    const form = await page(`/admin/surat/${id}`, operator)
    expect(form).toContain('Dikembalikan oleh Kades Contoh')
    expect(form).toContain(REASON)

    const { version } = await office.row(id)
    const mended = {
      ...businessAnswers,
      alamat_usaha: 'Dusun Contoh RT 003',
      version: String(version),
      aksi: 'periksa',
    }
    expect((await house.post(office.here(`/admin/surat/${id}`), mended, operator)).statusCode).toBe(303)
    expect((await office.row(id)).status).toBe('returned')
    for (const [step, cookie] of [
      ['ajukan', operator],
      ['teruskan', sekdes],
      ['terbitkan', kades],
    ] as const)
      expect((await office.press(id, `/admin/surat/${id}/${step}`, cookie)).statusCode, step).toBe(303)
    const letter = await office.row(id)
    expect(letter).toMatchObject({ status: 'issued', signingMode: 'wet', signerPosition: 'Kepala Desa Beji' })
    expect(letter.steps.map(({ move }) => move)).toEqual(['submit', 'pass', 'return', 'submit', 'pass'])
    const story = await page(`/admin/surat/${id}`, operator)
    for (const told of [
      'Diajukan</b> oleh Operator Contoh',
      'Diteruskan ke pimpinan</b> oleh Sekdes Contoh',
      REASON,
      'Diterbitkan</b> oleh Kades Contoh',
    ])
      expect(story).toContain(told)
    const deeds = await rows.client.query('SELECT deed FROM audit_entry WHERE subject_id = $1 ORDER BY id', [id])
    for (const deed of ['letter.submit', 'letter.pass', 'letter.return', 'letter.issue'])
      expect(deeds.rows.map((row) => row.deed)).toContain(deed)
  })

  test('is written by the standard it was submitted under; a returned one by the newest again', async () => {
    await office.works('head')
    const [kept, returned] = [await submit(), await submit()]
    const regency = await house.site('localhost')
    const standard = await shippedStandard()
    const types = standard.types.map((type) =>
      type.slug === 'keterangan-usaha' ? { ...type, title: 'Surat Judul Baru' } : type,
    )
    await house.database.office(regency.id, (db) =>
      publishStandard(db, regency, { ...standard, types, now: house.clock.now }),
    )

    await office.press(returned, `/admin/surat/${returned}/kembalikan`, kades, { reason: REASON })
    await office.press(returned, `/admin/surat/${returned}/ajukan`, operator)
    for (const id of [kept, returned]) await office.press(id, `/admin/surat/${id}/terbitkan`, kades)
    const [old, renewed] = [await office.row(kept), await office.row(returned)]
    expect([old.standardVersion, renewed.standardVersion]).toEqual([1, 2])
    expect(old.content).toMatchObject({ title: 'SURAT KETERANGAN USAHA' })
    expect(renewed.content).toMatchObject({ title: 'Surat Judul Baru' })
  })

  test('is neither changed nor thrown away while it waits; taken back it is a draft again', async () => {
    await office.works('head')
    const id = await submit()
    const change = { ...businessAnswers, nama: 'Nama Lain', aksi: 'simpan' }
    await office.press(id, `/admin/surat/${id}`, operator, change)
    expect((await office.press(id, `/admin/surat/${id}/buang`, operator)).statusCode).toBe(409)
    expect((await office.row(id)).holderName).toBe(businessAnswers.nama)
    const back = await office.press(id, `/admin/surat/${id}/tarik`, operator)
    expect(await page(back.headers.location!, operator)).toContain('Surat ditarik kembali.')
    expect((await office.press(id, `/admin/surat/${id}/buang`, operator)).statusCode).toBe(303)
  })

  test('needs a reason when its answers raise doubts, given once, by whoever submits it', async () => {
    await office.works('head')
    const odd = { ...businessAnswers, tanggal_lahir: '1991-08-17' }
    const id = await office.draft(operator, odd)
    const asked = await office.press(id, `/admin/surat/${id}/ajukan`, operator)
    expect(asked.statusCode).toBe(422)
    expect(asked.body).toContain('Mengapa tetap diajukan?')
    await office.press(id, `/admin/surat/${id}/ajukan`, operator, { alasan: 'KTP memang tertulis begitu.' })
    expect(await page(`/admin/tanda-tangan/${id}`, kades)).toContain('KTP memang tertulis begitu.')
    await office.press(id, `/admin/surat/${id}/terbitkan`, kades)
    expect(await office.row(id)).toMatchObject({ status: 'issued', overrideReason: 'KTP memang tertulis begitu.' })
  })
})

describe('two at once', () => {
  test('one wins, the other is told who did what and when', async () => {
    await office.works('head')
    const id = await submit()
    const [one, other] = await Promise.all([
      office.press(id, `/admin/surat/${id}/kembalikan`, kades, { reason: REASON }, 2),
      office.press(id, `/admin/surat/${id}/tarik`, operator, {}, 2),
    ])
    expect([one.statusCode, other.statusCode].sort()).toEqual([303, 409])
    const told = one.statusCode === 409 ? one.body : other.body
    expect(told).toMatch(
      /Surat ini sudah (dikembalikan oleh Kades Contoh|ditarik kembali oleh Operator Contoh) pukul 19\.04 WIB\./,
    )
    expect((await office.row(id)).steps).toHaveLength(2)
  })

  test('what was issued is not returned any more, and says by whom it was issued', async () => {
    const id = await submit()
    await office.press(id, `/admin/surat/${id}/terbitkan`, kades)
    const late = await office.press(id, `/admin/surat/${id}/kembalikan`, kades, { reason: REASON }, 2)
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Surat ini sudah diterbitkan oleh Kades Contoh')
  })

  test('the same press sent twice is one step', async () => {
    const id = await office.draft(operator)
    const answers = await Promise.all([1, 2].map(() => office.press(id, `/admin/surat/${id}/ajukan`, operator, {}, 1)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect((await office.row(id)).steps).toHaveLength(1)
  })
})

describe('the setting', () => {
  const ADDRESS = '/admin/pengaturan/surat/alur'
  const save = async (form: Record<string, string>) => {
    const version = (await page(ADDRESS, kades)).match(/name="version" value="(\d+)"/)![1]!
    return house.post(office.here(ADDRESS), { version, ...form }, kades)
  }

  test('is changed while letters wait, and none of them is stuck', async () => {
    for (const [from, steps, to] of [
      ['checked', [], 'head'],
      ['checked', ['teruskan'], 'direct'],
      ['checked', ['teruskan'], 'head'],
      ['head', [], 'direct'],
      ['head', [], 'checked'],
    ] as const) {
      expect((await save({ flow: from })).statusCode).toBe(303)
      const id = await submit()
      for (const step of steps) await office.press(id, `/admin/surat/${id}/${step}`, sekdes)
      expect(await page(ADDRESS, kades)).toMatch(/\d+ surat sedang menunggu/)
      expect((await save({ flow: to })).statusCode).toBe(303)
      if (to === 'checked') await office.press(id, `/admin/surat/${id}/teruskan`, sekdes)
      await office.press(id, `/admin/surat/${id}/terbitkan`, kades)
      expect((await office.row(id)).status, `${from} to ${to}`).toBe('issued')
    }
  })

  test('refuses what cannot work, keeps what was chosen, and overwrites nobody', async () => {
    const odd = await save({ flow: 'direct', signing: 'electronic' })
    expect(odd.statusCode).toBe(422)
    expect(odd.body).toMatch(/value="electronic" checked/)
    expect((await save({ flow: 'head', signerPhone: '123' })).statusCode).toBe(422)
    await rows.client.query("UPDATE officer SET suspended_at = now() WHERE username = 'sekdes' AND site_id = $1", [
      office.site.id,
    ])
    const nobody = await save({ flow: 'checked' })
    expect(nobody.body).toContain('Belum ada akun dengan peran Sekretaris desa')
    await rows.client.query("UPDATE officer SET suspended_at = NULL WHERE username = 'sekdes' AND site_id = $1", [
      office.site.id,
    ])
    const late = await house.post(office.here(ADDRESS), { version: '0', flow: 'head' }, kades)
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Yang tersimpan sekarang')
  })

  test('whoever submitted can tell the head by WhatsApp, without a name or a number of anybody', async () => {
    await save({ flow: 'head', signerPhone: '0812-3456-7890' })
    const id = await submit()
    const link = (await page(`/admin/surat/${id}`, operator)).match(/href="(https:\/\/wa\.me\/[^"]+)"/)![1]!
    const { pathname, searchParams } = new URL(link.replaceAll('&amp;', '&'))
    expect(pathname).toBe('/6281234567890')
    expect(searchParams.get('text')).toMatch(
      /^Ada \d+ surat menunggu ditandatangani di Desa Beji\.\nhttp:\/\/beji\.localhost(:\d+)?\/admin\/tanda-tangan$/,
    )
  })
})
