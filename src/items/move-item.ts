import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { NotFound } from '../shared/errors.ts'
import type { Doer } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { type ItemTable, tableOf } from './item-store.ts'

type Kind = { table: ItemTable; name: string }

/** Off the public pages, as a draft; into the trash; out of the trash, as a draft: from which standings to which. */
const MOVES = {
  unpublish: { from: ['published'], to: 'draft' },
  trash: { from: ['draft', 'published'], to: 'trashed' },
  restore: { from: ['trashed'], to: 'draft' },
} as const
export type Move = keyof typeof MOVES

/**
 * Moves an item at once, whichever version it is at; its text, address and day are kept. Moved already, it stays as it is.
 */
export async function moveItem(
  db: Db,
  site: Site,
  kind: Kind,
  { id, move, ...doer }: Doer & { id: string; move: Move },
): Promise<void> {
  const { from, to } = MOVES[move]
  const [item] = await db.$queryRaw<{ title: string; status: string }[]>`
    SELECT title, status FROM ${tableOf(kind)} WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  if (!item) throw new NotFound(`${kind.name} tidak ditemukan.`)
  if (!from.some((status) => status === item.status)) return
  await db.$executeRaw`UPDATE ${tableOf(kind)} SET status = ${to}, version = version + 1, updated_at = ${doer.now}
    WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid`
  await recordAudit(db, site, { ...doer, deed: `${kind.table}.${move}`, subjectId: id, detail: { title: item.title } })
}
