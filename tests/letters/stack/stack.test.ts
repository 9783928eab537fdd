import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { textOf } from '../../../src/commands/trial/read-pdf.ts'
import { formatCode } from '../../../src/seal/code.ts'
import { newId } from '../../../src/shared/id.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../../support/app.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'
import { type Office, officeAt } from '../way/office.ts'

let house: TestHouse
let rows: Rows
let office: Office
let kades: string
let sekdes: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  office = await officeAt(house, rows, 'beji.localhost')
  kades = await house.signIn('beji.localhost', 'kades')
  sekdes = await house.signIn('beji.localhost', 'sekdes')
  await office.works('head', 'electronic')
  await office.linked('kades', 'head')
  await office.secondFactor('kades')
})
/** What another test left waiting waits no more. */
beforeEach(async () => {
  await rows.client.query("UPDATE letter SET status = 'draft' WHERE status = 'submitted' AND site_id = $1", [
    office.site.id,
  ])
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const STACK = '/admin/tanda-tangan'
const page = async (path: string, cookie = kades) => (await house.get(office.here(path), cookie)).body
const waiting = async (count: number) => {
  const ids: string[] = []
  for (let at = 0; at < count; at++) ids.push((await office.letter({ status: 'submitted' })).id)
  return ids
}
const read = (id: string, cookie = kades) => office.press(id, `${STACK}/${id}/baca`, cookie)
const readAll = async (ids: string[]) => {
  for (const id of ids) expect((await read(id)).statusCode).toBe(303)
}
const hidden = (body: string, name: string) => body.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? ''
/** Presses 'Terbitkan' on the page as it stands. */
const sign = async (change: Record<string, string> = {}, cookie = kades) => {
  const body = await page(`${STACK}/setuju`, cookie)
  const surat = hidden(body, 'surat')
  const form = { id: hidden(body, 'id'), surat, cara: hidden(body, 'cara'), sandi: DEMO_PASSWORD, ...change }
  return { form, answer: await house.post(office.here(`${STACK}/setuju`), form, cookie) }
}

describe('a stack', () => {
  test('of ten is read one after the other and signed with one password: each has its number, its file, its signer', async () => {
    const ids = await waiting(10)
    const list = await page(STACK)
    const places = ids.map((id) => list.indexOf(`${STACK}/${id}"`))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    let at = list.match(new RegExp(`class="button" href="(${STACK}/[^"]+)">Mulai membaca`))![1]!
    for (const id of ids) {
      expect(at).toBe(`${STACK}/${id}#surat`)
      expect(await page(at)).toContain('Sudah saya baca')
      at = (await read(id)).headers.location!
    }
    expect(at).toBe(`${STACK}/setuju#surat`)
    expect(await page(at)).toContain('Terbitkan 10 surat')

    const wrong = await sign({ sandi: 'bukan-ini' })
    expect(wrong.answer.statusCode).toBe(422)
    expect(wrong.answer.body).toContain('Kata sandi tidak cocok')
    expect(wrong.answer.body).not.toContain('bukan-ini')
    expect((await office.row(ids[0]!)).status).toBe('submitted')

    const { form, answer } = await sign()
    expect(answer.headers.location, answer.body).toBe(`${STACK}/hasil/${form.id}`)
    const letters = await Promise.all(ids.map(office.row))
    for (const letter of letters) expect(letter).toMatchObject({ status: 'issued', signingMode: 'internal' })
    const numbers = letters.map(({ sequence }) => sequence!)
    expect(numbers).toEqual(numbers.map((_, place) => numbers[0]! + place))
    expect(await page(answer.headers.location!)).toContain('10 dari 10 surat terbit')

    const again = await house.post(office.here(`${STACK}/setuju`), form, kades)
    expect(again.headers.location).toBe(answer.headers.location)
    expect((await Promise.all(ids.map(office.row))).map(({ sequence }) => sequence)).toEqual(numbers)

    const [first] = letters
    const text = await textOf(Buffer.from(first!.files[0]!.bytes))
    expect(text).toContain('Disetujui secara elektronik')
    expect(text).toContain('tanda tangan elektronik tidak tersertifikasi')
    expect(text).not.toContain('tanda tangan dan stempel basah tetap berlaku')
    const told = await house.get(`http://localhost/v/${formatCode(first!.code!)}`)
    expect(told.body).toContain('secara elektronik, dengan kata sandinya sendiri')
    expect(await page(`/admin/surat/${ids[0]}`)).toContain('secara elektronik, dengan kata sandinya sendiri')
    const audit = await rows.client.query(
      "SELECT detail FROM audit_entry WHERE deed = 'letter.issue' AND subject_id = $1",
      [ids[0]],
    )
    expect(audit.rows[0].detail).toMatchObject({ signing: 'internal' })
  })

  test('pressed twice at the same moment issues each letter once', async () => {
    const ids = await waiting(3)
    await readAll(ids)
    const body = await page(`${STACK}/setuju`)
    const form = { id: hidden(body, 'id'), surat: hidden(body, 'surat'), cara: 'elektronik', sandi: DEMO_PASSWORD }
    const answers = await Promise.all([1, 2, 3].map(() => house.post(office.here(`${STACK}/setuju`), form, kades)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303, 303])
    await expect
      .poll(async () => (await Promise.all(ids.map(office.row))).map(({ files }) => files.length), { timeout: 10_000 })
      .toEqual([1, 1, 1])
  })

  test('signs what was read and no more: a letter changed since is unread again, one returned meanwhile says by whom', async () => {
    const [kept, unread, changed, returned] = (await waiting(4)) as [string, string, string, string]
    await readAll([kept, changed, returned])
    const surat = hidden(await page(`${STACK}/setuju`), 'surat')
    const operator = await house.signIn('beji.localhost', 'operator')
    await office.press(changed, `/admin/surat/${changed}/tarik`, operator)
    await office.press(changed, `/admin/surat/${changed}/ajukan`, operator)
    await office.press(returned, `/admin/surat/${returned}/kembalikan`, sekdes, { reason: 'Belum lengkap.' })
    expect(await page(`${STACK}/setuju`)).toContain('Terbitkan 1 surat')

    const { answer } = await sign({ surat: `${surat},${unread}.1` })
    const states = await Promise.all([kept, unread, changed, returned].map(office.row))
    expect(states.map(({ status }) => status)).toEqual(['issued', 'submitted', 'submitted', 'returned'])
    const outcome = await page(answer.headers.location!)
    expect(outcome).toContain('1 dari 4 surat terbit')
    expect(outcome).toContain('Surat ini sudah dikembalikan oleh Sekdes Contoh')
    expect(outcome).toContain('Surat ini sudah diajukan oleh Operator Contoh')
    expect(outcome).toContain('2 surat lain menunggu')
  })

  test('is its officer’s alone, and “Jangan dulu” takes a letter out of it', async () => {
    const [one, two] = (await waiting(2)) as [string, string]
    await readAll([one, two])
    await office.press(one, `${STACK}/${one}/baca`, kades, { batal: '1' })
    const { answer } = await sign()
    expect([(await office.row(one)).status, (await office.row(two)).status]).toEqual(['submitted', 'issued'])
    expect((await house.get(office.here(answer.headers.location!), sekdes)).statusCode).toBe(404)
    expect((await house.get(office.here(`${STACK}/hasil/${newId()}`), kades)).statusCode).toBe(404)
  })

  test('tells what is overdue, here and on the first page, which leads to the first letter', async () => {
    const [id] = await waiting(1)
    const yesterday = new Date(house.clock.now.getTime() - 25 * 3_600_000)
    await rows.client.query('UPDATE letter SET updated_at = $2 WHERE id = $1', [id, yesterday])
    expect(await page(STACK)).toContain('Terlambat')
    const day = await page('/admin')
    expect(day).toContain(`<a href="${STACK}/${id}#surat"><b>Mulai membaca: 1 surat menunggu Anda`)
    expect(day).toContain('Terlambat: 1 surat')
    await office.press(id!, `/admin/surat/${id}/kembalikan`, kades, { reason: 'Belum lengkap.' })
    expect(await page(STACK)).toContain('Tidak ada surat yang menunggu Anda.')
    expect(await page('/admin')).not.toContain('menunggu Anda')
  })
})

describe('an electronic signature', () => {
  test('is made by nobody but its signer, with a second factor', async () => {
    const [id] = (await waiting(1)) as [string]
    await readAll([id])
    await rows.client.query('DELETE FROM second_factor')
    const body = await page(`${STACK}/setuju`)
    expect(body).toContain('/admin/akun/pengaman')
    expect(body).not.toContain('name="sandi"')
    const surat = `${id}.1`
    expect((await sign({ id: newId(), surat, cara: 'elektronik' })).answer.statusCode).toBe(403)
    await office.secondFactor('kades')

    const unlink = "UPDATE officer SET official_id = NULL WHERE site_id = $1 AND username = 'kades'"
    await rows.client.query(unlink, [office.site.id])
    expect(await page(`${STACK}/setuju`)).toContain('belum terhubung dengan pejabat')
    for (const cara of ['elektronik', 'pena']) {
      const { answer } = await sign({ id: newId(), surat, cara })
      expect(await page(answer.headers.location!), cara).toContain('Tidak terbit')
    }
    expect((await office.row(id)).status).toBe('submitted')
    await office.linked('kades', 'head')
  })

  test('of a secretary needs their own mandate of the day, and names them', async () => {
    const [id] = (await waiting(1)) as [string]
    expect(await page(STACK, sekdes)).toContain('Tidak ada surat yang menunggu Anda.')
    await office.mandate(await office.linked('sekdes', 'secretary'))
    await office.secondFactor('sekdes')
    expect(await page(STACK, sekdes)).toContain(`${STACK}/${id}`)
    await read(id, sekdes)
    const { answer } = await sign({}, sekdes)
    expect(await page(answer.headers.location!, sekdes)).toContain('1 dari 1 surat terbit')
    const signerPosition = 'a.n. Kepala Desa Beji, Sekretaris Desa'
    expect(await office.row(id)).toMatchObject({ signingMode: 'internal', signerPosition })
  })

  test('is not made where the office signs with the pen; chosen each time, both are', async () => {
    const [id, other] = (await waiting(2)) as [string, string]
    await readAll([id, other])
    await office.works('head', 'pen')
    expect(await page(`${STACK}/setuju`)).toContain('Terbitkan 2 surat')
    const refused = await sign({ id: newId(), surat: `${id}.1`, cara: 'elektronik' })
    expect(await page(refused.answer.headers.location!)).toContain('ditandatangani dengan pena')
    await office.works('head', 'either')
    for (const [letter, cara, mode] of [
      [id, 'pena', 'wet'],
      [other, 'elektronik', 'internal'],
    ] as const) {
      await sign({ id: newId(), surat: `${letter}.1`, cara })
      expect((await office.row(letter)).signingMode).toBe(mode)
    }
  })
})
