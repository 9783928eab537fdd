import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAudit } from '../../src/accounts/record-audit.ts'
import { Busy, type Db, openDatabase } from '../../src/database/client.ts'
import { Prisma } from '../../src/database/generated/client.ts'
import { SCOPE_ROLES } from '../../src/database/roles.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { type TestHouse, testHouse } from '../support/app.ts'
import { type Rows, rowsOf } from '../support/rows.ts'

let house: TestHouse
let rows: Rows
let beji: Site
let jenu: Site
let district: Site
let elsewhere: Site
let draft: { id: string }
let issued: { id: string }

beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  beji = await house.site('beji.localhost')
  jenu = await house.site('jenu.localhost')
  district = await house.site('kecamatan-jenu.localhost')
  elsewhere = await anotherRegency()
  for (const site of [beji, jenu, elsewhere]) {
    await rows.news(site, { title: `${site.name} terbit` })
    await rows.news(site, { title: `${site.name} draf`, status: 'draft' })
    await rows.product(site, { name: `${site.name} terbit` })
    await rows.product(site, { name: `${site.name} draf`, status: 'draft' })
  }
  draft = await rows.letter(beji)
  issued = await rows.letter(beji, { status: 'issued' })
  await rows.letter(jenu, { status: 'issued' })
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const titles = async (db: Db) => (await db.news.findMany({ orderBy: { title: 'asc' } })).map(({ title }) => title)
const refused = expect.objectContaining({ message: expect.stringMatching(/permission denied/) })
const raw = (sql: string) => (db: Db) => db.$queryRawUnsafe<Record<string, unknown>[]>(sql)
const run = (sql: string) => (db: Db) => db.$executeRawUnsafe(sql)

describe('without a scope', () => {
  test('every table of a site answers: permission denied', async () => {
    const { rows: tables } = await rows.client.query(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT IN ('site', 'domain', '_prisma_migrations')",
    )
    for (const { name } of tables) {
      await expect(house.database.call(Prisma.raw(`SELECT * FROM ${name}`)), name).rejects.toEqual(refused)
    }
  })

  test('a role without an id sees no row, in any scope', async () => {
    const readable: Partial<Record<string, string>> = {
      balai_door: 'officer',
      balai_caretaker: 'officer',
      balai_verifier: 'letter',
      balai_sequencer: 'log_leaf',
    }
    for (const role of SCOPE_ROLES) {
      await rows.client.query('BEGIN')
      await rows.client.query(`SET LOCAL ROLE ${role}`)
      const table = readable[role] ?? 'site_profile'
      const { rows: seen } = await rows.client.query(`SELECT site_id FROM ${table}`)
      await rows.client.query('ROLLBACK')
      expect(seen, role).toEqual([])
    }
  })

  test('the directory of sites can be read and not changed', async () => {
    const directory = house.database.directory
    expect(await directory.site.count()).toBeGreaterThan(18)
    await expect(directory.site.update({ where: { id: beji.id }, data: { name: 'Lain' } })).rejects.toEqual(refused)
    await expect(directory.domain.delete({ where: { host: 'beji.localhost' } })).rejects.toEqual(refused)
  })
})

describe('a scope', () => {
  test('with the id of no site sees no row, wherever it may look', async () => {
    const nobody = newId()
    expect(await house.database.office(nobody, (db) => db.letter.count())).toBe(0)
    expect(await house.database.visitor(nobody, (db) => db.news.count())).toBe(0)
    expect(await house.database.portal(nobody, (db) => db.news.count())).toBe(0)
    expect(await house.database.door(nobody, (db) => db.officer.count())).toBe(0)
    expect(await house.database.verifier(nobody, raw('SELECT code FROM letter'))).toEqual([])
    expect(await house.database.registrar(nobody, (db) => db.siteProfile.count())).toBe(0)
  })

  test('ends with its transaction: the next on the same connection starts with nothing', async () => {
    const narrow = openDatabase(house.appUrl, 1)
    try {
      expect(await narrow.office(beji.id, (db) => db.letter.count())).toBe(2)
      const left = await narrow.call(Prisma.raw(LEFT))
      expect(left).toEqual([{ role: 'balai_app', scope: '' }])
    } finally {
      await narrow.close()
    }
  })

  test('opened inside a scope throws', async () => {
    const nested = house.database.office(beji.id, () => house.database.visitor(jenu.id, (db) => db.news.count()))
    await expect(nested).rejects.toThrow('Scope visitor opened inside scope office')
  })

  test('waits in a bounded line; who comes when it is full is asked to come back', async () => {
    const narrow = openDatabase(house.appUrl, 1)
    try {
      const { promise: until, resolve: go } = Promise.withResolvers<void>()
      const first = narrow.visitor(beji.id, () => until)
      const waiting = Array.from({ length: 400 }, () => narrow.visitor(beji.id, async () => 'served'))
      await expect(narrow.visitor(beji.id, async () => 'served')).rejects.toThrow(Busy)
      go()
      await first
      expect(new Set(await Promise.all(waiting))).toEqual(new Set(['served']))
      expect(await narrow.visitor(beji.id, async () => 'served')).toBe('served')
    } finally {
      await narrow.close()
    }
  })
})

describe('a visitor', () => {
  test('sees what this site published, and nothing else', async () => {
    expect(await house.database.visitor(beji.id, titles)).toEqual(['Beji terbit'])
    const products = await house.database.visitor(beji.id, (db) => db.product.findMany())
    expect(products.map(({ name }) => name)).toEqual(['Beji terbit'])
  })

  test('changes nothing and sees no letter, no account, no trail', async () => {
    for (const table of ['letter', 'letter_file', 'officer', 'credential', 'session', 'audit_entry', 'letter_counter'])
      await expect(house.database.visitor(beji.id, raw(`SELECT * FROM ${table}`)), table).rejects.toEqual(refused)
    await expect(house.database.visitor(beji.id, run("UPDATE news SET title = 'x'"))).rejects.toEqual(refused)
  })
})

