import { createHash } from 'node:crypto'
import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { LetterDesk } from '../issue-letter.ts'
import type { LetterContent } from '../paper/content.ts'
import type { Pictures } from '../paper/pictures.ts'
import { appendEndorsedFileLeaf } from './append-endorsement-leaf.ts'
import { type EndorsedPlace, endorsedContent } from './endorsed-content.ts'
import { type Endorsing, freezeEndorsement } from './freeze-endorsement.ts'

type OfLetter = { siteId: string; letterId: string; districtId: string }

/**
 * Endorses a letter of a village, step by step, as a letter is issued: register number and the district's place are frozen in
 * one short transaction, the second file made outside it, its bytes stored in another; only then is the officer told. A crash
 * in between is finished by finishEndorsing, since the same content gives the same bytes.
 */
export async function endorseLetter(desk: LetterDesk, district: Site, endorsing: Endorsing, doer: Doer): Promise<void> {
  const frozen = await desk.database.endorser(district.id, (db) => freezeEndorsement(db, district, endorsing, doer))
  if (frozen.state === 'endorsing') await makeEndorsedFile(desk, frozen, doer.now)
}

/** Makes and stores the second file of an endorsed letter; safe to do twice, or in two processes at once. */
export async function makeEndorsedFile({ database, paper }: LetterDesk, of: OfLetter, now: Date): Promise<void> {
  const { content, pictures } = await database.endorser(of.districtId, (db) => readEndorsed(db, of))
  const bytes = await paper.pdf(content, { pictures })
  await database.endorser(of.districtId, (db) => storeEndorsed(db, of, bytes, now))
}

/** What the second file prints, with its pictures, in the endorser's scope. */
async function readEndorsed(
  db: Db,
  { siteId, letterId }: Pick<OfLetter, 'siteId' | 'letterId'>,
): Promise<{ content: LetterContent; pictures: Pictures }> {
  const { letter, place } = await db.endorsement.findUniqueOrThrow({
    where: { siteId_letterId: { siteId, letterId } },
    select: { place: true, letter: { select: { content: true } } },
  })
  const content = endorsedContent(letter.content as LetterContent, place as EndorsedPlace)
  return { content, pictures: await readPictures(db, siteId, content) }
}

/** The pictures of a village's letter, with which it is drawn, in the endorser's scope. */
export async function readPictures(db: Db, siteId: string, { head }: Pick<LetterContent, 'head'>): Promise<Pictures> {
  if (head.mark.kind !== 'picture') return {}
  const { sha256 } = head.mark
  const logo = await db.letterLogo.findUnique({ where: { siteId_sha256: { siteId, sha256 } } })
  return logo ? { [sha256]: logo.bytes } : {}
}

/**
 * Of two who store the same file one comes first, and the other finds nothing left to do. They wait at a lock of their own:
 * whoever revokes the letter holds its row and waits for the endorsement's, so that
 * nobody may hold that and wait for an issued letter.
 */
async function storeEndorsed(db: Db, { siteId, letterId }: OfLetter, bytes: Buffer, now: Date): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`endorsed file ${siteId} ${letterId}`}, 0))`
  const where = { siteId, letterId, state: 'endorsing' }
  const endorsing = await db.endorsement.findFirst({ where, include: { letter: { select: { code: true } } } })
  if (!endorsing) return
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { count } = await db.letterFile.createMany({
    data: { siteId, letterId, kind: 'endorsed', sha256, bytes: new Uint8Array(bytes) },
    skipDuplicates: true,
  })
  if (count > 0) await appendEndorsedFileLeaf(db, endorsing, sha256)
  await db.endorsement.updateMany({ where, data: { state: 'endorsed', updatedAt: now } })
}
