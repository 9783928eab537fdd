import { recordAudit } from '../accounts/record-audit.ts'
import { roleWord } from '../accounts/role-words.ts'
import type { Db } from '../database/client.ts'
import { Conflict } from '../shared/errors.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { findEndorsement } from './endorsement/find-asked.ts'
import { lockLetter } from './find-letter.ts'
import { isIssued, isWaiting } from './way/states.ts'

/** Throws a draft away, or a letter that was returned; Conflict for one that waits, was issued, or was read by the district. */
export async function discardDraft(
  db: Db,
  site: Pick<Site, 'id' | 'kind' | 'isUrban'>,
  id: string,
  { officer, address }: Doer,
): Promise<void> {
  const letter = await lockLetter(db, site, id)
  if (isWaiting(letter.status)) throw new Conflict('Surat ini sedang menunggu. Tarik kembali dulu, lalu buang drafnya.')
  if (isIssued(letter.status))
    throw new Conflict(`Surat ini sudah terbit dan tidak dapat dihapus. ${roleWord('head', site)} dapat mencabutnya.`)
  if (await findEndorsement(db, site, id))
    throw new Conflict('Kecamatan sudah membaca surat ini, sehingga drafnya tidak dibuang. Perbaiki, lalu kirim lagi.')
  await db.letter.deleteMany({ where: { siteId: site.id, id } })
  await recordAudit(db, site, {
    officer,
    deed: 'letter.discard',
    subjectId: id,
    detail: { type: letter.typeSlug },
    address,
  })
}
