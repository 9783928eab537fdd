import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endorsedContent } from '../../../src/letters/endorsement/endorsed-content.ts'
import { finishEndorsing } from '../../../src/letters/endorsement/finish-endorsing.ts'
import { freezeEndorsement } from '../../../src/letters/endorsement/freeze-endorsement.ts'
import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { scan, textOf } from '../paper/read-pdf.ts'
import { DESK, type Kecamatan, kecamatan } from './kecamatan.ts'

let house: TestHouse
let rows: Rows
let desk: Kecamatan
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  desk = await kecamatan(house, rows)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const village = (id: string, path = '') =>
  house.get(`http://beji.localhost/admin/surat/${id}${path}`, desk.cookies.operator)
const scanned = async (id: string) => (await house.get(`http://localhost/V/${await desk.codeOf(id)}`)).body
const filesOf = async (id: string) =>
  (await rows.client.query('SELECT kind, sha256, bytes FROM letter_file WHERE letter_id = $1 ORDER BY kind', [id])).rows
const contentOf = async (id: string) =>
  (await rows.client.query('SELECT content FROM letter WHERE id = $1', [id])).rows[0].content as LetterContent

describe('a letter whose type always needs the camat', () => {
  test('waits at the district from the moment it is issued, and a stranger is told so', async () => {
    const id = await desk.issue()
    const { state, required, steps } = await desk.rowOf(id)
    expect([state, required, steps.map(({ move }) => move)]).toEqual(['waiting', true, ['ask']])
    expect((await village(id)).body).toContain('Menunggu kecamatan')
    const told = await scanned(id)
    expect(told).toContain('Menunggu pengesahan kecamatan')
    expect(told).not.toContain('Surat sah')
    const { body } = await house.get(`${DESK}/${id}`, desk.cookies.staf)
    for (const fact of ['Desa Beji', 'sisa 3 hari kerja', 'Akta kematian pewaris', 'Isi surat sebagai teks'])
      expect(body).toContain(fact)
    const code = (await desk.codeOf(id)).match(/.{4}/g)!.join('-')
    expect(body).toContain(code)
    expect((await village(id)).body).toContain(code)
  })

  test('is endorsed: a register number, a second file with the block filled in, the same code; both files stay', async () => {
    const id = await desk.issue()
    await desk.endorsed(id)
    const { state, register, place } = await desk.rowOf(id)
    expect(state).toBe('endorsed')
    expect(register).toMatch(/^\d{3}\/2026$/)
    const [second, first] = await filesOf(id)
    expect([second.kind, first.kind]).toEqual(['endorsed', 'issued'])
    expect(createHash('sha256').update(second.bytes).digest('hex')).toBe(second.sha256)
    const text = await textOf(second.bytes)
    for (const words of [
      `Nomor Register : ${register}`,
      'CAMAT JENU',
      'Drs. Camat Contoh, M.Si.',
      'Pembina Tingkat I',
      'Disetujui secara elektronik',
    ])
      expect(text).toContain(words)
    expect(await textOf(first.bytes)).not.toContain('Camat Contoh')
    expect(await scan(second.bytes)).toEqual(await scan(first.bytes))
    const again = await renderLetter(endorsedContent(await contentOf(id), place as never))
    expect(Buffer.compare(again, second.bytes)).toBe(0)

    const page = await village(id)
    expect(page.body).toContain('Buka naskah baru')
    expect(page.body).toContain(register!)
    expect((await village(id, '/disahkan.pdf')).rawPayload.equals(second.bytes)).toBe(true)
    expect((await village(id, '/surat.pdf')).rawPayload.equals(first.bytes)).toBe(true)
    const told = await scanned(id)
    expect(told).toContain('Surat sah')
    expect(told).toContain(`Disahkan Camat Jenu pada 6 Juli 2026, nomor register ${register}.`)
    expect(told).not.toContain('Camat Contoh')
  })

  test('is returned with a reason, goes again with what was done, and takes its promised days anew', async () => {
    const id = await desk.issue()
    const silent = await desk.giveBack(id, 'kurang')
    expect(silent.statusCode).toBe(422)
    expect(silent.body).toContain('Tulis apa yang perlu diperbaiki')
    expect((await desk.giveBack(id)).statusCode).toBe(303)
    const page = await village(id)
    expect(page.body).toContain('Akta kematian belum dilampirkan.')
    const told = await scanned(id)
    expect(told).toContain('Menunggu pengesahan kecamatan')
    expect(told).toContain('mengembalikannya ke penerbitnya')
    expect(told).not.toContain('Akta kematian belum')
    const promised = { version: '0', promisedDays: '5', registerPattern: '{urut:3}/{tahun}', paper: '0' }
    const settings = 'http://kecamatan-jenu.localhost/admin/pengaturan/pengesahan'
    expect((await house.post(settings, promised, desk.cookies.camat)).statusCode).toBe(303)
    expect((await desk.ask(id, 'Akta kematian sudah diantar.')).statusCode).toBe(303)
    const { state, dueOn, steps } = await desk.rowOf(id)
    expect([state, dueOn.toISOString().slice(0, 10)]).toEqual(['waiting', '2026-07-13'])
    expect(steps.map(({ move, reason }) => [move, reason])).toEqual([
      ['ask', ''],
      ['return', 'Akta kematian belum dilampirkan.'],
      ['ask', 'Akta kematian sudah diantar.'],
    ])
    expect((await house.get(`${DESK}/${id}`, desk.cookies.staf)).body).toContain('Akta kematian sudah diantar.')
  })
})

