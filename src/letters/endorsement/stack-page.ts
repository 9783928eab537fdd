import type { FieldErrors } from '../../http/forms.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import { clockOf } from './clock.ts'
import type { StackOutcome } from './endorse-stack.ts'
import { NOT_THE_SIGNER } from './freeze-endorsement.ts'
import { DESK, told, UNNUMBERED } from './page.ts'
import type { Stack } from './read-stack.ts'

export type StackLook = {
  now: Date
  /** Whether the officer has a second factor, without which nobody signs electronically. */
  secured: boolean
  message?: string
  /** The letters that were ticked; those that were read, where nothing was sent yet. */
  chosen?: string[]
  errors?: FieldErrors
  outcome?: StackOutcome
}

/** What views/letters/endorsement/stack.eta reads: what waits for the camat, what of it was read, and the password. */
export function stackPage(
  { letters, signer }: Stack,
  { now, secured, message, chosen, errors = {}, outcome }: StackLook,
) {
  const unread = letters.filter(({ read }) => !read).length
  return {
    title: `${Object.keys(errors).length ? 'Kesalahan: ' : ''}Surat yang menunggu camat`,
    notice: told(message),
    errors,
    missed: outcome?.missed ?? [],
    endorsed: outcome?.endorsed ?? 0,
    signer: signer && { name: signer.name, position: signer.position },
    notSigner: signer ? null : NOT_THE_SIGNER,
    secured,
    unread,
    next: unread > 0 ? `${DESK}/tumpukan/berikutnya` : null,
    action: `${DESK}/tumpukan`,
    letters: letters.map(({ letterId, version, letter, site, dueOn, read }) => ({
      sent: `${letterId}.${version}`,
      href: `${DESK}/${letterId}`,
      number: letter.number ?? UNNUMBERED,
      type: letter.typeName,
      holder: letter.holderName,
      village: siteTitle(site as Pick<Site, 'kind' | 'name' | 'isUrban' | 'code'>),
      clock: clockOf(dueOn, now),
      read,
      chosen: read && (chosen?.includes(letterId) ?? true),
    })),
    readCount: letters.length - unread,
  }
}
