import { findLetter } from './find-letter.ts'
import { type LetterDesk, makeFile } from './issue-letter.ts'

/**
 * Finishes every letter whose number was taken but whose file is not stored: what a crash left behind. Letters begun less
 * than `olderThanMs` ago are left to whoever is making them. Returns how many it finished.
 */
export async function finishIssuing(
  desk: LetterDesk,
  { now, olderThanMs }: { now: Date; olderThanMs: number },
): Promise<number> {
  const regencies = await desk.database.directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
  let finished = 0
  for (const regency of regencies) {
    const begunBefore = new Date(now.getTime() - olderThanMs)
    const left = await desk.database.verifier(regency.id, (db) =>
      db.letter.findMany({
        where: { status: 'issuing', issuedAt: { lte: begunBefore } },
        select: { siteId: true, id: true },
        take: 1000,
      }),
    )
    for (const { siteId, id } of left) {
      const letter = await desk.database.office(siteId, (db) => findLetter(db, { id: siteId }, id))
      await makeFile(desk, letter)
      finished++
    }
  }
  return finished
}
