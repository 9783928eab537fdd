import { type Facts, hashFacts, type LeafKind, type LeafRef, newSalt } from '../../src/seal/log/leaf.ts'
import { growingTree } from '../../src/seal/log/merkle.ts'
import { checkpointText, signNote } from '../../src/seal/log/note.ts'
import { verifyLog } from '../../src/seal/log/verify-log.ts'
import { isoDate } from '../../src/shared/dates.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import { kecamatan } from '../letters/endorsement/kecamatan.ts'
import { type TestHouse, testHouse } from './app.ts'
import { type LogBook, logBookOf } from './log-book.ts'
import { rowsOf } from './rows.ts'

const TABLES = [
  'letter',
  'letter_number',
  'letter_file',
  'endorsement',
  'log_leaf',
  'log_entry',
  'log_node',
  'log_checkpoint',
  'kept_checkpoint',
  'seal_key',
]

/** A house whose log has three letters, and a day later a fourth; its app is stopped, so that only a test writes into it. */
export type Forgery = {
  house: TestHouse
  book: LogBook
  letters: string[]
  /** Of the letters of heirs one that was endorsed with a second file, one with the pen, one that waits; none unless asked for. */
  heirs: { endorsed: string; penned: string; waiting: string } | null
  size: number
  /** The checkpoint as it stood before the fourth letter. */
  earlier: string
  /** The first thing that does not fit, or null. */
  verify(): Promise<string | null>
  /** Puts all tables of letters, keys and log back as they were. */
  restore(): Promise<void>
  close(): Promise<void>
}

export async function openForgery({ heirs: withHeirs = false } = {}): Promise<Forgery> {
  const house = await testHouse()
  const book = await logBookOf(house)
  const letters = [await book.issue(), await book.issue(), await book.issue()]
  await book.settle()
  const earlier = (await house.get('http://localhost/log/checkpoint')).body
  house.clock.now = new Date(house.clock.now.getTime() + 86_400_000)
  const heirs = withHeirs ? await lettersOfHeirs(house) : null
  letters.push(await book.issue())
  const size = await book.settle()
  await house.app.close()
  // The app's own clock may have let a district keep a checkpoint already: here none does until a test says so.
  await book.force('DELETE FROM kept_checkpoint')
  for (const table of TABLES) await book.rows(`CREATE TABLE saved_${table} AS TABLE ${table}`)
  return {
    house,
    book,
    letters,
    heirs,
    size,
    earlier,
    async verify() {
      const { database, sources } = book.desk
      const keys = await book.desk.keysOf(book.regency)
      return (await verifyLog({ database, sources, keys, regency: book.regency, saved: [] })).fault
    },
    async restore() {
      for (const table of TABLES) {
        await book.force(`DELETE FROM ${table}`)
        await book.force(`INSERT INTO ${table} SELECT * FROM saved_${table}`)
      }
    },
    async close() {
      await book.close()
      await house.close()
    },
  }
}

/** Writes a good leaf of what stands in the rows of a letter now, as if its deed had. */
export async function writeLeaf({ house, book }: Forgery, site: Site, leaf: LeafRef): Promise<void> {
  const [letters] = book.desk.sources
  const [read] = await house.database.office(site.id, (db) => letters!.read(db, site, [leaf]))
  const salt = newSalt()
  await book.rows(
    `INSERT INTO log_leaf (site_id, id, district_id, regency_id, kind, subject, part, salt, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      site.id,
      newId(),
      site.districtId,
      site.regencyId,
      leaf.kind,
      leaf.subject,
      leaf.part,
      salt,
      hashFacts(salt, read!.facts as Facts),
    ],
  )
}

async function lettersOfHeirs(house: TestHouse): Promise<Forgery['heirs']> {
  const rows = await rowsOf(house)
  const desk = await kecamatan(house, rows)
  const [endorsed, penned, waiting] = [await desk.issue(), await desk.issue(), await desk.issue()]
  await desk.endorsed(endorsed)
  const endorsedOn = isoDate(house.clock.now)
  const written = { register: '470/12/2026', endorsedOn, signerName: 'Camat Contoh', signerPosition: 'Camat Jenu' }
  await house.post(`http://kecamatan-jenu.localhost/admin/pengesahan/${penned}/pena`, written, desk.cookies.staf)
  await rows.close()
  return { endorsed, penned, waiting }
}

/**
 * What somebody can do who has the database and the keys, and knows Balai well: writes all subtrees anew over the entries
 * as they stand now, and signs a new checkpoint in the place of each old one. Every table then fits every other.
 */
export async function rebuildLog({ desk, regency, rows, force }: LogBook): Promise<void> {
  const entries = await rows<{ hash: Buffer }>('SELECT hash FROM log_entry ORDER BY position')
  const signed = await rows<{ size: number; signed_at: Date }>('SELECT size, signed_at FROM log_checkpoint')
  const [key] = await desk.keysOf(regency)
  const signer = { ...(await desk.signerOf(regency)), name: key!.name }
  await force('DELETE FROM log_node')
  await force('DELETE FROM log_checkpoint')
  const tree = growingTree([])
  for (const [at, { hash }] of entries.entries()) {
    for (const node of tree.add(hash).slice(1))
      await force('INSERT INTO log_node VALUES ($1, $2, $3, $4)', [regency.id, node.height, node.index, node.hash])
    const then = signed.find(({ size }) => size === at + 1)
    if (!then) continue
    const text = checkpointText({ origin: signer.name, size: at + 1, root: tree.root() })
    const note = await signNote(text, signer)
    await force('INSERT INTO log_checkpoint VALUES ($1, $2, $3, $4, $5)', [
      regency.id,
      at + 1,
      tree.root(),
      note,
      then.signed_at,
    ])
  }
}

/** Lets the leaves of a letter say what stands in its rows now, whatever they said before, and rebuilds the log over them. */
export async function rewriteHistory(book: LogBook, letterId: string): Promise<void> {
  const leaves = await book.rows<{
    id: string
    site: string
    kind: string
    part: string
    salt: Buffer
    position: number
  }>('SELECT id, site_id AS site, kind, part, salt, position FROM log_leaf WHERE subject = $1', [letterId])
  for (const { id, site, kind, part, salt, position } of leaves) {
    const source = book.desk.sources.find(({ kinds }) => kinds.includes(kind as LeafKind))!
    const [read] = await book.desk.database.office(site, (db) =>
      source.read(db, { id: site }, [{ kind, part, subject: letterId }]),
    )
    const hash = hashFacts(salt, read!.facts as Facts)
    await book.force('UPDATE log_leaf SET hash = $1 WHERE id = $2', [hash, id])
    await book.force('UPDATE log_entry SET hash = $1 WHERE position = $2', [hash, position])
  }
  await rebuildLog(book)
}
