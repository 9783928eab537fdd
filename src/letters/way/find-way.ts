import type { Db } from '../../database/client.ts'
import type { LetterOffice } from '../../database/generated/client.ts'
import type { Site } from '../../sites/site.ts'
import type { Flow } from './moves.ts'

/** How the signers of an office sign: with the pen, electronically, or as they choose each time. */
export type Signing = 'pen' | 'electronic' | 'either'

/** The way of a letter through an office, and whom to tell by WhatsApp (E.164, or '') that something waits. */
export type OfficeWay = Pick<LetterOffice, 'checkerPhone' | 'signerPhone' | 'version'> & {
  flow: Flow
  signing: Signing
}

const UNTOUCHED: OfficeWay = { flow: 'direct', signing: 'pen', checkerPhone: '', signerPhone: '', version: 0 }
const CHOSEN = { flow: true, signing: true, checkerPhone: true, signerPhone: true, version: true } as const

/** The way of the site's letters; out of the box whoever prepares a letter issues it for the head's pen. */
export async function findWay(db: Db, site: Pick<Site, 'id'>): Promise<OfficeWay> {
  const office = await db.letterOffice.findUnique({ where: { siteId: site.id }, select: CHOSEN })
  return (office as OfficeWay | null) ?? UNTOUCHED
}
