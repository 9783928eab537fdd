// The lists that the regency signs (docs/seal.md): of keys, and of letters that no longer count.
import { fromBase64, signatureHolds } from './ed25519.js'

const read = (part) => JSON.parse(new TextDecoder().decode(fromBase64(part)))
const ascii = (text) => new TextEncoder().encode(text)
const holds = (jws, x) => signatureHolds(x, ascii(`${jws.protected}.${jws.payload}`), fromBase64(jws.signature))
const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Asia/Jakarta' })

/**
 * What a signed list says, once the root's certificate and the list's own signature hold: `said`, and the root's public half.
 * Without a certificate (root null) only the connection vouches for it. Throws for a list that is not to be believed.
 * `dayOf` tells of which day the certificate must be: of a list that somebody kept, the day it was signed.
 */
export async function openList({ list, certificate }, typ, dayOf = today) {
  const said = read(list.payload)
  const right = [read(list.protected).typ === typ]
  let root = null
  if (certificate) {
    const { jwk, typ: kind } = read(certificate.protected)
    const { x, from, until, regency } = read(certificate.payload)
    root = jwk.x
    right.push(kind === 'balai-list-key', regency.id === said.regency.id, from <= dayOf(said), dayOf(said) <= until)
    right.push(await holds(certificate, root), await holds(list, x))
  }
  if (right.includes(false)) throw new Error(`${typ} is not signed`)
  return { said, root }
}
