import type { FastifyRequest } from 'fastify'
import { findStack, isOpen } from './find-stack.ts'

/** The letter itself: on a phone the desk's head would fill half the screen, for every letter anew. */
export const AT_LETTER = '#surat'

/** Where an officer goes on after this letter: to the next that they have not looked at, to sign what was read, or to the list. */
export async function nextAddress({ site, officer, server }: FastifyRequest, after: string): Promise<string> {
  const { letters } = await server.database.office(site.id, (db) =>
    findStack(db, site, { officerId: officer!.id, now: server.now() }),
  )
  const at = letters.findIndex(({ id }) => id === after)
  const next = letters.slice(at + 1).find(isOpen) ?? letters.find((letter) => isOpen(letter) && letter.id !== after)
  if (next) return `/admin/tanda-tangan/${next.id}${AT_LETTER}`
  return letters.some(({ read }) => read) ? `/admin/tanda-tangan/setuju${AT_LETTER}` : '/admin/tanda-tangan'
}
