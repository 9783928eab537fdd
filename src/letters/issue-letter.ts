import { createHash } from 'node:crypto'
import type { Database, Db } from '../database/client.ts'
import type { Doer, Saving } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import type { Letter } from './find-letter.ts'
import { freezeLetter, type Issuing } from './freeze-letter.ts'
import { appendLetterLeaf } from './log/append-letter-leaf.ts'
import { fileFacts } from './log/leaf-facts.ts'
import { picturesOf } from './offices/find-office.ts'
import type { LetterContent } from './paper/content.ts'
import type { PaperPool } from './paper/pool.ts'

/** What issuing needs besides the letter: it spans two transactions with the slow part between them. */
export type LetterDesk = { database: Database; paper: Pick<PaperPool, 'pdf'> }

/**
 * Issues a draft, step by step: the number is taken and the content frozen in one short transaction, the PDF made outside
 * it, the bytes stored in another; only then is the letter 'issued' and the officer told. Each of the two writes its leaf
 * for the log. A crash in between is finished by finishIssuing, since the same content gives the same bytes.
 */
export async function issueLetter(desk: LetterDesk, site: Site, issuing: Issuing, doer: Doer): Promise<Saving<Letter>> {
  const frozen = await desk.database.office(site.id, (db) => freezeLetter(db, site, issuing, doer))
  if (frozen.kind !== 'saved' || frozen.item.status !== 'issuing') return frozen
  await makeFile(desk, frozen.item)
  return { kind: 'saved', item: { ...frozen.item, status: 'issued' } }
}

type Unfinished = Pick<Letter, 'siteId' | 'id' | 'districtId' | 'regencyId' | 'code' | 'content'>

/** Makes and stores the file of a letter whose number was taken; safe to do twice, or in two processes at once. */
export async function makeFile({ database, paper }: LetterDesk, letter: Unfinished): Promise<void> {
  const content = letter.content as LetterContent
  const pictures = await picturesOf(database, { id: letter.siteId }, content)
  const bytes = await paper.pdf(content, { pictures })
  await database.office(letter.siteId, (db) => storeFile(db, letter, bytes))
}

async function storeFile(db: Db, letter: Unfinished, bytes: Buffer): Promise<void> {
  const { siteId, id } = letter
  const file = { kind: 'issued', sha256: createHash('sha256').update(bytes).digest('hex') }
  const { count } = await db.letterFile.createMany({
    data: { siteId, letterId: id, ...file, bytes: new Uint8Array(bytes) },
    skipDuplicates: true,
  })
  if (count) await appendLetterLeaf(db, letter, fileFacts(letter, file), file.kind)
  await db.letter.updateMany({ where: { siteId, id, status: 'issuing' }, data: { status: 'issued' } })
}
