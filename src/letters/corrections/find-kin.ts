import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Letter } from '../find-letter.ts'

/** Another letter, as a page names and links it. */
export type Kin = { id: string; number: string }

const KIN = { id: true, number: true } as const

/** What a letter has to do with others: which it replaces, which replaced it, and a draft that waits to. */
export async function findKin(
  db: Db,
  site: Pick<Site, 'id'>,
  letter: Pick<Letter, 'id' | 'replacesId' | 'replacementId'>,
): Promise<{ replaces: Kin | null; replacement: Kin | null; waiting: string | null }> {
  const named = async (id: string | null) =>
    id === null ? null : ((await db.letter.findFirst({ where: { siteId: site.id, id }, select: KIN })) as Kin | null)
  const draft = { siteId: site.id, replacesId: letter.id, number: null }
  const waiting = await db.letter.findFirst({ where: draft, select: { id: true }, orderBy: { updatedAt: 'desc' } })
  return {
    replaces: await named(letter.replacesId),
    replacement: await named(letter.replacementId),
    waiting: waiting?.id ?? null,
  }
}
