import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatCode } from '../../../src/seal/code.ts'
import { newId } from '../../../src/shared/id.ts'
import { businessAnswers } from '../answers.ts'
import { BEJI, type Desk, deskOf, letterAt } from './desk-of.ts'

let desk: Desk
beforeAll(async () => {
  desk = await deskOf()
})
afterAll(() => desk.close())

const verify = async (code: string) => (await desk.house.get(`http://localhost/V/${code}`)).body
const mended = { ...businessAnswers, nama_usaha: 'Warung Baru' }
const mend = (id: string, by = desk.head) =>
  desk.house.post(letterAt(id), { ...mended, version: '1', aksi: 'simpan' }, by)

describe('a letter that replaces another', () => {
  test('takes its place the moment it is issued; both say so, here and to strangers', async () => {
    const old = await desk.issued()
    const draft = await desk.start(old, 'ganti')
    const before = await desk.row(old)
    expect(before.status).toBe('issued')
    expect(await desk.show(draft)).toContain(before.number)
    expect(await desk.show(old)).toContain('Draf penggantinya')

    await mend(draft)
    expect(await desk.show(draft, '/periksa', desk.head)).toContain('menggantikan nomor')
    expect((await desk.issue(draft, {}, desk.head)).statusCode).toBe(303)
    const [was, now] = [await desk.row(old), await desk.row(draft)]
    expect([was.status, was.replacementId, now.replacesId]).toEqual(['replaced', draft, old])
    expect([was.number, was.answers, was.content]).toEqual([before.number, before.answers, before.content])
    expect(now.number).not.toBe(was.number)

    expect(await desk.show(old)).toMatch(/Diganti [\s\S]*href="\/admin\/surat\/[\w-]+">\d/)
    expect(await desk.show(old)).toContain(now.number)
    expect(await desk.show(draft)).toContain(was.number)
    const list = (await desk.house.get(`${BEJI}/admin/surat`, desk.operator)).body
    expect(list).toContain(`dengan ${now.number}`)
    expect(list).toContain(`mengganti ${was.number}`)

    const told = await verify(was.code!)
    expect(told).toContain('<h1>Diganti</h1>')
    expect(told).toContain(now.number)
    expect(told).toContain(`href="/v/${formatCode(now.code!)}"`)
    const good = await verify(now.code!)
    expect(good).toContain('Surat sah')
    expect(good).toMatch(new RegExp(`Menggantikan</dt><dd><a href="/v/${formatCode(was.code!)}">${was.number}`))
    expect(told + good).not.toContain(businessAnswers.nik)
    expect((await desk.trail(old)).map(({ deed }) => deed)).toContain('letter.replace')
  })

  test('is the head’s alone: to start, and to issue', async () => {
    const { house, operator, head } = desk
    const old = await desk.issued()
    expect((await house.post(letterAt(old, '/ganti'), { id: newId() }, operator)).statusCode).toBe(403)
    const draft = await desk.start(old, 'ganti')
    expect((await mend(draft, operator)).statusCode).toBe(303)
    expect(await desk.show(draft, '/periksa')).toContain('diterbitkan oleh pimpinan')
    expect((await desk.issue(draft, {}, operator)).statusCode).toBe(403)
    expect((await desk.row(old)).status).toBe('issued')
    expect((await desk.issue(draft, {}, head)).statusCode).toBe(303)
  })

  test('two at once: one wins, the other is told and takes no number', async () => {
    const old = await desk.issued()
    const drafts = [await desk.start(old, 'ganti'), await desk.start(old, 'ganti')]
    const answers = await Promise.all(drafts.map((id) => desk.issue(id, {}, desk.head)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.body).toContain('sudah diganti')
    const rows = await Promise.all(drafts.map((id) => desk.row(id)))
    expect(rows.map(({ status }) => status).sort()).toEqual(['draft', 'issued'])
    expect(rows.map(({ number }) => number).filter(Boolean)).toHaveLength(1)
    expect((await desk.row(old)).replacementId).toBe(rows.find(({ status }) => status === 'issued')?.id)
  })

  test('of a letter that is revoked meanwhile is not issued; what was replaced is neither revoked nor printed', async () => {
    const { house, head } = desk
    const revoked = await desk.issued()
    const late = await desk.start(revoked, 'ganti')
    await house.post(letterAt(revoked, '/cabut'), { reason: 'Salah orang sama sekali.' }, head)
    const refused = await desk.issue(late, {}, head)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('tidak berlaku lagi')
    expect((await house.post(letterAt(revoked, '/ganti'), { id: newId() }, head)).statusCode).toBe(409)

    const old = await desk.issued()
    await desk.issue(await desk.start(old, 'ganti'), {}, head)
    const revoke = await house.post(letterAt(old, '/cabut'), { reason: 'Tidak jadi diganti.' }, head)
    expect(revoke.statusCode).toBe(409)
    expect((await house.get(letterAt(old, '/cetak.pdf'), head)).statusCode).toBe(404)
    expect((await house.get(letterAt(old, '/surat.pdf'), head)).statusCode).toBe(200)
    expect(await desk.show(old)).not.toContain('Cetak surat')
  })

  test('that is thrown away as a draft leaves the old one as it was', async () => {
    const old = await desk.issued()
    const draft = await desk.start(old, 'ganti')
    await desk.house.post(letterAt(draft, '/buang'), {}, desk.head)
    expect((await desk.row(old)).status).toBe('issued')
    expect(await desk.show(old)).not.toContain('Draf penggantinya')
  })
})

describe('the same person again', () => {
  test('nothing is pointed out of a revoked letter, of a letter of another person, or of the one that is being replaced', async () => {
    const again = { ...businessAnswers, nik: '3523995708909003', nama: 'Siti Lain' }
    const first = await desk.issued(again)
    const draft = await desk.start(first, 'ganti')
    expect(await desk.show(draft, '/periksa', desk.head)).not.toContain('Surat sejenis')
    await desk.house.post(letterAt(first, '/cabut'), { reason: 'Salah orang sama sekali.' }, desk.head)
    expect(await desk.show(await desk.draft(again), '/periksa')).not.toContain('Surat sejenis')
    await desk.issued({ ...again, nik: '3523995708909004' })
    expect(await desk.show(await desk.draft(again), '/periksa')).not.toContain('Surat sejenis')
  })

  test('is pointed out for thirty days, with the number and a link, and does not keep the letter from being issued', async () => {
    const { house } = desk
    const nama = 'Budi Serupa'
    const again = { ...businessAnswers, nik: '3523991708909002', jenis_kelamin: 'Laki-laki', nama }
    expect(await desk.show(await desk.draft(again), '/periksa')).not.toContain('Surat sejenis')
    const first = await desk.issued(again)
    const second = await desk.draft(again)
    const { number } = await desk.row(first)
    const review = async (id: string) => desk.show(id, '/periksa')
    expect(await review(second)).toContain('terbit hari ini: nomor')
    expect(await review(second)).toContain(`href="/admin/surat/${first}">${number}`)
    const now = house.clock.now
    const daysLater = async (days: number) => {
      house.clock.now = new Date(now.getTime() + days * 86_400_000)
      const cookie = await house.signIn('beji.localhost', 'operator')
      return (await house.get(letterAt(second, '/periksa'), cookie)).body
    }
    expect(await daysLater(1)).toContain('terbit kemarin')
    expect(await daysLater(3)).toContain('terbit 3 hari lalu')
    expect(await daysLater(31)).not.toContain('Surat sejenis')
    house.clock.now = now
    expect((await desk.issue(second)).statusCode).toBe(303)
  })
})
