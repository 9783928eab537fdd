import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { businessAnswers } from './answers.ts'

const BEJI = 'http://beji.localhost'
const NIK = businessAnswers.nik!
let house: TestHouse
let operator: string
let head: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost', 'operator')
  head = await house.signIn('beji.localhost', 'kades')
})
afterAll(() => house.close())

const at = (path: string) => `${BEJI}${path}`
const start = async (answers: Record<string, string> = businessAnswers) => {
  const id = newId()
  const sent = await house.post(at('/admin/surat/baru/keterangan-usaha'), { id, ...answers, aksi: 'periksa' }, operator)
  expect(sent.statusCode, sent.body).toBe(303)
  return id
}
const issue = async (id = '', version = '1') => {
  const letter = id || (await start())
  const answer = await house.post(at(`/admin/surat/${letter}/terbitkan`), { version }, operator)
  expect(answer.statusCode, answer.body).toBe(303)
  return letter
}
const rows = async (letter: string) => {
  const site = await house.site('beji.localhost')
  return house.database.office(site.id, (db) =>
    db.letter.findUniqueOrThrow({ where: { siteId_id: { siteId: site.id, id: letter } }, include: { files: true } }),
  )
}

describe('from a type to a letter', () => {
  test('the operator chooses a type, fills it in, checks it and issues it', async () => {
    expect((await house.get(at('/admin/surat/baru'), operator)).body).toContain('Surat Keterangan Usaha')
    const form = await house.get(at('/admin/surat/baru/keterangan-usaha'), operator)
    expect(form.body).toContain('name="nik"')
    const id = await start()

    const review = await house.get(at(`/admin/surat/${id}/periksa`), operator)
    expect(review.statusCode, review.body).toBe(200)
    expect(review.body).toContain('Terbitkan surat')

    await issue(id)
    const shown = await house.get(at(`/admin/surat/${id}?pesan=terbit`), operator)
    expect(shown.body).toMatch(/\/001\/BEJ\/VII\/2026/)
    const file = await house.get(at(`/admin/surat/${id}/surat.pdf?unduh=1`), operator)
    expect(file.headers['content-type']).toBe('application/pdf')
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="surat-[\w-]+\.pdf"$/)
    expect(file.headers['cache-control']).toBe('no-store')
    expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('an empty form comes back with every fault, nothing is saved', async () => {
    const id = newId()
    const sent = await house.post(
      at('/admin/surat/baru/keterangan-usaha'),
      { id, nama: '<b>Siti', aksi: 'periksa' },
      operator,
    )
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('Ada masalah')
    expect(sent.body).toContain('value="&lt;b&gt;Siti"')
    expect((await house.get(at(`/admin/surat/${id}`), operator)).statusCode).toBe(404)
  })

  test('a half-filled form can be kept as a draft', async () => {
    const id = newId()
    const sent = await house.post(
      at('/admin/surat/baru/keterangan-usaha'),
      { id, nama: 'Setengah Jadi', aksi: 'simpan' },
      operator,
    )
    expect(sent.statusCode).toBe(303)
    expect((await house.get(at(`/admin/surat/${id}`), operator)).body).toContain('value="Setengah Jadi"')
    expect((await house.post(at(`/admin/surat/${id}/terbitkan`), { version: '1' }, operator)).statusCode).toBe(422)
  })

  test('the same form sent twice makes one draft; two presses on Terbitkan make one letter', async () => {
    const id = newId()
    const form = { id, ...businessAnswers, aksi: 'periksa' }
    await Promise.all([1, 2].map(() => house.post(at('/admin/surat/baru/keterangan-usaha'), form, operator)))
    const before = await counterOf()
    const answers = await Promise.all(
      [1, 2, 3].map(() => house.post(at(`/admin/surat/${id}/terbitkan`), { version: '1' }, operator)),
    )
    expect(answers.map((each) => each.statusCode)).toEqual([303, 303, 303])
    expect(await counterOf()).toBe(before + 1)
    expect((await rows(id)).files).toHaveLength(1)
  })

  test('the form of a new letter sent again with other answers changes its draft: nothing typed is lost', async () => {
    const id = await start()
    const send = (nama: string) =>
      house.post(at('/admin/surat/baru/keterangan-usaha'), { id, ...businessAnswers, nama, aksi: 'periksa' }, operator)
    expect((await send('Siti Diperbaiki')).statusCode).toBe(303)
    expect((await rows(id)).answers).toMatchObject({ nama: 'Siti Diperbaiki' })
    const third = await send('Siti Diperbaiki Lagi')
    expect(third.statusCode).toBe(409)
    expect(third.body).toContain('Siti Diperbaiki Lagi')
  })

  test('the same change sent twice is one change, and no conflict', async () => {
    const id = await start()
    const form = { ...businessAnswers, nama: 'Dikirim Dua Kali', version: '1', aksi: 'periksa' }
    for (const _ of [1, 2]) {
      const { statusCode, headers } = await house.post(at(`/admin/surat/${id}`), form, operator)
      expect([statusCode, headers.location]).toEqual([303, `/admin/surat/${id}/periksa`])
    }
    expect((await rows(id)).version).toBe(2)
  })

  test('twenty letters issued at once have twenty consecutive numbers', async () => {
    const before = await counterOf()
    const ids = await Promise.all(Array.from({ length: 20 }, () => start()))
    await Promise.all(ids.map((id) => issue(id)))
    const sequences = (await Promise.all(ids.map(rows))).map((letter) => letter.sequence!).sort((a, b) => a - b)
    expect(sequences).toEqual(Array.from({ length: 20 }, (_, at) => before + 1 + at))
  })

  test('a draft changed by someone else meanwhile is not overwritten: both texts are shown', async () => {
    const id = await start()
    const save = (nama: string, version: string) =>
      house.post(at(`/admin/surat/${id}`), { ...businessAnswers, nama, version, aksi: 'simpan' }, operator)
    expect((await save('Pertama Disimpan', '1')).statusCode).toBe(303)
    const second = await save('Kedua Terlambat', '1')
    expect(second.statusCode).toBe(409)
    expect(second.body).toContain('Kedua Terlambat')
    expect(second.body).toContain('Pertama Disimpan')
    expect((await house.post(at(`/admin/surat/${id}/terbitkan`), { version: '1' }, operator)).statusCode).toBe(409)
  })

  test('what is half typed, or no day and no amount at all, is shown as it was typed beside what another typed', async () => {
    const odd = { omzet_bulanan: '9'.repeat(40), tanggal_lahir: '1990-02-31' }
    const id = newId()
    await house.post(at('/admin/surat/baru/keterangan-usaha'), { id, ...odd, aksi: 'simpan' }, operator)
    const late = { nama: 'Terlambat', version: '7', aksi: 'simpan' }
    const { statusCode, body } = await house.post(at(`/admin/surat/${id}`), late, operator)
    expect(statusCode).toBe(409)
    for (const typed of Object.values(odd)) expect(body).toContain(typed)
  })
})

describe('the draft and the register', () => {
  test('the preview is a picture of the real letter, as typed so far', async () => {
    const live = await house.post(at('/admin/surat/pratinjau/keterangan-usaha'), { nama: 'Siti' }, operator)
    expect(live.headers['content-type']).toBe('image/webp')
    expect(live.rawPayload.length).toBeGreaterThan(5000)
    const id = await start()
    expect((await house.get(at(`/admin/surat/${id}/pratinjau.webp`), operator)).headers['content-type']).toBe(
      'image/webp',
    )
    expect((await house.get(at(`/admin/surat/${id}/pratinjau.pdf`), operator)).headers['content-type']).toBe(
      'application/pdf',
    )
  })

  test('letters are found by number, by part of a name, by a whole NIK; the list masks the NIK', async () => {
    const id = await issue(await start({ ...businessAnswers, nama: 'Ratna Ditemukan' }))
    const search = (cari: string) => house.post(at('/admin/surat/cari'), { cari }, operator)
    const { number } = await rows(id)
    expect((await search(number!)).body).toContain('Ratna Ditemukan')
    expect((await search('ditemukan')).body).toContain('Ratna Ditemukan')
    const byNik = await search(NIK)
    expect(byNik.body).toContain('Ratna Ditemukan')
    expect(byNik.body.replace(`value="${NIK}"`, '')).not.toContain(NIK)
    const spaced = await issue(await start({ ...businessAnswers, nama: 'Nik Berspasi', nik: '3523 9957 0890 9002' }))
    expect((await search('3523995708909002')).body).toContain('Nik Berspasi')
    expect((await rows(spaced)).holderNik).toBe('3523995708909002')
    expect((await search('tidak ada yang begini')).body).toContain('Tidak ada surat yang cocok')
    expect((await search('100%_')).statusCode).toBe(200)
  })

  test('a draft can be thrown away, an issued letter cannot', async () => {
    const draft = await start()
    expect((await house.post(at(`/admin/surat/${draft}/buang`), {}, operator)).statusCode).toBe(303)
    expect((await house.get(at(`/admin/surat/${draft}`), operator)).statusCode).toBe(404)
    const letter = await issue()
    expect((await house.post(at(`/admin/surat/${letter}/buang`), {}, operator)).statusCode).toBe(409)
  })
})

describe('revoking', () => {
  test('the head revokes with a reason; number and file stay', async () => {
    const id = await issue()
    const before = await rows(id)
    expect((await house.post(at(`/admin/surat/${id}/cabut`), { reason: 'pendek' }, head)).statusCode).toBe(422)
    expect(
      (await house.post(at(`/admin/surat/${id}/cabut`), { reason: 'Nama pemohon keliru tertulis.' }, head)).statusCode,
    ).toBe(303)
    const after = await rows(id)
    expect(after.status).toBe('revoked')
    expect(after.number).toBe(before.number)
    expect(after.files[0]?.sha256).toBe(before.files[0]?.sha256)
    expect((await house.get(at(`/admin/surat/${id}`), operator)).body).toContain('Nama pemohon keliru tertulis.')
  })

  test('an operator does not revoke', async () => {
    const id = await issue()
    expect(
      (await house.post(at(`/admin/surat/${id}/cabut`), { reason: 'Alasan yang cukup panjang.' }, operator)).statusCode,
    ).toBe(403)
  })
})

test('every way to look at a letter is in the audit trail', async () => {
  const site = await house.site('beji.localhost')
  const looks = (id: string) =>
    house.database.office(site.id, (db) => db.auditEntry.count({ where: { subjectId: id, officerId: { not: null } } }))
  const [draft, letter] = [await start(), await issue()]
  for (const [id, pages] of [
    [draft, ['', '/periksa', '/pratinjau.webp', '/pratinjau.pdf']],
    [letter, ['', '/surat.pdf', '/pratinjau.webp', '/pratinjau.pdf', '/cabut']],
  ] as const)
    for (const page of pages) {
      const before = await looks(id)
      expect((await house.get(at(`/admin/surat/${id}${page}`), head)).statusCode, page).toBe(200)
      expect(await looks(id), page).toBe(before + 1)
    }
})

test('no audit entry holds a NIK', async () => {
  const site = await house.site('beji.localhost')
  const trail = await house.database.office(site.id, (db) => db.auditEntry.findMany())
  expect(trail.map((entry) => entry.deed)).toContain('letter.issue')
  expect(JSON.stringify(trail)).not.toContain(NIK)
})

test('on 1 January in Jakarta the number starts again with the new year, though the server still lives in the old', async () => {
  house.clock.now = new Date('2026-12-31T17:30:00Z')
  operator = await house.signIn('beji.localhost', 'operator')
  const letter = await rows(await issue())
  expect(letter.number).toMatch(/\/001\/BEJ\/I\/2027$/)
  expect(letter.issuedOn?.toISOString()).toContain('2027-01-01')
})

async function counterOf(): Promise<number> {
  const where = { siteId: (await house.site('beji.localhost')).id, year: 2026 }
  return (await house.database.office(where.siteId, (db) => db.letterCounter.findFirst({ where })))?.last ?? 0
}
