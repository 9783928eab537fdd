import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addOfficial } from '../../../src/accounts/add-official.ts'
import { createOfficer } from '../../../src/accounts/create-officer.ts'
import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { newId } from '../../../src/shared/id.ts'
import { openSite } from '../../../src/sites/open-site.ts'
import type { Site } from '../../../src/sites/site.ts'
import { DEMO_PASSWORD, type TestHouse, testHouse } from '../../support/app.ts'
import { businessAnswers } from '../answers.ts'

let house: TestHouse
let beji: Site
let operator: string
let an: string
beforeAll(async () => {
  house = await testHouse()
  beji = await house.site('beji.localhost')
  operator = await house.signIn('beji.localhost', 'operator')
  an = await mandate('Sekretaris Desa', 'an', '2026-07-06', '2026-07-06')
})
afterAll(() => house.close())

const at = (path: string, site = beji) => `${site.origin.replace(/:\d+$/, '')}/admin/surat${path}`
const inOffice = (position: string) =>
  house.database.office(beji.id, (db) => db.official.findFirstOrThrow({ where: { siteId: beji.id, position } }))
async function mandate(position: string, kind: string, since: string, until: string) {
  const id = newId()
  const { id: officialId } = await inOffice(position)
  const days = { since: new Date(since), until: new Date(until) }
  await house.database.office(beji.id, (db) =>
    db.mandate.createMany({ data: { siteId: beji.id, id, officialId, kind, basis: 'Surat Uji', ...days } }),
  )
  return id
}
const start = async (site = beji, cookie = operator) => {
  const id = newId()
  const sent = await house.post(at('/baru/keterangan-usaha', site), { id, ...businessAnswers, aksi: 'periksa' }, cookie)
  expect(sent.statusCode, sent.body).toBe(303)
  return id
}
const issue = (id: string, signer: Record<string, string> = {}, site = beji, cookie = operator) =>
  house.post(at(`/${id}/terbitkan`, site), { version: '1', ...signer }, cookie)
const letter = async (id: string, site = beji) => {
  const row = await house.database.office(site.id, (db) => db.letter.findFirstOrThrow({ where: { id } }))
  return { ...row, content: row.content as LetterContent }
}
const review = (id: string, signer = '') =>
  house.get(at(`/${id}/periksa${signer && `?penandatangan=${signer}`}`), operator)
const checked = (body: string) => /value="([^"]+)" checked/.exec(body)?.[1]

describe('the officer chooses who signs', () => {
  test('among those who may today, the head unless another is chosen; the preview is signed by the chosen one', async () => {
    const id = await start()
    const { body } = await review(id)
    expect(body).toContain('Siapa yang menandatangani?')
    expect(checked(body)).toBe('kepala')
    expect(body).toContain('a.n. Kepala Desa Beji, Sekretaris Desa')
    const chosen = await review(id, an)
    expect(checked(chosen.body)).toBe(an)
    expect(chosen.body).toContain(`penandatangan=${an}"`)
    const [one, other] = await Promise.all(
      ['kepala', an].map((key) => house.get(at(`/${id}/pratinjau.webp?penandatangan=${key}`), operator)),
    )
    expect(one!.headers['content-type']).toBe('image/webp')
    expect(one!.rawPayload.equals(other!.rawPayload)).toBe(false)
  })

  test('the choice is frozen on the letter and in the audit trail, and told to a stranger with its meaning', async () => {
    const id = await start()
    expect((await issue(id, { penandatangan: an })).statusCode).toBe(303)
    const secretary = await inOffice('Sekretaris Desa')
    const issued = await letter(id)
    expect(issued.signerPosition).toBe('a.n. Kepala Desa Beji, Sekretaris Desa')
    expect(issued.signerName).toContain(secretary.name)
    expect(issued.content.signer.lines).toEqual(['a.n. KEPALA DESA BEJI', 'Sekretaris Desa'])
    const trail = await house.database.office(beji.id, (db) =>
      db.auditEntry.findFirstOrThrow({ where: { subjectId: id, deed: 'letter.issue' } }),
    )
    expect(trail.detail).toMatchObject({ mandate: an })
    const { body } = await house.get(`http://localhost/v/${issued.code}`)
    expect(body).toContain('a.n. Kepala Desa Beji, Sekretaris Desa')
    expect(body).toContain('Atas nama Kepala Desa Beji, Sekretaris Desa')
  })

  test('without a choice the head signs', async () => {
    const id = await start()
    expect((await issue(id)).statusCode).toBe(303)
    expect((await letter(id)).content.signer.lines).toEqual(['KEPALA DESA BEJI'])
  })

  test('somebody who may not today is refused: the page asks again, nothing is numbered', async () => {
    const id = await start()
    for (const key of [newId(), 'bukan-siapa-siapa']) {
      const refused = await issue(id, { penandatangan: key })
      expect(refused.statusCode).toBe(422)
      expect(refused.body).toContain('tidak lagi berwenang hari ini')
      expect(refused.body).toContain('Siapa yang menandatangani?')
    }
    expect((await letter(id)).number).toBeNull()
  })

  test('the day after its last a mandate signs no letter; the letters it signed keep their signer', async () => {
    const signed = await start()
    await issue(signed, { penandatangan: an })
    const before = await letter(signed)
    const late = await start()
    house.clock.now = new Date('2026-07-06T17:00:00Z')
    operator = await house.signIn('beji.localhost', 'operator')
    expect((await issue(late, { penandatangan: an })).statusCode).toBe(422)
    await house.database.office(beji.id, (db) =>
      db.official.updateMany({ where: { rank: 'secretary' }, data: { name: 'Nama Baru', position: 'Sekdes' } }),
    )
    const after = await letter(signed)
    expect(after.content).toEqual(before.content)
    expect([after.signerName, after.signerPosition]).toEqual([before.signerName, before.signerPosition])
  })

  test('while the head’s office is vacant nothing is issued, until a Plt. fills it; the body names who leads', async () => {
    const id = await start()
    await house.database.office(beji.id, (db) =>
      db.official.updateMany({ where: { rank: 'head' }, data: { until: new Date('2026-07-06') } }),
    )
    const refused = await issue(id)
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Belum ada pejabat yang dapat menandatangani hari ini.')
    await mandate('Sekdes', 'plt', '2026-07-07', '2026-12-31')
    expect((await issue(id)).statusCode).toBe(303)
    const { content, signerPosition } = await letter(id)
    expect(content.signer).toMatchObject({ lines: ['Plt. KEPALA DESA BEJI'] })
    expect(signerPosition).toBe('Plt. Kepala Desa Beji')
    expect(JSON.stringify(content.body)).toContain('Plt. Kepala Desa Beji')
  })
})

