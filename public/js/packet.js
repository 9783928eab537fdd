// A proof packet (docs/proof-packet.md) checked on the device, with nothing but itself and the root that this page knows.
import { checkSeal, dayIn, fromBase64, openList, signatureHolds, toHex } from './check-seal.js'

/** What does not fit, in words for the person who chose the packet. */
class Misfit extends Error {}
const insist = (right, words) => {
  if (!right) throw new Misfit(words)
}

const NONE = 'Berkas ini bukan paket bukti, atau tidak utuh.'
const KEYS = 'Daftar kuncinya tidak asli.'
/** Said of a packet under another root: forged, or older than the root that the page knows. */
export const UNKNOWN_ROOT =
  'Paket ini disahkan kunci akar lain dari yang dikenal halaman ini, misalnya karena lebih tua dari kunci yang sekarang. Minta paket bukti baru ke kantor penerbitnya.'
const SITE = 'Kode surat ini bukan kode penerbitnya.'
const HEAD = 'Titik periksanya tidak ditandatangani catatan kabupaten.'
const OTHER = 'Di dalamnya ada catatan surat lain.'
const ISSUE = 'Catatan terbitnya surat ini tidak ada.'
const SEAL = 'Segel di QR-nya tidak cocok dengan catatan.'
const WHAT = { issue: 'Isi surat', file: 'Berkas PDF', endorsement: 'Pengesahan kecamatan' }

const utf8 = (text) => new TextEncoder().encode(text)
const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]))
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)))
const same = (one, other) => toHex(one) === toHex(other)

/** Flat facts as RFC 8785 writes them. */
const canonical = (facts) =>
  `{${Object.keys(facts)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${JSON.stringify(facts[key])}`)
    .join(',')}}`

/** Whether the proof leads from the leaf at this position to the root (RFC 9162, 2.1.3.2). */
async function leadsToRoot({ position, proof, hash }, { size, root }) {
  if (!(position >= 0 && position < size)) return false
  let [at, last, climbed] = [position, size - 1, hash]
  const up = () => [Math.floor(at / 2), Math.floor(last / 2)]
  for (const sibling of proof.map(fromBase64)) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      climbed = await sha256([1], sibling, climbed)
      while (at % 2 === 0 && at !== 0) [at, last] = up()
    } else climbed = await sha256([1], climbed, sibling)
    ;[at, last] = up()
  }
  return last === 0 && same(climbed, root)
}

/** The checkpoint (C2SP tlog-checkpoint) of a note that a key of the log signed, before its cut-off. */
async function openHead(note, keys) {
  const [, text, origin, size, root] = /^((.+)\n(\d+)\n(\S{44})\n(?:.+\n)*)\n/.exec(note) ?? []
  insist(text, HEAD)
  const signatures = [...note.slice(text.length + 1).matchAll(/^— (\S+) (\S+)$/gm)]
  for (const { x, cutOff } of keys) {
    const id = (await sha256(utf8(`${origin}\n`), [1], fromBase64(x))).subarray(0, 4)
    const mine = signatures.find(([, name, bytes]) => name === origin && same(fromBase64(bytes).subarray(0, 4), id))
    if (!mine || (cutOff !== null && Number(size) > cutOff)) continue
    insist(await signatureHolds(x, utf8(text), fromBase64(mine[2]).subarray(4)), HEAD)
    return { origin, size: Number(size), root: fromBase64(root) }
  }
  throw new Misfit(HEAD)
}

const says = ({ text, whole }, logged) =>
  whole ? logged.normalize('NFC') === text : logged.normalize('NFC').startsWith(text)

async function checkLoggedSeal({ code, seal }, { facts, position }, keys) {
  if (seal === null && facts.seal === null) return
  insist(seal !== null && facts.seal !== null, SEAL)
  const { verdict, facts: stated, bytes } = await checkSeal(seal, { code, keys, position })
  insist(verdict === 'genuine' && toHex(await sha256(bytes)) === facts.seal, SEAL)
  const mark = toHex((await sha256(utf8(facts.type))).subarray(0, 2))
  const named = stated.name ? says(stated.name, facts.holder ?? '') : !facts.holder
  const dated = stated.date === facts.issuedOn && stated.validUntil === facts.validUntil
  insist(dated && named && stated.typeMark === mark && says(stated.number, facts.number), SEAL)
}

async function checkFiles(files, leaves) {
  const logged = new Map(
    leaves.filter(({ facts }) => facts.kind === 'file').map(({ facts }) => [facts.file, facts.sha256]),
  )
  insist(
    logged.has('issued') && logged.size === new Set(files.map(({ kind }) => kind)).size,
    'Berkas PDF-nya tidak lengkap.',
  )
  return Promise.all(
    files.map(async ({ kind, pdf }) => {
      const bytes = fromBase64(pdf)
      insist(toHex(await sha256(bytes)) === logged.get(kind), 'Berkas berbeda: isi PDF ini lain dari yang dicatat.')
      return { kind, bytes }
    }),
  )
}

async function prove({ format, letter, leaves, files, checkpoint, keys: document }, { root: knownRoot, known }) {
  insist(format === 'balai-bukti/1', NONE)
  const { said, root } = await openList(document, 'balai-keys', ({ issued }) => dayIn(issued)).catch(() => {
    throw new Misfit(KEYS)
  })
  insist(root, KEYS)
  const rootName = toHex((await sha256(fromBase64(root))).subarray(0, 8))
  insist(!knownRoot || rootName === knownRoot, UNKNOWN_ROOT)
  const keys = known && Date.parse(known.issued) > Date.parse(said.issued) ? known : said
  const site = keys.sites.find(({ id, prefix }) => id === letter.site && letter.code.startsWith(prefix))
  insist(site, SITE)
  const head = await openHead(checkpoint, keys.log)
  for (const { facts, salt, position, proof } of leaves) {
    insist(facts.code === letter.code, OTHER)
    const hash = await sha256([0], await sha256(fromBase64(salt), utf8(canonical(facts))))
    const what = WHAT[facts.kind] ?? 'Catatan'
    insist(await leadsToRoot({ position, proof, hash }, head), `${what} tidak cocok dengan catatan kabupaten.`)
  }
  const leafOf = (kind) => leaves.find(({ facts }) => facts.kind === kind)
  const issue = leafOf('issue')
  insist(issue, ISSUE)
  await checkLoggedSeal(letter, issue, keys)
  return {
    facts: issue.facts,
    code: letter.code,
    position: issue.position,
    type: keys.types.find(({ slug }) => slug === issue.facts.type)?.name ?? issue.facts.type,
    site,
    endorsement: leafOf('endorsement')?.facts ?? null,
    files: await checkFiles(files, leaves),
    head,
    issued: said.issued,
    root: rootName,
  }
}

/**
 * What a packet (the text of its file) proves: `proven`, or `fault`, the first thing that does not fit, in words. With
 * `root`, the name of the root that the page knows, a packet under any other does not fit; with `known`, a key list that is to be
 * believed, the newer of it and the packet's own counts.
 */
export async function checkPacket(text, { root, known } = {}) {
  try {
    return { proven: await prove(JSON.parse(text), { root, known }), fault: null }
  } catch (error) {
    // Whatever else goes wrong while a packet is read: it has not the form of one.
    return { proven: null, fault: error instanceof Misfit ? error.message : NONE }
  }
}
