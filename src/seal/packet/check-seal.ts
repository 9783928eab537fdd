import { createHash } from 'node:crypto'
import type { KeyListContent } from '../keys/key-list.ts'
import type { Facts } from '../log/leaf.ts'
import { Misfit } from '../log/misfit.ts'
import { fromBase32 } from '../signature/base32.ts'
import { type Stated, type StatedFacts, typeMark } from '../signature/facts.ts'
import { type PublishedKey, type SealFault, verifySeal } from '../signature/verify-seal.ts'
import type { ProofPacket, ProvenLeaf } from './packet.ts'

const WORDS: Record<SealFault, string> = {
  malformed: 'it is no seal',
  'unknown-key': 'the site has no such key',
  'wrong-signature': 'the key did not sign it for this letter',
  'key-out-of-date': 'the key did not sign on the day of the letter',
  'key-cut-off': 'the key was compromised, and the letter stands in the log after its cut-off',
}

/** Throws a Misfit unless the seal is the one that was logged, its key held there, and it says what the log says. */
export function checkSeal(
  { site: siteId, code, seal }: ProofPacket['letter'],
  { facts, position }: ProvenLeaf,
  site: KeyListContent['sites'][number],
): void {
  const misfit = (why: string) => new Misfit(`The seal does not fit: ${why}.`)
  if (seal === null && facts.seal === null) return
  if (seal === null || sha256Of(seal) !== facts.seal) throw misfit('it is not the one that the log knows')
  const keys = site.keys.map(({ kid, x, ...key }) => ({ ...key, id: kid, publicKey: Buffer.from(x, 'base64url') }))
  const verdict = verifySeal(seal, { letter: { siteId, code }, keys: keys as PublishedKey[], position })
  if (verdict.kind === 'refused') throw misfit(WORDS[verdict.fault])
  if (!agrees(verdict.facts, facts)) throw misfit('it says another thing than the log')
}

const sha256Of = (seal: string): string =>
  createHash('sha256')
    .update(fromBase32(seal) ?? '')
    .digest('hex')

const agrees = (stated: StatedFacts, { number, type, holder, issuedOn, validUntil }: Facts): boolean =>
  stated.date === issuedOn &&
  stated.validUntil === validUntil &&
  stated.typeMark === typeMark(type ?? '') &&
  says(stated.number, number) &&
  (stated.name ? says(stated.name, holder) : !holder)

function says({ text, whole }: Stated, logged: string | null | undefined): boolean {
  const known = (logged ?? '').normalize('NFC')
  return whole ? known === text : known.startsWith(text)
}
