// What a seal proves of a letter, by the keys of a list that was checked (signed-lists.js). Words for it: words.js.
import { signatureHolds } from './ed25519.js'
import { readSeal } from './read-seal.js'

/** Sig_structure (RFC 9052) before the site's id: ["Signature1", h'a10127', 36 bytes, … */
const BEFORE = Uint8Array.from(`\x84\x6aSignature1\x43\xa1\x01\x27\x58\x24`, (character) => character.charCodeAt(0))

/**
 * The verdict on a seal (the text after '#') of the letter with this code: `genuine` with its facts, or the fault: malformed,
 * unknown-key, wrong-signature, key-out-of-date, key-cut-off; or ask-the-log, where the key was compromised and nobody
 * said at which `position` of the log the letter stands. `site` and `key` are as the list names them.
 */
export async function checkSeal(text, { code, keys, position }) {
  const seal = readSeal(text)
  const site = keys.sites.find(({ prefix }) => code.startsWith(prefix))
  if (!seal) return { verdict: 'malformed', site }
  const key = site?.keys.find(({ kid }) => kid === seal.keyId)
  if (!key) return { verdict: 'unknown-key', site }
  const outside = [...site.id.replaceAll('-', '').match(/../g)].map((pair) => Number.parseInt(pair, 16))
  const external = [...outside, ...Array.from(code, (character) => character.charCodeAt(0))]
  const signed = Uint8Array.from([...BEFORE, ...external, ...seal.signed])
  const told = { site, key, facts: seal.facts, bytes: seal.bytes }
  if (!(await signatureHolds(key.x, signed, seal.signature))) return { verdict: 'wrong-signature', site }
  const { date } = seal.facts
  if (date < key.since || (key.until !== null && date > key.until)) return { verdict: 'key-out-of-date', ...told }
  if (key.state !== 'compromised') return { verdict: 'genuine', ...told }
  if (position === undefined) return { verdict: 'ask-the-log', ...told }
  return { verdict: position < key.cutOff ? 'genuine' : 'key-cut-off', ...told }
}
