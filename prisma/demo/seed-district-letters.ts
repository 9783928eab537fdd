import type { Database } from '../../src/database/client.ts'
import { issueLetter } from '../../src/letters/issue-letter.ts'
import { renderLetter } from '../../src/letters/paper/render-letter.ts'
import { startDraft } from '../../src/letters/save-draft.ts'
import type { Answers } from '../../src/letters/standard/answers.ts'
import { findLetterType } from '../../src/letters/standard/find-standard.ts'
import type { Keyring } from '../../src/seal/keys/keyring.ts'
import { newId } from '../../src/shared/id.ts'
import { addWorkingDays } from '../../src/shared/working-days.ts'
import type { Site } from '../../src/sites/site.ts'

type Settings = { verifyOrigin: string; keyring: Keyring; now: Date }

/** Two letters of the district's own, with its head as their signer: to its villages, and for one of its officers. */
const lettersOn = (now: Date): [type: string, answers: Answers][] => [
  [
    'undangan-rapat',
    {
      kepada: [{ penerima: 'Kepala Desa se-Kecamatan Jenu' }],
      sifat: 'Penting',
      lampiran: '',
      hal: 'Rapat koordinasi situs dan surat desa',
      tanggal_acara: addWorkingDays(now, 5),
      pukul: '09.00',
      tempat: 'Pendopo Kecamatan Jenu',
      acara: 'Rapat koordinasi situs dan layanan surat desa',
      tembusan: [],
    },
  ],
  [
    'surat-tugas',
    {
      dasar: [],
      petugas: [{ nama: 'Staf Kecamatan Contoh', jabatan: 'Staf Seksi Pelayanan', nipd: '' }],
      tugas: [{ isi: 'Mendampingi perangkat desa mengisi situs dan menerbitkan surat' }],
      mulai: addWorkingDays(now, 1),
      selesai: addWorkingDays(now, 3),
      tempat: 'Kantor desa se-Kecamatan Jenu',
    },
  ],
]

/** The district's own register is not empty: two letters issued for the camat's pen. */
export async function seedDistrictLetters(
  database: Database,
  district: Site,
  { verifyOrigin, keyring, now }: Settings,
): Promise<void> {
  const officer = await database.office(district.id, (db) =>
    db.officer.findFirstOrThrow({ where: { siteId: district.id, username: 'staf' }, select: { id: true } }),
  )
  const doer = { officer, now, address: '127.0.0.1' }
  for (const [slug, answers] of lettersOn(now)) {
    const { id, version } = await database.office(district.id, async (db) =>
      startDraft(db, district, { id: newId(), type: await findLetterType(db, district, slug), answers }, doer),
    )
    const issuing = { id, version, verifyOrigin, keyring }
    const issued = await issueLetter({ database, paper: { pdf: renderLetter } }, district, issuing, doer)
    if (issued.kind !== 'saved') throw new Error(`The demo's ${slug} was not issued: ${JSON.stringify(issued)}`)
  }
}
