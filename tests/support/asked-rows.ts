import { newCode } from '../../src/seal/code.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { sampleLetter } from '../letters/paper/sample-letter.ts'
import type { Rows } from './rows.ts'

export type AskedState = 'none' | 'waiting' | 'passed' | 'returned' | 'endorsed'

let sequence = 0

/** An issued letter of a village whose paper has the district's place, and how its endorsement stands, put in by a superuser. */
export async function askedRow(
  { client, officer }: Rows,
  site: Site,
  { state = 'waiting', required = true }: { state?: AskedState; required?: boolean } = {},
): Promise<{ id: string; code: string; number: string }> {
  const [id, code, at] = [newId(), newCode(site.codePrefix), ++sequence]
  const operator = await officer(site, 'operator')
  const number = `400.12/${900 + at}/UJI/VII/2026`
  const content = sampleLetter({
    number,
    endorsement: { lines: ['Mengetahui,', 'CAMAT JENU'], register: 'Nomor Register : …' },
  })
  await client.query(
    `INSERT INTO letter (site_id, id, district_id, regency_id, type_slug, type_name, standard_version, status, answers, holder_name,
       holder_nik, created_by_id, updated_at, number, counter_scope, year, sequence, code, issued_on, issued_at, issued_by_id,
       signer_name, signer_position, signing_mode, holder_masked, content)
     VALUES ($1, $2, $3, $4, 'keterangan-ahli-waris', 'Surat Pernyataan Ahli Waris', 1, 'issued', '{}', 'Siti Aminah Contoh',
       '3523990101900001', $5, now(), $6, 'asked', 2026, $7, $8, '2026-07-06', now(), $5, 'H. CONTOH', 'Kepala Desa', 'wet', 'S••• A•••', $9)`,
    [site.id, id, site.districtId, site.regencyId, operator, number, at, code, content],
  )
  await client.query(
    "INSERT INTO letter_file (site_id, letter_id, kind, sha256, bytes) VALUES ($1, $2, 'issued', repeat('0', 64), '%PDF-1.7 not a letter')",
    [site.id, id],
  )
  if (state === 'none') return { id, code, number }
  await client.query(
    `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, required, asked_at, due_on, updated_at)
     VALUES ($1, $2, $3, $4, $5, '2026-07-06', '2026-07-09', now())`,
    [site.id, id, site.districtId, site.regencyId, required],
  )
  const to = (set: string) => client.query(`UPDATE endorsement SET ${set} WHERE letter_id = $1`, [id])
  if (state === 'endorsed')
    await to(
      `state = 'endorsed', mode = 'pen', register = 'UJI ${at}', endorsed_on = '2026-07-06', endorsed_at = now(), signer_position = 'Camat Jenu'`,
    )
  else if (state !== 'waiting') await to(`state = '${state}'`)
  return { id, code, number }
}