test('a kelurahan speaks of its lurah: form, kop, signature, verification and roles', async () => {
  const district = await house.site('kecamatan-jenu.localhost')
  await house.database.registrar(beji.regencyId, (db) =>
    openSite(db, {
      kind: 'village',
      name: 'Sidorejo',
      isUrban: true,
      code: '35.23.12.1099',
      host: 'sidorejo.localhost',
      accent: 'daun',
      parent: district,
    }),
  )
  const site = await house.site('sidorejo.localhost')
  await house.database.office(site.id, async (db) => {
    const account = { name: 'Lurah Contoh', username: 'lurah', password: DEMO_PASSWORD }
    await createOfficer(db, site, { ...account, roles: ['head', 'admin'] })
    await db.siteProfile.updateMany({ data: { officeCode: 'SID' } })
    const lurah = { name: 'Retno', titleBefore: 'dr.', position: 'Lurah', rank: 'head', grade: 'Pembina' } as const
    await addOfficial(db, site, { ...lurah, since: '2025-01-01' })
  })
  const lurah = await house.signIn('sidorejo.localhost', 'lurah')
  const look = async (path: string) => (await house.get(`http://sidorejo.localhost${path}`, lurah)).body
  expect(await look('/admin/akun')).toContain('Lurah, Admin situs')
  expect(await look('/admin/pejabat/mandat/baru')).toContain('Belum ada pejabat selain kepala.')
  expect(await look('/admin/pejabat/baru')).toContain('Sekretaris Kelurahan')

  const id = await start(site, lurah)
  expect((await issue(id, {}, site, lurah)).statusCode).toBe(303)
  const issued = await letter(id, site)
  expect(issued.content.head.lines).toContain('KELURAHAN SIDOREJO')
  expect(issued.content.signer).toEqual({ lines: ['LURAH SIDOREJO'], name: 'dr. Retno', rank: 'Pembina', nip: null })
  expect(JSON.stringify(issued.content.body)).toContain('Lurah Sidorejo')
  expect(JSON.stringify(issued.content)).not.toMatch(/desa/i)
  const discarding = await house.post(at(`/${id}/buang`, site), {}, lurah)
  expect(discarding.statusCode).toBe(409)
  expect(discarding.body).toContain('Lurah dapat mencabutnya')
  const seen = (await house.get(`http://localhost/v/${issued.code}`)).body
  expect(seen).toContain('Kelurahan Sidorejo')
  expect(seen).toContain('Lurah Sidorejo')
  expect(seen).not.toMatch(/\bdesa\b/i)
})
