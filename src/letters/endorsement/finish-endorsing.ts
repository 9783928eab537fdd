import type { LetterDesk } from '../issue-letter.ts'
import { makeEndorsedFile } from './endorse-letter.ts'

/**
 * Finishes every endorsement whose register number was given but whose second file is not stored: what a crash left behind.
 * Those begun less than `olderThanMs` ago are left to whoever is making them. Returns how many it finished; one that cannot be
 * made keeps none of the others waiting: what was wrong with the first of them is thrown at the end.
 */
export async function finishEndorsing(
  desk: LetterDesk,
  { now, olderThanMs }: { now: Date; olderThanMs: number },
): Promise<number> {
  const begunBefore = new Date(now.getTime() - olderThanMs)
  const regencies = await desk.database.directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
  const faults: unknown[] = []
  let finished = 0
  for (const regency of regencies) {
    const left = await desk.database.verifier(regency.id, (db) =>
      db.endorsement.findMany({
        where: { state: 'endorsing', endorsedAt: { lte: begunBefore } },
        select: { siteId: true, letterId: true, districtId: true },
        take: 1000,
      }),
    )
    for (const each of left) {
      try {
        await makeEndorsedFile(desk, each, now)
        finished++
      } catch (error) {
        faults.push(error)
      }
    }
  }
  if (faults.length > 0) throw faults[0]
  return finished
}
