import type { Site } from '../sites/site.ts'
import { findLetter } from './find-letter.ts'
import { type LetterDesk, makeFile } from './issue-letter.ts'

/**
 * Finishes every letter whose number was taken but whose file is not stored: what a crash left behind. Letters begun less
 * than `olderThanMs` ago are left to whoever is making them. Returns how many it finished; one that cannot be made keeps
 * none of the others waiting: what was wrong with the first of them is thrown at the end.
 */
export async function finishIssuing(
  desk: LetterDesk,
  { now, olderThanMs }: { now: Date; olderThanMs: number },
): Promise<number> {
  const begunBefore = new Date(now.getTime() - olderThanMs)
  const regencies = await desk.database.directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
  const faults: unknown[] = []
  let finished = 0
  for (const regency of regencies) {
    for (const { siteId, id } of await findUnfinished(desk, regency, begunBefore)) {
      try {
        await makeFile(desk, await desk.database.office(siteId, (db) => findLetter(db, { id: siteId }, id)))
        finished++
      } catch (error) {
        faults.push(error)
      }
    }
  }
  if (faults.length > 0) throw faults[0]
  return finished
}

const findUnfinished = ({ database }: LetterDesk, regency: Pick<Site, 'id'>, begunBefore: Date) =>
  database.verifier(regency.id, (db) =>
    db.letter.findMany({
      where: { status: 'issuing', issuedAt: { lte: begunBefore } },
      select: { siteId: true, id: true },
      take: 1000,
    }),
  )