describe('a letter whose endorsement somebody wants', () => {
  test('waits when the form asked for it, and is valid meanwhile', async () => {
    const id = await desk.issue('sktm-kesehatan', { minta_pengesahan: 'ya' })
    expect(await desk.rowOf(id)).toMatchObject({ state: 'waiting', required: false })
    const told = await scanned(id)
    expect(told).toContain('Surat sah')
    expect(told).toContain('Diminta, belum disahkan.')
  })

  test('is not asked for otherwise, and no other paper can be sent', async () => {
    const plain = await desk.issue('sktm-kesehatan')
    expect((await village(plain)).body).not.toContain('Pengesahan kecamatan')
    expect((await desk.ask(plain)).statusCode).toBe(409)
    expect(await scanned(plain)).not.toContain('Pengesahan kecamatan')
  })
})

describe('who presses at the same moment', () => {
  test('one passes it on, the other is told who did', async () => {
    const id = await desk.issue()
    const second = await house.signIn('kecamatan-jenu.localhost', 'staf')
    const one = await desk.pass(id)
    const sameAgain = await house.post(`${DESK}/${id}/teruskan`, {}, second)
    expect([one.statusCode, sameAgain.statusCode]).toEqual([303, 303])
    const other = await rows.officer(desk.district, 'staf-dua', ['staff'])
    const doer = { officer: { id: other }, now: house.clock.now, address: '::1' }
    const { makeStep } = await import('../../../src/letters/endorsement/make-step.ts')
    await expect(
      house.database.endorser(desk.district.id, (db) => makeStep(db, desk.district, { id, move: 'pass' }, doer)),
    ).rejects.toThrow(/sudah diteruskan ke camat oleh Staf Kecamatan Contoh/)
  })

  test('a letter endorsed twice at once has one number and one second file', async () => {
    const id = await desk.issue()
    await desk.pass(id)
    await desk.read(id)
    const answers = await Promise.all([desk.endorse([id]), desk.endorse([id]), desk.endorse([id])])
    for (const { statusCode } of answers) expect([303, 409]).toContain(statusCode)
    expect((await filesOf(id)).length).toBe(2)
    const { rowCount } = await rows.client.query('SELECT 1 FROM register_entry WHERE letter_id = $1', [id])
    expect(rowCount).toBe(1)
  })

  test('a letter that is revoked is endorsed no more; one that is being endorsed is revoked after', async () => {
    const id = await desk.issue()
    await desk.pass(id)
    await desk.read(id)
    const [endorsing, revoking] = await Promise.all([
      desk.endorse([id]),
      house.post(
        `http://beji.localhost/admin/surat/${id}/cabut`,
        { reason: 'Salah menulis nama ahli waris.' },
        desk.cookies.kades,
      ),
    ])
    expect(revoking.statusCode).toBe(303)
    const { state } = await desk.rowOf(id)
    expect([endorsing.statusCode, state]).toEqual(endorsing.statusCode === 303 ? [303, 'endorsed'] : [409, 'passed'])
    expect(await scanned(id)).toContain('Dicabut')
    expect((await desk.giveBack(id)).statusCode).toBe(409)
  })
})

