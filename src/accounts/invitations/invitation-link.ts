import { createHash } from 'node:crypto'
import type { Sealer } from '../sealing.ts'

/**
 * The secret in the link of an invitation: it follows from the key and the invitation's id, and is stored nowhere. Letters and
 * digits alone, so that no messenger cuts a sign off its end.
 */
export const invitationToken = ({ derive }: Sealer, invitationId: string): string =>
  derive('invitation', invitationId).toString('hex')

/** What is stored of it: who reads the database can use no link. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The link that is handed over. */
export const invitationLink = (origin: string, token: string): string => `${origin}/undangan/${token}`
