import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { findIntake } from './find-intake.ts'
import { findWork } from './find-work.ts'
import { openIntake } from './open-intake.ts'
import { type AtCounter, counterPanel } from './panel.ts'

/**
 * What a draft's page shows of the counter: what was brought, the promise, who else is at it. A draft from before it was
 * noted down there gets its place now.
 */
export async function readCounter(
  db: Db,
  site: Site,
  { letterId, definition, at }: { letterId: string; definition: LetterTypeDefinition; at: AtCounter },
  doer: Doer,
): Promise<ReturnType<typeof counterPanel>> {
  const { kind, requirements } = definition
  let intake = await findIntake(db, site, letterId)
  if (!intake) {
    await openIntake(db, site, { letterId, kind }, doer)
    intake = await findIntake(db, site, letterId)
  }
  const work = (await findWork(db, site, { ids: [letterId], forId: doer.officer.id, now: doer.now })).get(letterId)
  return counterPanel({ intake, requirements, work, at }, { id: doer.officer.id, now: doer.now })
}
