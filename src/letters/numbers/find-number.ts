import type { Db } from '../../database/client.ts'
import type { LetterNumber, NumberBlock } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

export type { LetterNumber, NumberBlock }

/** A number of this site, by its own id; NotFound for any other. A letter's number has the letter's id. */
export async function findNumber(db: Db, site: Pick<Site, 'id'>, id: string): Promise<LetterNumber> {
  const number = await db.letterNumber.findUnique({ where: { siteId_id: { siteId: site.id, id } } })
  if (!number) throw new NotFound('Nomor ini tidak ditemukan.')
  return number
}

/** The same, its row locked until the transaction ends. */
export async function lockNumber(db: Db, site: Pick<Site, 'id'>, id: string): Promise<LetterNumber> {
  await db.$queryRaw`SELECT 1 FROM letter_number WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findNumber(db, site, id)
}

/** A block that was reserved for handwriting, with its numbers. */
export async function findBlock(
  db: Db,
  site: Pick<Site, 'id'>,
  id: string,
): Promise<NumberBlock & { numbers: LetterNumber[]; reservedBy: { name: string } }> {
  const block = await db.numberBlock.findUnique({
    where: { siteId_id: { siteId: site.id, id } },
    include: { numbers: { orderBy: { sequence: 'asc' } }, reservedBy: { select: { name: true } } },
  })
  if (!block) throw new NotFound('Cadangan nomor ini tidak ditemukan.')
  return block
}

/** Waits for whoever sends the same form at this moment: the second finds what the first has made. */
export async function lockForm(db: Db, site: Pick<Site, 'id'>, id: string): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`number ${site.id} ${id}`}, 0))`
}
