import type { Db } from '../../database/client.ts'
import type { EndorsementOrder } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'
import { findWrittenType } from '../find-draft-type.ts'
import type { Letter } from '../find-letter.ts'
import type { Answers } from '../standard/answers.ts'
import { isEndorsed } from '../standard/compose-parts.ts'
import type { Order } from '../way/move.ts'
import { isEditable, isWaiting } from '../way/states.ts'

/** Whether a regency's districts endorse before a letter has a number, as it stands in the database. */
export type OrderSetting = Pick<EndorsementOrder, 'first' | 'version'>

const UNTOUCHED: OrderSetting = { first: false, version: 0 }

/** The regency's setting, for itself and for the offices below it; out of the box an issued letter is endorsed. */
export async function findOrder(db: Db, { regencyId }: Pick<Site, 'regencyId'>): Promise<OrderSetting> {
  const where = { siteId: regencyId }
  const found = await db.endorsementOrder.findUnique({ where, select: { first: true, version: true } })
  return found ?? UNTOUCHED
}

type Unissued = Pick<Letter, 'id' | 'typeSlug' | 'status' | 'standardVersion' | 'answers'>

/** Of these letters without a number those that the district endorses before they get one, by their ids. */
export async function listFirst(
  db: Db,
  site: Pick<Site, 'kind' | 'regencyId'>,
  letters: Unissued[],
): Promise<Set<string>> {
  const open = letters.filter(({ status }) => isEditable(status) || isWaiting(status))
  if (open.length === 0 || !(await findOrder(db, site)).first) return new Set()
  const types = new Map<string, ReturnType<typeof findWrittenType>>()
  const first = new Set<string>()
  for (const letter of open) {
    const key = `${letter.typeSlug} ${isWaiting(letter.status) ? letter.standardVersion : ''}`
    const type = types.get(key) ?? findWrittenType(db, site, letter)
    types.set(key, type)
    if (isEndorsed((await type).definition, letter.answers as Answers)) first.add(letter.id)
  }
  return first
}

/** When the district endorses this letter, where it does at all. */
export const orderOf = async (db: Db, site: Pick<Site, 'kind' | 'regencyId'>, letter: Unissued): Promise<Order> =>
  (await listFirst(db, site, [letter])).has(letter.id) ? 'first' : 'after'
