import { addOfficial } from '../../src/accounts/add-official.ts'
import { createOfficer } from '../../src/accounts/create-officer.ts'
import type { Role } from '../../src/accounts/permissions.ts'
import type { Database } from '../../src/database/client.ts'
import { publishStandard } from '../../src/letters/standard/publish-standard.ts'
import { shippedStandard } from '../../src/letters/standard/shipped-standard.ts'
import type { Keyring } from '../../src/seal/keys/keyring.ts'
import { openKeys } from '../../src/seal/keys/open-keys.ts'
import { newId } from '../../src/shared/id.ts'
import { type NewSite, type OpenedSite, openSite } from '../../src/sites/open-site.ts'
import type { Accent } from '../../src/sites/site.ts'
import { demoOfficials, demoProfile } from './content.ts'
import places from './villages.json' with { type: 'json' }

export const DEMO_PASSWORD = 'balai-demo'

export type DemoSite = OpenedSite & { name: string; code: string }
export type DemoSites = { regency: DemoSite; district: DemoSite; villages: DemoSite[] }
type Settings = { baseDomain: string; keyring: Keyring; now: Date }

/** The regency, the district and its 17 desa, each with its officials and the accounts of the demo. */
export async function seedSites(database: Database, { baseDomain, keyring, now }: Settings): Promise<DemoSites> {
  const regencyId = newId()
  const place = ({
    name,
    code,
    accent,
    latitude,
    longitude,
  }: (typeof places.villages)[number] | typeof places.district) => ({
    name,
    code,
    accent: accent as Accent,
    latitude,
    longitude,
  })
  const open = async (site: NewSite, id?: string): Promise<DemoSite> => {
    const opened = await database.registrar(regencyId, async (db) => {
      const opened = await openSite(db, site, id)
      await openKeys(db, opened, { keyring, now })
      return opened
    })
    return { ...opened, name: site.name, code: site.code }
  }

  const regency = await open({ ...place(places.regency), kind: 'regency', host: baseDomain, parent: null }, regencyId)
  const district = await open({
    ...place(places.district),
    kind: 'district',
    host: `kecamatan-jenu.${baseDomain}`,
    parent: regency,
  })
  const villages: DemoSite[] = []
  for (const village of places.villages) {
    villages.push(
      await open({
        ...place(village),
        kind: 'village',
        host: `${village.name.toLowerCase()}.${baseDomain}`,
        parent: district,
      }),
    )
  }
  const sites = { regency, district, villages }
  await seedStandard(database, regency, now)
  await seedOfficers(database, sites)
  await seedOfficials(database, sites)
  return sites
}

async function seedStandard(database: Database, regency: DemoSite, now: Date): Promise<void> {
  const standard = await shippedStandard()
  await database.office(regency.id, (db) => publishStandard(db, regency, { ...standard, now }))
}

const VILLAGE_ACCOUNTS: [string, string, Role[]][] = [
  ['operator', 'Operator Contoh', ['operator']],
  ['sekdes', 'Sekdes Contoh', ['secretary']],
  ['kades', 'Kades Contoh', ['head', 'admin']],
]
const DISTRICT_ACCOUNTS: [string, string, Role[]][] = [
  ['staf', 'Staf Kecamatan Contoh', ['staff', 'operator']],
  ['camat', 'Camat Contoh', ['head', 'admin']],
]
const REGENCY_ACCOUNTS: [string, string, Role[]][] = [
  ['admin', 'Admin Pemkab Contoh', ['admin', 'standard', 'registrar']],
]

/** Whose account is whose: head and secretary sign in as themselves. */
const USERNAMES: Record<string, string | undefined> = { head: 'kades', secretary: 'sekdes' }

async function seedOfficers(database: Database, { regency, district, villages }: DemoSites): Promise<void> {
  for (const [site, accounts] of [
    [regency, REGENCY_ACCOUNTS] as const,
    [district, DISTRICT_ACCOUNTS] as const,
    ...villages.map((village) => [village, VILLAGE_ACCOUNTS] as const),
  ]) {
    await database.office(site.id, async (db) => {
      for (const [username, name, roles] of accounts)
        await createOfficer(db, site, { username, name, roles, password: DEMO_PASSWORD })
    })
  }
}

async function seedOfficials(database: Database, { district, villages }: DemoSites): Promise<void> {
  for (const village of villages) {
    await database.office(village.id, async (db) => {
      for (const official of demoOfficials(village.code)) {
        const officialId = await addOfficial(db, village, official)
        const username = USERNAMES[official.rank]
        if (username) await db.officer.updateMany({ where: { siteId: village.id, username }, data: { officialId } })
      }
      // A real office code is typed from a real letter of the office; these three letters are made up.
      const officeCode = village.name.slice(0, 3).toUpperCase()
      await db.siteProfile.updateMany({
        where: { siteId: village.id },
        data: { ...demoProfile(village.code), officeCode },
      })
    })
  }
  const camat = {
    titleBefore: 'Drs.',
    name: 'Camat Contoh',
    titleAfter: 'M.Si.',
    position: 'Camat',
    rank: 'head',
    grade: 'Pembina Tingkat I',
    since: '2023-06-01',
  } as const
  // Reaches nobody; a real office code is typed from a real letter of the district.
  const profile = { address: 'Jalan Contoh Kecamatan 1, Jenu', postalCode: '62352', officeCode: 'KEC.JNU' }
  await database.office(district.id, async (db) => {
    await db.siteProfile.updateMany({ where: { siteId: district.id }, data: profile })
    const officialId = await addOfficial(db, district, camat)
    // Who endorses does it in their own name: the account is the official's.
    await db.officer.updateMany({ where: { siteId: district.id, username: 'camat' }, data: { officialId } })
  })
}
