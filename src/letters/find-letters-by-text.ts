import type { Db } from '../database/client.ts'
import { stripSeparators } from '../shared/nik.ts'
import type { Site } from '../sites/site.ts'
import { UNISSUED } from './way/states.ts'

/** What LIKE finds anywhere in a text: what was typed stands for itself. */
export const anywhere = (typed: string): string => `%${typed.trim().replaceAll(/[\\%_]/g, '\\$&')}%`

/** Whether what was typed is a NIK, and so is compared whole. */
export const asNik = (typed: string): string | null => {
  const digits = stripSeparators(typed)
  return /^\d{16}$/.test(digits) ? digits : null
}

/**
 * The newest letters, by id, whose number or holder's name contains the text, or whose holder's NIK it is whole. Only the
 * index is read: in a village of 200,000 letters too.
 */
export async function findLettersByText(
  db: Db,
  site: Pick<Site, 'id'>,
  { text, drafts, limit }: { text: string; drafts: boolean; limit: number },
): Promise<string[]> {
  const nik = asNik(text)
  if (nik) {
    const found = await db.letter.findMany({
      where: { siteId: site.id, holderNik: nik, ...(drafts ? {} : { status: { notIn: [...UNISSUED] } }) },
      select: { id: true },
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: limit,
    })
    return found.map(({ id }) => id)
  }
  const never = drafts ? [] : [...UNISSUED]
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM letter
    WHERE site_id = ${site.id}::uuid AND status <> ALL (${never}) AND search LIKE (SELECT lower(${anywhere(text)}))
    ORDER BY updated_at DESC, id DESC LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
