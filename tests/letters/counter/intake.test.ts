import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIntake } from '../../../src/letters/counter/open-intake.ts'
import { newId } from '../../../src/shared/id.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { hidden } from '../../support/upload.ts'
import { businessAnswers } from '../answers.ts'
import { type Desk, deskOf, letterAt } from '../entry/desk-of.ts'

let desk: Desk
let rows: Rows
beforeAll(async () => {
  desk = await deskOf()
  rows = await rowsOf(desk.house)
})
afterAll(async () => {
  await rows.close()
  await desk.close()
})

const KTP = 'Fotokopi KTP-el'
const intakeOf = async (id: string) =>
  (await rows.client.query('SELECT *, promised_on::text AS day FROM letter_intake WHERE letter_id = $1', [id])).rows[0]
const save = (id: string, form: Record<string, string>, by = desk.operator) =>
  desk.house.post(letterAt(id, '/loket'), { version: '1', promisedOn: '2026-07-07', di: 'draf', ...form }, by)
const text = (page: string) =>
  page
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('\u2060', '')
    .replaceAll(/\s+/g, ' ')

describe('a draft', () => {
  test('has its place at the counter from the first, with a code and the next open day as its promise', async () => {
    const id = await desk.draft()
    const intake = await intakeOf(id)
    expect([intake.day, intake.brought, intake.version]).toEqual(['2026-07-07', [], 1])
    const page = await desk.show(id)
    expect(page).toContain(`value="${KTP}"`)
    expect(page).toContain('name="promisedOn" value="2026-07-07"')
    expect(page).toContain(`${intake.code.slice(0, 3)}-${intake.code.slice(3)}`)
  })

  test('from before gets it when it is opened, once, however many open it', async () => {
    const { id } = await rows.letter(desk.site)
    expect(await intakeOf(id)).toBeUndefined()
    await Promise.all([1, 2, 3].map(() => desk.show(id)))
    expect((await rows.client.query('SELECT 1 FROM letter_intake WHERE letter_id = $1', [id])).rowCount).toBe(1)
  })

  test('that is thrown away takes it along', async () => {
    const id = await desk.draft()
    expect((await desk.house.post(letterAt(id, '/buang'), {}, desk.operator)).statusCode).toBe(303)
    expect(await intakeOf(id)).toBeUndefined()
  })

  test('of a letter that the office writes for itself has none', async () => {
    const id = newId()
    const url = 'http://beji.localhost/admin/surat/baru/surat-tugas'
    expect((await desk.house.post(url, { id, aksi: 'simpan' }, desk.operator)).statusCode).toBe(303)
    expect(await intakeOf(id)).toBeUndefined()
    expect(await desk.show(id)).not.toContain('Syarat dan janji')
    expect((await desk.house.get(letterAt(id, '/tanda-terima'), desk.operator)).statusCode).toBe(404)
  })

  test('finds a free code where the first that were drawn are taken', async () => {
    const ids: { id: string }[] = []
    for (const _ of [1, 2, 3]) ids.push(await rows.letter(desk.site))
    const doer = { officer: { id: await rows.officer(desk.site, 'operator') }, now: desk.house.clock.now, address: '' }
    for (const { id } of ids)
      await desk.house.database.office(desk.site.id, (db) =>
        openIntake(db, desk.site, { letterId: id, kind: 'keterangan' }, doer),
      )
    const codes: string[] = []
    for (const { id } of ids) codes.push((await intakeOf(id)).code)
    expect(new Set(codes).size).toBe(3)
    await expect(
      rows.client.query('UPDATE letter_intake SET code = $1 WHERE letter_id = $2', [codes[0], ids[1]!.id]),
    ).rejects.toThrow('letter_intake_site_id_code_key')
  })
})

