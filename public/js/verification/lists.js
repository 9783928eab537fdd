// The lists that are needed to check a letter without network, kept on this device: the keys, and the letters that no longer count.
// Nothing else is kept, least of all what was scanned.
import { dayIn, openList } from '../check-seal.js'

const KEPT = 'balai-daftar'
const LISTS = [
  ['keys', '/.well-known/balai-keys.json', 'balai-keys'],
  ['ended', '/.well-known/balai-ended.json', 'balai-ended'],
]
const PATIENCE_MS = 8000

/** Which of two lists was signed first. */
const isOlder = ({ said }, than) => said.issued < than.said.issued || said.version < than.said.version

async function kept(address, typ, asOf) {
  const found = await (await caches.open(KEPT)).match(address)
  return found ? openList(await found.json(), typ, asOf) : null
}
/** A list is judged by the day it was signed where only its root and its age are asked: a certificate that ended since forgets neither. */
const whenSigned = ({ issued }) => dayIn(issued)

/** The regency now has another root than this device knows: only a person can decide which to believe. */
class OtherRoot extends Error {}

/**
 * Asks the regency for a list, and how to keep it: not at all where it is older than the one this device knows. One under another
 * root is taken only where that is trusted.
 */
async function ask(address, typ, trusted) {
  const answer = await fetch(address, { cache: 'no-cache', signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  const copy = answer.clone()
  const fresh = await openList(await answer.json(), typ)
  const known = await kept(address, typ, whenSigned).catch(() => null)
  const isOther = known?.root && known.root !== fresh.root
  if (isOther && !trusted) throw new OtherRoot()
  if (known && !isOther && isOlder(fresh, known)) return { root: known.root, keep: () => {} }
  return { root: fresh.root, keep: async () => (await caches.open(KEPT)).put(address, copy) }
}

/** Brings both lists up to date, or neither: 'renewed', or 'other-root' where they were not taken, or 'unreachable'. `trusted`: from whatever root. */
export async function renewLists(trusted = false) {
  try {
    const asked = await Promise.all(LISTS.map(([, address, typ]) => ask(address, typ, trusted)))
    if (asked.some(({ root }) => root !== asked[0].root)) return 'unreachable'
    for (const { keep } of asked) await keep()
    return 'renewed'
  } catch (error) {
    return error instanceof OtherRoot ? 'other-root' : 'unreachable'
  }
}

/** Whether the register answers now. */
export const registerAnswers = () =>
  fetch('/log/checkpoint', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ status }) => status < 500,
    () => false,
  )

/** What the lists of this device say, checked again; null while it has none, one that is not to be believed, or two under different roots. */
export async function keptLists() {
  try {
    const opened = await Promise.all(LISTS.map(([, address, typ]) => kept(address, typ)))
    if (opened.includes(null) || opened.some(({ root }) => root !== opened[0].root)) return null
    return Object.fromEntries(LISTS.map(([name], at) => [name, opened[at].said]))
  } catch {
    return null
  }
}

const inWords = (date) =>
  `${date.toLocaleString('id-ID', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Jakarta' })} WIB`

function age(date) {
  const minutes = Math.max(0, Math.round((Date.now() - date) / 60_000))
  if (minutes < 60) return `${minutes} menit lalu`
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} jam lalu` : `${Math.round(minutes / 1440)} hari lalu`
}

/** How old the lists are, a sentence each; `stale` where one may no longer be trusted without asking again. */
export function agesOf({ keys, ended }) {
  const said = (what, { issued }) => `${what} ditandatangani ${inWords(new Date(issued))}, ${age(new Date(issued))}.`
  return {
    sentences: [said('Daftar kunci', keys), said('Daftar surat yang dicabut dan diganti', ended)],
    stale: [keys, ended].some(({ next }) => Date.now() > Date.parse(next)),
  }
}