test('a crash between register number and second file is finished at the next start, once', async () => {
  const id = await desk.issue()
  await desk.pass(id)
  await desk.read(id)
  const { version } = await desk.rowOf(id)
  const officer = { id: await rows.officer(desk.district, 'camat') }
  const doer = { officer, now: house.clock.now, address: '::1' }
  await house.database.endorser(desk.district.id, (db) =>
    freezeEndorsement(db, desk.district, { id, version, approval: { officerId: officer.id } }, doer),
  )
  expect((await desk.rowOf(id)).state).toBe('endorsing')
  expect(await scanned(id)).toContain('Menunggu pengesahan kecamatan')
  const finish = (olderThanMs = 0) =>
    finishEndorsing({ database: house.database, paper: house.app.paper }, { now: house.clock.now, olderThanMs })
  expect(await finish(30_000)).toBe(0)
  expect(await finish()).toBe(1)
  expect(await finish()).toBe(0)
  expect((await desk.rowOf(id)).state).toBe('endorsed')
  expect((await filesOf(id)).length).toBe(2)
})

describe('the password and what was read', () => {
  test('a wrong password endorses nothing and keeps what was ticked; a letter that was not read is not endorsed', async () => {
    const [read, unread] = [await desk.issue(), await desk.issue()]
    for (const id of [read, unread]) await desk.pass(id)
    await desk.read(read)
    const wrong = await desk.endorse([read], 'bukan-sandinya')
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Kata sandi tidak cocok')
    expect(wrong.body).toMatch(new RegExp(`value="${read}\\.\\d+" checked`))
    const both = await desk.endorse([read, unread])
    expect(both.statusCode).toBe(409)
    expect(both.body).toContain('1 surat disahkan, 1 tidak')
    expect(both.body).toContain('belum Anda baca')
    expect((await desk.rowOf(unread)).state).toBe('passed')
  })

  test('an account that is not the camat’s endorses nothing, and nobody without a second factor', async () => {
    const id = await desk.issue()
    await desk.pass(id)
    await rows.client.query("UPDATE officer SET official_id = NULL WHERE username = 'camat'")
    await desk.read(id)
    expect((await desk.endorse([id])).body).toContain('belum terhubung dengan camat')
    await rows.client.query(
      "UPDATE officer SET official_id = (SELECT id FROM official WHERE official.site_id = officer.site_id AND rank = 'head') WHERE username = 'camat'",
    )
    await rows.client.query('DELETE FROM second_factor')
    expect((await desk.endorse([id])).statusCode).toBe(403)
    expect((await house.get(`${DESK}/tumpukan`, desk.cookies.camat)).body).toContain('pengaman dua langkah')
  })
})

test('each deed stands in both trails without the NIK, the officer by id in their own', async () => {
  const { rows: trail } = await rows.client.query(
    "SELECT site_id, deed, officer_id IS NOT NULL AS known, detail::text FROM audit_entry WHERE deed LIKE 'endorsement.%'",
  )
  for (const deed of ['endorsement.pass', 'endorsement.endorse', 'endorsement.return', 'endorsement.view']) {
    const told = trail.filter((each) => each.deed === deed)
    expect(
      told.some((each) => each.site_id === desk.district.id && each.known),
      deed,
    ).toBe(true)
    expect(
      told.some((each) => each.site_id === desk.beji.id && !each.known && /"by"/.test(each.detail)),
      deed,
    ).toBe(true)
  }
  expect(trail.filter(({ detail }) => /\d{16}/.test(detail))).toEqual([])
})
