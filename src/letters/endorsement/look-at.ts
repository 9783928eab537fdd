import type { Officer } from '../../accounts/officer.ts'
import type { Db } from '../../database/client.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { findLetterTypeOfVersion } from '../standard/find-standard.ts'
import { type Asked, findAsked } from './find-asked.ts'
import { recordBoth } from './make-step.ts'

/** How the village that asks can be reached. */
export type Contact = { address: string; phone: string; whatsapp: string; email: string }

/** A letter before an officer of the district: what it is, what its type asks of a resident, whom to call. */
export type AskedLook = {
  asked: Asked
  definition: LetterTypeDefinition
  /** What the village ticked of the requirements; null where it noted nothing down. */
  brought: string[] | null
  contact: Contact | null
  hasScan: boolean
}

type Looking = {
  officer: Pick<Officer, 'id' | 'name'>
  /** A page that they look at asks for itself again. */
  isKnown: boolean
} & Pick<Doer, 'address'>

/** Opens a letter for an officer of the district: the look stands in both trails, unless it is known there. */
export async function lookAtAsked(
  db: Db,
  district: Pick<Site, 'id' | 'regencyId'>,
  id: string,
  { officer, isKnown, address }: Looking,
): Promise<AskedLook> {
  const asked = await findAsked(db, district, id)
  const mover = { officerId: officer.id, name: officer.name, at: 'district' as const }
  if (!isKnown) await recordBoth(db, asked, { deed: 'endorsement.view', mover, address })
  const { standardVersion, typeSlug } = asked.letter
  const { definition } = await findLetterTypeOfVersion(db, district, standardVersion, typeSlug)
  const contact = await db.siteProfile.findUnique({
    where: { siteId: asked.siteId },
    select: { address: true, phone: true, whatsapp: true, email: true },
  })
  const { siteId, letterId } = asked
  const hasScan = (await db.endorsementScan.count({ where: { siteId, letterId } })) > 0
  const intake = await db.letterIntake.findUnique({
    where: { siteId_letterId: { siteId, letterId } },
    select: { brought: true },
  })
  return { asked, definition, brought: intake?.brought ?? null, contact, hasScan }
}