describe('what was brought and promised', () => {
  test('is ticked on the draft, stays, and is told in the trail', async () => {
    const id = await desk.draft()
    const answer = await save(id, {
      'syarat-0': KTP,
      'syarat-7': 'Sesuatu yang tidak diminta',
      promisedOn: '2026-07-09',
    })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/admin/surat/${id}`])
    expect(await intakeOf(id)).toMatchObject({ brought: [KTP], day: '2026-07-09', version: 2 })
    expect(await desk.show(id)).toContain(`value="${KTP}" checked`)
    expect((await desk.trail(id)).map(({ deed }) => deed)).toContain('intake.save')
  })

  test('is pointed out on the review where it is missing, and keeps no letter from being issued', async () => {
    const id = await desk.draft()
    const review = text(await desk.show(id, '/periksa'))
    expect(review).toContain('Belum dibawa Fotokopi KTP-el Fotokopi Kartu Keluarga (KK) Foto tempat usaha Surat tetap')
    await save(id, {
      'syarat-0': KTP,
      'syarat-1': 'Fotokopi Kartu Keluarga (KK)',
      'syarat-2': 'Foto tempat usaha',
      di: 'periksa',
    })
    expect(text(await desk.show(id, '/periksa'))).not.toContain('Belum dibawa')
    const other = await desk.draft()
    expect((await desk.issue(other)).statusCode).toBe(303)
  })

  test('sent twice is noted once; what two people note is not overwritten', async () => {
    const id = await desk.draft()
    const [one, two] = await Promise.all([save(id, { 'syarat-0': KTP }), save(id, { 'syarat-0': KTP })])
    expect([one.statusCode, two.statusCode]).toEqual([303, 303])
    expect((await intakeOf(id)).version).toBe(2)
    const late = await save(id, { promisedOn: '2026-07-10' }, desk.head)
    expect(late.statusCode).toBe(409)
    expect(text(late.body)).toContain(`Sudah dibawa ${KTP}`)
    expect(late.body).toContain('value="2026-07-10"')
    expect(hidden(late, 'version')).toBe('2')
  })

  test('a promise in the past is refused with what was ticked, and no day is no promise', async () => {
    const id = await desk.draft()
    for (const promisedOn of ['2026-07-05', '2026-02-30', '']) {
      const refused = await save(id, { promisedOn, 'syarat-0': KTP })
      expect(refused.statusCode, promisedOn).toBe(422)
      expect(refused.body).toContain(`value="${KTP}" checked`)
    }
    expect((await intakeOf(id)).version).toBe(1)
  })

  test('of another village is not found', async () => {
    const id = await desk.draft()
    const jenu = await desk.house.signIn('jenu.localhost', 'kades')
    for (const more of ['/loket', '/tanda-terima', '/serahkan'])
      expect((await desk.house.get(`http://jenu.localhost/admin/surat/${id}${more}`, jenu)).statusCode, more).toBe(404)
    const form = { version: '1', promisedOn: '2026-07-09' }
    expect((await desk.house.post(`http://jenu.localhost/admin/surat/${id}/loket`, form, jenu)).statusCode).toBe(404)
  })
})

describe('the slip', () => {
  test('tells the code, what is missing, when to come back and when the office is open; no NIK, no whole name', async () => {
    const id = await desk.draft()
    await save(id, { 'syarat-0': KTP })
    const slip = await desk.show(id, '/tanda-terima')
    const { code } = await intakeOf(id)
    const said = text(slip)
    expect(said).toContain(`Kode ambil ${code.slice(0, 3)}-${code.slice(3)}`)
    expect(said).toContain('Kembali Selasa, 7 Juli 2026')
    expect(said).toContain('Bawa juga Fotokopi Kartu Keluarga (KK) Foto tempat usaha')
    expect(said).not.toContain(`Bawa juga ${KTP}`)
    expect(said).toContain('Atas nama S••• R••• C•••')
    expect(said).toContain('Kantor buka Senin')
    for (const hiddenFact of [businessAnswers.nik!, businessAnswers.nama!]) expect(slip).not.toContain(hiddenFact)
  })
})
