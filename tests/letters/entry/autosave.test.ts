import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/shared/id.ts'
import { businessAnswers } from '../answers.ts'
import { type Desk, deskOf, letterAt, NEW } from './desk-of.ts'

let desk: Desk
beforeAll(async () => {
  desk = await deskOf()
})
afterAll(() => desk.close())

/** One open form of a new letter: it counts its steps, as its script does, and keeps the version it read. */
function openForm(by = desk.operator, id = newId()) {
  const writing = newId()
  let step = 0
  const send = (address: string, answers: Record<string, string>, aksi: string, at: number, version = '1') => {
    const form = { id, version, 'tulisan-ini': writing, 'langkah-ke': String(at), ...answers, aksi }
    return desk.house.post(address, form, by)
  }
  return {
    id,
    writing,
    first: (answers: Record<string, string>) => send(NEW, answers, 'otomatis', ++step),
    again: (answers: Record<string, string>, version?: string) =>
      send(letterAt(id), answers, 'otomatis', ++step, version),
    late: (answers: Record<string, string>, at: number) => send(letterAt(id), answers, 'otomatis', at),
    press: (answers: Record<string, string>, aksi: string, version?: string) =>
      send(letterAt(id), answers, aksi, ++step, version),
  }
}
const nameOf = async (id: string) => ((await desk.row(id)).answers as Record<string, string>).nama

describe('a draft that saves itself', () => {
  test('a new form becomes a draft at its first saving, at an address that can be loaded again', async () => {
    const form = openForm()
    const first = await form.first({ nama: 'Siti' })
    expect([first.statusCode, first.json()]).toEqual([200, { id: form.id, version: 1, at: `/admin/surat/${form.id}` }])
    expect(await desk.show(form.id)).toContain('value="Siti"')
  })

  test('what a form saved of itself is no conflict with itself, even if it never heard of it', async () => {
    const form = openForm()
    await form.first({ nama: 'S' })
    // These answers were lost on the way: the form still believes in version 1.
    for (const nama of ['Si', 'Sit']) expect((await form.again({ nama })).statusCode).toBe(200)
    expect((await form.press({ nama: 'Siti' }, 'simpan')).statusCode).toBe(303)
    expect(await nameOf(form.id)).toBe('Siti')
  })

  test('an earlier saving that arrives after a later one changes nothing', async () => {
    const form = openForm()
    await form.first({ nama: 'S' })
    await form.press({ ...businessAnswers, nama: 'Siti Lengkap' }, 'periksa')
    const late = await form.late({ nama: 'Sit' }, 1)
    expect(late.statusCode).toBe(200)
    expect(await nameOf(form.id)).toBe('Siti Lengkap')
    expect((await desk.issue(form.id)).statusCode).toBe(303)
  })

  test('two forms of one draft: the second is told, nothing is overwritten', async () => {
    const form = openForm()
    await form.first({ nama: 'Siti' })
    const other = openForm(desk.head, form.id)
    expect((await other.again({ nama: 'Budi' })).statusCode).toBe(200)
    const refused = await form.again({ nama: 'Siti Wahyuni' })
    expect([refused.statusCode, refused.json()]).toEqual([409, { conflict: true }])
    expect(await nameOf(form.id)).toBe('Budi')
    const both = await form.press({ nama: 'Siti Wahyuni' }, 'simpan')
    expect(both.statusCode).toBe(409)
    expect(both.body).toContain('Budi')
    expect(both.body).toContain('value="Siti Wahyuni"')
    expect(both.body).not.toContain('data-draft')
  })

  test('a letter that was issued meanwhile is not saved into', async () => {
    const form = openForm()
    await form.first(businessAnswers)
    await desk.issue(form.id)
    expect((await form.again({ ...businessAnswers, nama: 'Lain' })).statusCode).toBe(409)
    expect(await nameOf(form.id)).toBe(businessAnswers.nama)
  })

  test('the trail tells of a form once, and of each saving that was asked for', async () => {
    const form = openForm()
    await form.first({ nama: 'S' })
    for (const nama of ['Si', 'Sit', 'Siti']) await form.again({ nama })
    await form.press({ nama: 'Siti W' }, 'simpan')
    const other = openForm(desk.operator, form.id)
    for (const nama of ['Siti Wa', 'Siti Wah']) await other.again({ nama }, '5')
    const deeds = (await desk.trail(form.id)).map(({ deed, detail }) => [deed, detail])
    expect(deeds).toEqual([
      ['letter.draft', { type: 'keterangan-usaha' }],
      ['letter.save', {}],
      ['letter.save', { automatic: true }],
    ])
  })

  test('rows added after a saving keep the form what it was', async () => {
    const form = openForm()
    await form.first({ nama: 'Siti' })
    const page = await form.press({ nama: 'Siti' }, 'periksa')
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain(`name="tulisan-ini" value="${form.writing}"`)
    expect(page.body).toContain('name="langkah-ke" value="2"')
  })
})

test('signing out tells the browser to forget what pages stored in it', async () => {
  const { house } = desk
  const cookie = await house.signIn('beji.localhost', 'sekdes')
  const left = await house.post('http://beji.localhost/keluar', {}, cookie)
  expect(left.headers['clear-site-data']).toBe('"storage"')
  const page = await house.get('http://beji.localhost/masuk?pesan=keluar')
  expect(page.body).toContain('device-drafts.js')
  expect((await house.get('http://beji.localhost/masuk')).body).not.toContain('<script')
})
