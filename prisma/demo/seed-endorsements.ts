import type { Database } from '../../src/database/client.ts'
import { makeStep } from '../../src/letters/endorsement/make-step.ts'
import { issueLetter } from '../../src/letters/issue-letter.ts'
import { renderLetter } from '../../src/letters/paper/render-letter.ts'
import { startDraft } from '../../src/letters/save-draft.ts'
import type { Answers } from '../../src/letters/standard/answers.ts'
import { findLetterType } from '../../src/letters/standard/find-standard.ts'
import type { Keyring } from '../../src/seal/keys/keyring.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { DEMO_RESIDENTS, type DemoResident } from './residents.ts'
import { identity } from './seed-letters.ts'

type Settings = { verifyOrigin: string; keyring: Keyring; now: Date }
/** How long ago a letter was issued, and whether the district's staff has passed it on to the camat. */
type Asked = { daysAgo: number; passed: boolean }

const DAY_MS = 86_400_000
/** At two villages: one letter is late, one is new, one is before the camat. */
const ASKED: Record<string, Asked[]> = {
  Socorejo: [
    { daysAgo: 7, passed: false },
    { daysAgo: 0, passed: false },
  ],
  Temaji: [{ daysAgo: 1, passed: true }],
}

/** Statements of heirs that wait at the district, from villages that asked it to endorse them. */
export async function seedEndorsements(database: Database, site: Site, settings: Settings): Promise<void> {
  for (const [at, asked] of (ASKED[site.name] ?? []).entries())
    await seedAsked(database, site, { at, ...asked }, settings)
}

async function seedAsked(
  database: Database,
  site: Site,
  { at, daysAgo, passed }: Asked & { at: number },
  { verifyOrigin, keyring, now }: Settings,
): Promise<void> {
  const officerAt = (siteId: string, username: string) =>
    database.office(siteId, (db) => db.officer.findFirstOrThrow({ where: { siteId, username }, select: { id: true } }))
  const then = new Date(now.getTime() - daysAgo * DAY_MS)
  const doer = { officer: await officerAt(site.id, 'operator'), now: then, address: '127.0.0.1' }
  const { id, version } = await database.office(site.id, async (db) => {
    const type = await findLetterType(db, site, 'keterangan-ahli-waris')
    return startDraft(db, site, { id: newId(), type, answers: heirsOf(at) }, doer)
  })
  const reason = 'Sesuai dokumen aslinya.'
  const issuing = { id, version, verifyOrigin, keyring, reason }
  const issued = await issueLetter({ database, paper: { pdf: renderLetter } }, site, issuing, doer)
  if (issued.kind !== 'saved') throw new Error(`The demo's heirs were not issued: ${JSON.stringify(issued)}`)
  if (!passed) return
  const staff = { ...doer, officer: await officerAt(site.districtId, 'staf'), now }
  const district = { id: site.districtId, kind: 'district' as const }
  await database.endorser(district.id, (db) => makeStep(db, district, { id, move: 'pass' }, staff))
}

/** Who died, who inherits, who was there: each another of the demo's residents. */
function heirsOf(at: number): Answers {
  const [dead, wife, child, witness, other] = [0, 1, 2, 3, 4].map(
    (place) => DEMO_RESIDENTS[(at + place) % DEMO_RESIDENTS.length]!,
  ) as [DemoResident, DemoResident, DemoResident, DemoResident, DemoResident]
  const heir = (person: DemoResident, kin: string) => ({
    nama: person.name,
    nik: person.nik,
    tempat_lahir: person.birthPlace,
    tanggal_lahir: person.birthDate,
    hubungan: kin,
    alamat: person.address,
  })
  const deadPerson = Object.entries(identity(dead)).map(([key, value]) => [`pewaris_${key}`, value])
  return {
    ...Object.fromEntries(deadPerson),
    tanggal_meninggal: '2024-03-12',
    nomor_akta_kematian: '',
    ahli_waris: [heir(wife, 'Ahli waris'), heir(child, 'Anak kandung')],
    objek: 'mencairkan tabungan almarhum',
    saksi1_nama: witness.name,
    saksi1_nik: witness.nik,
    saksi2_nama: other.name,
    saksi2_nik: other.nik,
  }
}