describe('a portal', () => {
  test('sees what the sites below it published, never those of another regency', async () => {
    for (const site of [district.id, district.regencyId])
      expect(await house.database.portal(site, titles)).toEqual(['Beji terbit', 'Jenu terbit'])
    expect(await house.database.portal(elsewhere.regencyId, titles)).toEqual([`${elsewhere.name} terbit`])
  })

  test('of a village shows nothing, and none changes anything', async () => {
    expect(await house.database.portal(beji.id, titles)).toEqual([])
    await expect(house.database.portal(district.id, run('DELETE FROM news'))).rejects.toEqual(refused)
  })
})

describe('the verifier', () => {
  test('finds the issued letters of its regency', async () => {
    const found = await house.database.verifier(beji.regencyId, raw('SELECT code, holder_masked FROM letter'))
    expect(found).toHaveLength(2)
    expect(await house.database.verifier(elsewhere.regencyId, raw('SELECT code FROM letter'))).toEqual([])
  })

  test('cannot read a name, a NIK, an answer, the content or the file', async () => {
    for (const column of ['holder_name', 'holder_nik', 'answers', 'content', 'created_by_id', 'revocation_reason', '*'])
      await expect(
        house.database.verifier(beji.regencyId, raw(`SELECT ${column} FROM letter`)),
        column,
      ).rejects.toEqual(refused)
    await expect(house.database.verifier(beji.regencyId, raw('SELECT bytes FROM letter_file'))).rejects.toEqual(refused)
    const asked = raw("SELECT code FROM letter WHERE holder_nik = '3523990101900001'")
    await expect(house.database.verifier(beji.regencyId, asked)).rejects.toEqual(refused)
  })
})

describe('the registrar', () => {
  const note = (site: Site) => (db: Db) => recordAudit(db, site, { officer: null, deed: 'site.add-host' })

  test('writes the trail of its own regency’s sites, and reads or changes none', async () => {
    await house.database.registrar(beji.regencyId, note(beji))
    expect(await house.database.door(beji.id, (db) => db.auditEntry.count({ where: { deed: 'site.add-host' } }))).toBe(
      1,
    )
    await expect(house.database.registrar(beji.regencyId, note(elsewhere))).rejects.toThrow(/row-level security/)
    for (const sql of ['SELECT * FROM audit_entry', 'DELETE FROM audit_entry', "UPDATE audit_entry SET deed = 'x'"])
      await expect(house.database.registrar(beji.regencyId, raw(sql)), sql).rejects.toEqual(refused)
  })
})

describe('the office', () => {
  test('sees its own site’s rows, drafts too', async () => {
    expect(await house.database.office(beji.id, titles)).toEqual(['Beji draf', 'Beji terbit'])
    expect(await house.database.office(jenu.id, (db) => db.letter.findFirst({ where: { id: issued.id } }))).toBeNull()
  })

  test('does not read passwords or sessions', async () => {
    for (const table of ['credential', 'session', 'sign_in_throttle'])
      await expect(house.database.office(beji.id, raw(`SELECT * FROM ${table}`)), table).rejects.toEqual(refused)
  })

  test('writes no row for another site, and moves none there', async () => {
    const alien = {
      siteId: jenu.id,
      districtId: jenu.districtId,
      regencyId: jenu.regencyId,
      slug: 'x',
      title: 'x',
      body: '',
    }
    await expect(house.database.office(beji.id, (db) => db.news.createMany({ data: alien }))).rejects.toThrow(
      /row-level security/,
    )
    const move = run(`UPDATE news SET site_id = '${jenu.id}'`)
    await expect(house.database.office(beji.id, move)).rejects.toThrow(/row-level security/)
    expect(await house.database.office(beji.id, run(`DELETE FROM news WHERE site_id = '${jenu.id}'`))).toBe(0)
  })

  test('does not say of its own rows that they are of another district', async () => {
    const stray = {
      siteId: beji.id,
      districtId: elsewhere.districtId,
      regencyId: elsewhere.regencyId,
      slug: 'x',
      title: 'x',
      body: '',
    }
    await expect(house.database.office(beji.id, (db) => db.news.createMany({ data: stray }))).rejects.toThrow(
      /[Ff]oreign key/,
    )
  })

  test('points at no row of another site', async () => {
    const clerk = await rows.officer(jenu, 'operator')
    const hire = run(`UPDATE letter SET created_by_id = '${clerk}' WHERE id = '${draft.id}'`)
    await expect(house.database.office(beji.id, hire)).rejects.toThrow(/letter_site_id_created_by_id_fkey/)
  })
})

const LEFT = "SELECT current_user::text AS role, coalesce(current_setting('app.scope', true), '') AS scope"

/** A village of a regency that is not ours. */
async function anotherRegency(): Promise<Site> {
  const [regencyId, districtId, id] = [newId(), newId(), newId()]
  await rows.client.query(
    `INSERT INTO site (id, kind, name, code, code_prefix, accent, parent_id, district_id, regency_id) VALUES
      ($1, 'regency', 'Lain', '99.01', 'ZZZ1', 'tarum', NULL, $1, $1), ($2, 'district', 'Lain', '99.01.01', 'ZZZ2', 'tarum', $1, $2, $1),
      ($3, 'village', 'Jauh', '99.01.01.2001', 'ZZZ3', 'tarum', $2, $2, $1)`,
    [regencyId, districtId, id],
  )
  return { ...beji, id, name: 'Jauh', districtId, regencyId, codePrefix: 'ZZZ3' }
}
