import type { Database } from '../../src/database/client.ts'
import { issueLetter } from '../../src/letters/issue-letter.ts'
import { renderLetter } from '../../src/letters/paper/render-letter.ts'
import { startDraft } from '../../src/letters/save-draft.ts'
import { findLetterType } from '../../src/letters/standard/find-standard.ts'
import type { Keyring } from '../../src/seal/keys/keyring.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { DEMO_RESIDENTS, type DemoResident } from './residents.ts'

type Settings = { verifyOrigin: string; keyring: Keyring; now: Date }

/** Three letters as people ask for them, without who asks. */
export const LETTERS: [type: string, answers: Record<string, string>][] = [
  [
    'keterangan-usaha',
    {
      jenis_usaha: 'Warung makan',
      alamat_usaha: 'RT 001 RW 001 Dusun Contoh',
      keperluan: 'pengajuan kredit usaha rakyat',
    },
  ],
  ['keterangan-domisili', { domisili_alamat: 'RT 002 RW 001 Dusun Contoh', keperluan: 'pembukaan rekening bank' }],
  [
    'keterangan-penghasilan',
    { penghasilan: '1500000', sumber_penghasilan: 'Bertani', keperluan: 'pengajuan beasiswa' },
  ],
]

/** A few issued letters and one draft, so that the register is not empty and a QR can be scanned at once. */
export async function seedLetters(
  database: Database,
  site: Site,
  { verifyOrigin, keyring, now }: Settings,
): Promise<void> {
  const officer = await database.office(site.id, (db) =>
    db.officer.findFirstOrThrow({ where: { siteId: site.id, username: 'operator' } }),
  )
  const doer = { officer, now, address: '127.0.0.1' }
  const draft = (slug: string, answers: Record<string, string>) =>
    database.office(site.id, async (db) =>
      startDraft(db, site, { id: newId(), type: await findLetterType(db, site, slug), answers }, doer),
    )

  for (const [at, [slug, answers]] of LETTERS.entries()) {
    const { id, version } = await draft(slug, { ...identity(DEMO_RESIDENTS[at]!), ...answers })
    const issued = await issueLetter(
      { database, paper: { pdf: renderLetter } },
      site,
      { id, version, verifyOrigin, keyring },
      doer,
    )
    if (issued.kind !== 'saved') throw new Error(`The demo's ${slug} was not issued: ${JSON.stringify(issued)}`)
  }
  await draft('pengantar-skck', { ...identity(DEMO_RESIDENTS[6]!), keperluan: 'melamar pekerjaan' })
}

/** What a letter asks of a resident's papers. */
export const identity = (person: DemoResident) => ({
  nama: person.name,
  nik: person.nik,
  tempat_lahir: person.birthPlace,
  tanggal_lahir: person.birthDate,
  jenis_kelamin: person.sex,
  agama: person.religion,
  status_perkawinan: person.maritalStatus,
  pekerjaan: person.occupation,
  kewarganegaraan: person.nationality,
  alamat: person.address,
})
