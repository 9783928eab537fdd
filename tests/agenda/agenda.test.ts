import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/agenda/calendar.ts'
import { spanOf, typedSpan } from '../../src/agenda/span.ts'
import { whenWords } from '../../src/agenda/when.ts'
import { newId } from '../../src/shared/id.ts'
import { type TestHouse, testHouse } from '../support/app.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string
beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

const posyandu = { title: 'Posyandu', day: '2026-07-08', start: '08:00', end: '11:00', place: 'Pos Dusun I' }
const write = (fields: Record<string, string>) =>
  house.post(`${BEJI}/admin/agenda`, { id: newId(), ...posyandu, aksi: 'terbitkan', ...fields }, operator)
const send = (path: string, fields: Record<string, string> = {}) =>
  house.post(`${BEJI}/admin/agenda/${path}`, fields, operator)
const seen = async (path: string) => {
  house.app.pageCache.dropAll()
  return house.get(BEJI + path)
}

describe('an event', () => {
  test('is seen once it is published: in the agenda, on the home, by machines and in a calendar', async () => {
    const id = newId()
    await write({ id, title: 'Sedekah laut', start: '', end: '', lastDay: '2026-07-09', aksi: 'simpan' })
    expect((await seen('/agenda')).body).not.toContain('Sedekah laut')
    expect((await house.get(`${BEJI}/admin/agenda/${id}/pratinjau`, operator)).body).toContain('noindex')
    const published = await send(`${id}/terbitkan`, { version: '1' })
    expect(published.headers.location).toBe(`/admin/agenda/${id}?pesan=terbit`)

    const page = (await seen('/agenda/sedekah-laut')).body
    expect(page).toContain('Rabu, 8 Juli 2026 sampai Kamis, 9 Juli 2026')
    const facts = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(page)![1]!)
    expect(facts).toMatchObject({ '@type': 'Event', startDate: '2026-07-08', endDate: '2026-07-09' })
    for (const path of ['/', '/agenda', '/feed.xml', '/sitemap.xml'])
      expect((await seen(path)).body, path).toContain('/agenda/sedekah-laut')
    const { body, headers } = await seen('/agenda/sedekah-laut/acara.ics')
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(body).toContain(`UID:${id}\r\n`)
    expect(body).toContain('DTSTART;VALUE=DATE:20260708\r\nDTEND;VALUE=DATE:20260710\r\n')
    expect((await seen('/agenda.ics')).body).toContain(`UID:${id}\r\n`)
  })

  test('moves below, and off the home, when it is over', async () => {
    await write({ title: 'Rapat pagi', day: '2026-07-06', start: '07:00', end: '08:30' })
    await write({ title: 'Rapat siang', day: '2026-07-06', start: '13:00', end: '' })
    const { body } = await seen('/agenda')
    expect(body).toMatch(/Akan datang[\s\S]*Rapat siang[\s\S]*Sudah lewat[\s\S]*Rapat pagi/)
    expect((await seen('/')).body).not.toContain('Rapat pagi')
    expect((await seen('/agenda/rapat-pagi')).body).toContain('Acara ini sudah lewat.')
  })

  test('leads from its old address, says when it was withdrawn, and comes back from the trash as a draft', async () => {
    const id = newId()
    await write({ id, title: 'Kerja bakti' })
    await send(id, { ...posyandu, version: '2', title: 'Kerja bakti saluran' })
    const moved = await seen('/agenda/kerja-bakti')
    expect([moved.statusCode, moved.headers.location]).toEqual([301, '/agenda/kerja-bakti-saluran'])
    await send(`${id}/buang`)
    expect((await seen('/agenda/kerja-bakti')).statusCode).toBe(410)
    expect((await seen('/agenda/kerja-bakti-saluran/acara.ics')).statusCode).toBe(410)
    await send(`${id}/kembalikan`)
    expect((await house.get(`${BEJI}/admin/agenda/${id}`, operator)).body).toContain('Draf')
    expect((await seen('/agenda/kerja-bakti')).statusCode).toBe(410)
  })

  test('that is refused says all in one round and keeps what was typed', async () => {
    const { statusCode, body } = await write({ title: '', place: '', day: '2026-02-30', start: '25:00' })
    expect(statusCode).toBe(422)
    const faults = [...body.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
    expect(faults).toEqual(['title', 'day', 'start', 'place'])
    expect(body).toContain('value="25:00"')
    expect((await write({ end: '07:00' })).body).toContain('Jam selesai harus sesudah jam mulai.')
    const longAgo = await write({ day: '0001-01-01', start: '', end: '' })
    expect([longAgo.statusCode, longAgo.body.includes('Isi tanggal, misalnya')]).toEqual([422, true])
  })

  test('saved by two is overwritten by neither; the same form twice is one event', async () => {
    const id = newId()
    await write({ id, title: 'Rapat RT' })
    await write({ id, title: 'Rapat RT' })
    expect((await house.get(`${BEJI}/admin/agenda?cari=Rapat+RT`, operator)).body.match(/<tr>/g)).toHaveLength(2)
    await send(id, { ...posyandu, version: '2', title: 'Rapat RT 01' })
    const late = await send(id, { ...posyandu, version: '2', title: 'Rapat RT 02' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toMatch(/value="Rapat RT 02"[\s\S]*Yang tersimpan sekarang[\s\S]*Rapat RT 01/)
  })
})

describe('a span', () => {
  const span = (typed: Partial<Parameters<typeof spanOf>[0]>) => {
    const read = spanOf({ day: '2026-11-28', start: '', lastDay: '', end: '', ...typed })
    if ('errors' in read) throw new Error(JSON.stringify(read.errors))
    return read
  }

  test('is told as people say it, and typed again as it was', () => {
    for (const [typed, words] of [
      [{}, 'Sabtu, 28 November 2026, sepanjang hari'],
      [{ start: '09:00' }, 'Sabtu, 28 November 2026, 09.00 WIB'],
      [{ start: '09:00', end: '11:30' }, 'Sabtu, 28 November 2026, 09.00\u2060–\u206011.30 WIB'],
      [
        { start: '19:00', lastDay: '2026-11-29', end: '02:00' },
        'Sabtu, 28 November 2026, 19.00 WIB sampai Minggu, 29 November 2026, 02.00 WIB',
      ],
    ] as const) {
      expect(whenWords(span(typed))).toBe(words)
      expect(typedSpan(span(typed))).toEqual({ day: '2026-11-28', start: '', lastDay: '', end: '', ...typed })
    }
  })

  test('without an end is over when its day is', () => {
    expect(span({ start: '09:00' }).overAt.toISOString()).toBe('2026-11-28T17:00:00.000Z')
  })
})

test('a calendar has lines of at most 75 octets that end with CRLF, its texts escaped and whole', () => {
  const title = `Rapat; "besar", \\ penting ${'🎉ñ'.repeat(40)}`
  const times = {
    startsAt: new Date('2026-11-28T02:00:00Z'),
    endsAt: null,
    updatedAt: new Date('2026-11-01T00:00:00Z'),
  }
  const facts = {
    id: 'satu',
    title,
    place: 'Balai',
    body: 'Satu\r\nDua',
    wholeDay: false,
    version: 3,
    href: 'http://a/b',
  }
  const text = calendarOf('Agenda', [{ ...facts, ...times }])
  const lines = text.split('\r\n')
  expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([])
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n')
  expect(unfolded).toContain(`SUMMARY:Rapat\\; "besar"\\, \\\\ penting ${'🎉ñ'.repeat(40)}`)
  expect(unfolded).toContain('DESCRIPTION:Satu\\nDua')
  expect(unfolded).toContain('DTSTART;TZID=Asia/Jakarta:20261128T090000')
  expect(unfolded).toContain('SEQUENCE:3')
  expect(unfolded.filter((line) => line.startsWith('DTEND'))).toEqual([])
})
