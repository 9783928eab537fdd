import { recordAudit } from '../../accounts/record-audit.ts'
import type { Database, Db } from '../../database/client.ts'
import type { Keyring } from '../../seal/keys/keyring.ts'
import { type KeyListDocument, publishKeyList } from '../../seal/keys/publish-key-list.ts'
import { findNewestCheckpoint } from '../../seal/log/find-checkpoint.ts'
import { type Facts, hashFacts } from '../../seal/log/leaf.ts'
import { findInclusion } from '../../seal/log/proofs.ts'
import { FORMAT, type ProofPacket } from '../../seal/packet/packet.ts'
import { toBase32 } from '../../seal/signature/base32.ts'
import { Conflict, NotFound } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findLetter, type Letter } from '../find-letter.ts'
import { readLeaves } from '../log/read-leaves.ts'

type Desk = { database: Database; keyring: Keyring }
type SaltedLeaf = { facts: Facts; salt: Buffer; position: number }
type Own = { letter: Letter; leaves: SaltedLeaf[]; files: ProofPacket['files'] }

/**
 * The proof packet of a letter that is valid, for its holder; written to the trail of its office before it is handed out. Log and
 * keys are read as any stranger may. Refused while no root vouches for the keys, or the log has no checkpoint above the letter:
 * nobody could check it.
 */
export async function makePacket(
  { database, keyring }: Desk,
  site: Site,
  { id }: { id: string },
  doer: Doer,
): Promise<{ letter: Letter; packet: ProofPacket }> {
  await database.office(site.id, (db) => findValid(db, site, id))
  const regency = { id: site.regencyId, districtId: site.regencyId, regencyId: site.regencyId }
  const keys = JSON.parse(await publishKeyList(database, regency, { keyring, now: doer.now })) as KeyListDocument
  if (!keys.certificate) throw new Conflict(UNCERTIFIED)
  const { letter, leaves, files } = await database.office(site.id, (db) => readOwn(db, site, id))
  const proven = await database.verifier(regency.id, (db) => proveLeaves(db, regency, leaves))
  const { officer, address } = doer
  await database.office(site.id, (db) =>
    recordAudit(db, site, { officer, deed: 'letter.proof', subjectId: id, address }),
  )
  const seal = letter.seal && toBase32(letter.seal)
  return {
    letter,
    packet: {
      format: FORMAT,
      letter: { site: site.id, code: letter.code!, seal },
      ...proven,
      files,
      keys,
    },
  }
}

const UNCERTIFIED =
  'Bukti belum dapat dibuat: daftar kunci kabupaten belum disahkan kunci akarnya. Beri tahu admin kabupaten.'
const WAITS = 'Surat ini baru dicatat. Coba lagi beberapa detik lagi.'
const FORGOTTEN = 'Bukti surat ini tidak dapat dibuat lagi: garamnya sudah dihapus dari catatan.'
const MISFIT = 'Surat ini tidak cocok dengan catatannya. Jangan diserahkan; beri tahu admin kabupaten.'

async function findValid(db: Db, site: Site, id: string): Promise<Letter> {
  const letter = await findLetter(db, site, id)
  if (letter.status !== 'issued') throw new NotFound('Hanya surat yang berlaku yang punya paket bukti.')
  return letter
}

async function readOwn(db: Db, site: Site, id: string): Promise<Own> {
  const letter = await findValid(db, site, id)
  const rows = await db.logLeaf.findMany({ where: { siteId: site.id, subject: id }, orderBy: { id: 'asc' } })
  const read = await readLeaves(db, site, rows)
  const leaves = rows.map(({ salt, hash, position }, at) => {
    const { facts } = read[at]!
    if (salt === null) throw new NotFound(FORGOTTEN)
    if (typeof facts === 'string' || !hashFacts(salt, facts).equals(hash)) throw new Conflict(MISFIT)
    if (position === null) throw new Conflict(WAITS)
    return { facts, salt: Buffer.from(salt), position }
  })
  const stored = await db.letterFile.findMany({ where: { siteId: site.id, letterId: id }, orderBy: { kind: 'desc' } })
  const files = stored.map(({ kind, bytes }) => ({ kind, pdf: Buffer.from(bytes).toString('base64') }))
  return { letter, leaves, files }
}

async function proveLeaves(
  db: Db,
  regency: Pick<Site, 'id'>,
  leaves: SaltedLeaf[],
): Promise<Pick<ProofPacket, 'leaves' | 'checkpoint'>> {
  const head = await findNewestCheckpoint(db, regency)
  if (!head || leaves.length === 0 || leaves.some(({ position }) => position >= head.size)) throw new Conflict(WAITS)
  const proven: ProofPacket['leaves'] = []
  for (const { facts, salt, position } of leaves) {
    const { proof } = await findInclusion(db, regency, { size: head.size, leaf: { position } })
    const inBase64 = proof.map((hash) => hash.toString('base64'))
    proven.push({ facts, salt: salt.toString('base64'), position, proof: inBase64 })
  }
  return { leaves: proven, checkpoint: head.note }
}
