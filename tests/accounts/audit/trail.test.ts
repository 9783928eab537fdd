import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTrail } from '../../../src/accounts/audit/list-trail.ts'
import { recordAudit } from '../../../src/accounts/record-audit.ts'
import { newId } from '../../../src/shared/id.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../../support/app.ts'
import { readXlsx } from '../../support/read-xlsx.ts'
import { type Rows, rowsOf } from '../../support/rows.ts'

const BEJI = 'http://beji.localhost'
const NIK = '3523995708909001'
let house: TestHouse
let rows: Rows
let beji: Site
let head: string
let operator: string
let operatorId: string
let letter: { id: string; number: string }

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  house.clock.now = new Date()
  beji = await house.site('beji.localhost')
  head = await house.signIn('beji.localhost', 'kades')
  operator = await house.signIn('beji.localhost', 'operator')
  operatorId = await rows.officer(beji, 'operator')
  const { id } = await rows.letter(beji, { status: 'issued' })
  letter = { id, number: (await rows.client.query('SELECT number FROM letter WHERE id = $1', [id])).rows[0].number }
  await house.get(`${BEJI}/admin/surat/${id}`, operator)
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const trail = async (query = '', cookie = head) => (await house.get(`${BEJI}/admin/jejak${query}`, cookie)).body
const lines = (page: string) =>
  [...page.matchAll(/<tr>\n(.*?)<\/tr>/gs)].map(([, line]) =>
    line!
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
const record = (at: Date, deed: string, officer = operatorId) =>
  rows.client.query(
    'INSERT INTO audit_entry (site_id, id, at, officer_id, deed, address) VALUES ($1, $2, $3, $4, $5, $6)',
    [beji.id, newId(), at, officer, deed, '10.9.9.9'],
  )
const nameOf = async (id: string) =>
  (await rows.client.query('SELECT name FROM officer WHERE id = $1', [id])).rows[0].name

describe('the page', () => {
  test('tells who did what, when and from where, the newest first, with a way to what it is about', async () => {
    const page = await trail()
    const name = await nameOf(operatorId)
    expect(lines(page)[0]).toMatch(new RegExp(`WIB ?${name} melihat surat ${letter.number} ?127\\.0\\.0\\.1$`))
    expect(page).toContain(`<a href="/admin/surat/${letter.id}">surat ${letter.number}</a>`)
    expect(lines(page).at(-1)).toMatch(/Pengelola server (membuat|membuka|menambah)/)
  })

  test('is read by head, secretary and admin, at every kind of site, and shows no way that is closed to them', async () => {
    expect((await house.get(`${BEJI}/admin/jejak`, operator)).statusCode).toBe(403)
    expect(lines(await trail('', await house.signIn('beji.localhost', 'sekdes'))).length).toBeGreaterThan(2)
    const own = await house.site('beji.localhost')
    const admin = await rows.officer(own, 'admin-uji', ['admin'])
    const shown = await house.database.office(beji.id, (db) => listTrail(db, beji, { officerId: admin }, { take: 5 }))
    expect(shown).toEqual([])
    for (const [host, who] of [
      ['kecamatan-jenu.localhost', 'camat'],
      ['localhost', 'admin'],
    ] as const) {
      const cookie = await house.signIn(host, who)
      const answer = await house.get(`http://${host}/admin/jejak`, cookie)
      expect(answer.statusCode, host).toBe(200)
      expect(lines(answer.body)[0], host).toMatch(/ masuk ?127/)
      expect(answer.body, host).not.toContain(letter.number)
    }
  })

  test('is narrowed by officer, deed, kind and days', async () => {
    await record(new Date('2026-03-05T16:59:59Z'), 'letter.print')
    await record(new Date('2026-03-05T17:00:00Z'), 'letter.revoke')
    await record(new Date('2026-03-06T03:00:00Z'), 'account.sign-in', await rows.officer(beji, 'kades'))
    const days = 'dari=2026-03-06&sampai=2026-03-06'
    expect(lines(await trail(`?${days}`))).toHaveLength(2)
    expect(lines(await trail(`?${days}&petugas=${operatorId}`))).toHaveLength(1)
    expect(lines(await trail(`?${days}&jenis=akun`))).toHaveLength(1)
    expect(lines(await trail(`?${days}&jenis=lihat`))).toHaveLength(0)
    expect(lines(await trail(`?dari=2026-03-05&sampai=2026-03-05&jenis=lihat`))).toHaveLength(1)
    expect(lines(await trail(`?${days}&jenis=letter.revoke&petugas=${operatorId}`))).toHaveLength(1)
    expect(await trail('?jenis=letter.revoke')).toContain('<option value="letter.revoke" selected>')
    for (const odd of ['?petugas=x', '?jenis=x', '?dari=kemarin', `?sebelum=1_${'-'.repeat(36)}`])
      expect(lines(await trail(odd)).length, odd).toBeGreaterThan(2)
  })

  test('goes on behind its last line, each line once, however many share a moment', async () => {
    const moment = new Date('2025-01-10T03:00:00Z')
    for (let index = 0; index < 120; index++) await record(moment, 'letter.print')
    const seen: string[] = []
    let next = '?jenis=letter.print&sampai=2025-01-31'
    for (let page = 0; next; page++) {
      expect(page).toBeLessThan(4)
      const body = await trail(next)
      seen.push(...lines(body))
      next = /rel="next" href="\/admin\/jejak([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    }
    expect(seen).toHaveLength(120)
  })

  test('finds by the number of a letter, by its holder and by a whole NIK, which stands in no address', async () => {
    const search = (cari: string, cookie = head) => house.post(`${BEJI}/admin/jejak/cari`, { cari }, cookie)
    for (const text of [letter.number, 'siti contoh', '3523990101900001'])
      expect(lines((await search(text)).body)[0], text).toContain(`melihat surat ${letter.number}`)
    expect((await search('tidak ada yang ini')).body).toContain('Tidak ada jejak yang cocok.')
    expect((await search('%')).body).toContain('Tidak ada jejak yang cocok.')
    expect((await search(letter.number, operator)).statusCode).toBe(403)
    const jenu = await house.signIn('jenu.localhost', 'kades')
    const theirs = await house.post('http://jenu.localhost/admin/jejak/cari', { cari: letter.number }, jenu)
    expect(lines(theirs.body)).toEqual([])
  })
})

describe('as a spreadsheet', () => {
  const take = (form: Record<string, string>) => house.post(`${BEJI}/admin/jejak/unduh`, form, head)

  test('a period is taken with a reason, which itself stands in the trail', async () => {
    const answer = await take({ mulai: '2026-03-05', hingga: '2026-03-06', alasan: `Pemeriksaan ${NIK} rutin` })
    expect(answer.headers['content-disposition']).toBe('attachment; filename="jejak-2026-03-05-2026-03-06.xlsx"')
    const { rows: read } = readXlsx(answer.rawPayload)
    expect(read.map((row) => row.slice(1, 3).join(' ')).slice(-3)).toEqual([
      '2026-03-05 23.59 WIB',
      '2026-03-06 00.00 WIB',
      '2026-03-06 10.00 WIB',
    ])
    expect(read.at(-1)![4]).toMatch(/ masuk$/)
    const told = lines(await trail('?jenis=trail.export'))[0]
    expect(told).toContain('mengunduh jejak 5 Maret 2026 sampai 6 Maret 2026 (3 baris): Pemeriksaan … rutin')
  })

  test('without a reason, or of no period, it is refused with what was typed', async () => {
    const refused = await take({ mulai: '2026-03-06', hingga: '2026-03-05', alasan: 'x' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Tanggal selesai sebelum tanggal mulai.')
    expect(refused.body).toContain('value="2026-03-06"')
    expect((await take({ mulai: '2024-01-01', hingga: '2026-01-01', alasan: 'Audit lama' })).statusCode).toBe(422)
  })
})

describe('nobody changes the trail', () => {
  const deeds = ["UPDATE audit_entry SET deed = 'x'", 'DELETE FROM audit_entry', 'TRUNCATE audit_entry']

  test('no role of the app, whatever its scope', async () => {
    for (const scope of ['office', 'door', 'registrar', 'visitor', 'portal', 'verifier'] as const)
      for (const sql of deeds)
        await expect(
          house.database[scope](beji.id, (db) => db.$executeRawUnsafe(sql)),
          `${scope}: ${sql}`,
        ).rejects.toThrow(/permission denied/)
  })

  test('not its owner, and no superuser by mistake', async () => {
    const count = async () => (await rows.client.query('SELECT count(*)::int AS n FROM audit_entry')).rows[0].n
    const before = await count()
    for (const sql of deeds) await expect(rows.client.query(sql), sql).rejects.toThrow('only added to')
    await rows.client.query('SET ROLE balai_owner')
    await rows.client.query(`SET app.scope = '${beji.id}'`)
    await rows.client.query('ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY')
    for (const sql of deeds) await expect(rows.client.query(sql), sql).rejects.toThrow('only added to')
    await rows.client.query('ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY')
    await rows.client.query('RESET ROLE')
    expect(await count()).toBe(before)
  })

  test('and it never holds a NIK: the writer takes it out, the database refuses it', async () => {
    const detail = { reason: `NIK ${NIK}` }
    await house.database.office(beji.id, (db) =>
      recordAudit(db, beji, { officer: { id: operatorId }, deed: 'number.void', detail }),
    )
    const { rows: kept } = await rows.client.query('SELECT detail FROM audit_entry ORDER BY at DESC, id DESC LIMIT 1')
    expect(kept[0].detail).toEqual({ reason: 'NIK …' })
    const raw = (column: string, value: string) =>
      rows.client.query(`INSERT INTO audit_entry (site_id, id, deed, ${column}) VALUES ($1, $2, $3, $4)`, [
        beji.id,
        newId(),
        'number.void',
        value,
      ])
    await expect(raw('detail', JSON.stringify({ a: [NIK] }))).rejects.toThrow('audit_entry_without_nik')
    await expect(raw('detail', JSON.stringify({ a: Number(NIK) }))).rejects.toThrow('audit_entry_without_nik')
    await expect(raw('address', NIK)).rejects.toThrow('audit_entry_without_nik')
    await raw('detail', JSON.stringify({ sha256: `${NIK}a${NIK}`, id: '12345678-1234-7234-8234-123456789012' }))
  })
})
