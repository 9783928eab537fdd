import { createHash } from 'node:crypto'
import pg from 'pg'
import { newCode } from '../../src/seal/code.ts'
import { newId } from '../../src/shared/id.ts'
import type { Site } from '../../src/sites/site.ts'
import type { TestHouse } from './app.ts'

/** Rows put straight into the database by a superuser: for what no deed would write. */
export type Rows = {
  client: pg.Client
  news(site: Site, facts?: { title?: string; status?: 'draft' | 'published' }): Promise<{ id: string; slug: string }>
  product(site: Site, facts?: { name?: string; status?: 'draft' | 'published' }): Promise<{ id: string; slug: string }>
  /** A letter; one that was issued has its number, code, content and a file. */
  letter(site: Site, facts?: LetterFacts): Promise<{ id: string; code: string }>
  /** A block of one number, reserved for handwriting. */
  block(site: Site): Promise<{ id: string; numberId: string }>
  /** One photo, whose file stands at /gambar/<sha256>.webp. */
  picture(site: Site): Promise<{ id: string; sha256: string }>
  /** An official, and the mandate they hold. */
  official(site: Site): Promise<{ id: string; mandateId: string }>
  /** The id of the officer with this name; one that is not there is made, with these roles and without a password. */
  officer(site: Site, username: string, roles?: string[]): Promise<string>
  /** The id of the key that signs the site's letters. */
  keyOf(site: Site): Promise<string>
  /** All that a site has, to see that nothing of it moved. */
  allOf(site: Site): Promise<unknown[]>
  close(): Promise<void>
}

export type LetterFacts = {
  status?: 'draft' | 'submitted' | 'checked' | 'returned' | 'asked' | 'endorsed' | 'issuing' | 'issued'
  replaces?: string
  type?: string
  answers?: Record<string, string>
  /** What is printed of it; nothing, where it is left out. */
  content?: object
}
/** The NIK of whoever a row is about. */
export const NIK = '3523990101900001'

/** The bytes of every file that `letter` stores. */
export const FILE = Buffer.from('%PDF-1.7 not a letter')

/** Opens a superuser's hand into the house's own database. */
export async function rowsOf(house: Pick<TestHouse, 'adminUrl' | 'clock'>): Promise<Rows> {
  const client = new pg.Client({ connectionString: house.adminUrl })
  await client.connect()
  let sequence = 900

  const insert = async (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row)
    const places = names.map((_, index) => `$${index + 1}`)
    await client.query(`INSERT INTO ${table} (${names}) VALUES (${places})`, Object.values(row))
  }
  const owner = (site: Site) => ({ site_id: site.id, district_id: site.districtId, regency_id: site.regencyId })
  const item = (site: Site, status: 'draft' | 'published') => {
    const id = newId()
    const now = house.clock.now
    return {
      ...owner(site),
      id,
      slug: `uji-${id}`,
      status,
      published_at: status === 'draft' ? null : now,
      updated_at: now,
    }
  }

  const rows: Rows = {
    client,
    async allOf({ id }) {
      const tables = await client.query<{ name: string }>(
        "SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'site_id' ORDER BY 1",
      )
      const all: unknown[] = []
      for (const { name } of tables.rows)
        all.push(
          (await client.query(`SELECT each.* FROM ${name} each WHERE site_id = $1 ORDER BY each::text`, [id])).rows,
        )
      return all
    },
    async news(site, { title = 'Kabar uji', status = 'published' } = {}) {
      const row = { ...item(site, status), title, body: 'Isi kabar uji.' }
      await insert('news', row)
      return row
    },
    async product(site, { name = 'Produk uji', status = 'published' } = {}) {
      const row = { ...item(site, status), name, body: 'Isi.', seller: 'Bu Contoh', whatsapp: '6281200000000' }
      await insert('product', row)
      return row
    },
    async letter(site, { status = 'draft', replaces, type = 'keterangan-domisili', answers = {}, content = {} } = {}) {
      const id = newId()
      const code = newCode(site.codePrefix)
      const officerId = await rows.officer(site, site.kind === 'village' ? 'operator' : 'camat')
      const now = house.clock.now
      const draft = {
        ...owner(site),
        id,
        type_slug: type,
        type_name: 'Surat Keterangan Domisili',
        standard_version: 1,
        status,
        answers: JSON.stringify(answers),
        holder_name: 'Siti Contoh',
        holder_nik: NIK,
        replaces_id: replaces ?? null,
        created_by_id: officerId,
        updated_at: now,
      }
      const issued = {
        number: `400/${++sequence}/UJI/VII/2026`,
        counter_scope: 'uji',
        year: 2026,
        sequence,
        code,
        issued_on: '2026-07-06',
        issued_at: now,
        issued_by_id: officerId,
        signer_name: 'H. CONTOH, S.Sos.',
        signer_position: 'Kepala Desa',
        signing_mode: 'wet',
        holder_masked: 'S••• C•••',
        content,
      }
      const numbered = status === 'issuing' || status === 'issued'
      const read = status === 'asked' || status === 'endorsed' ? { content } : {}
      await insert('letter', numbered ? { ...draft, ...issued } : { ...draft, ...read })
      if (status === 'issued')
        await insert('letter_file', {
          site_id: site.id,
          letter_id: id,
          kind: 'issued',
          sha256: createHash('sha256').update(FILE).digest('hex'),
          bytes: FILE,
        })
      return { id, code }
    },
    async block(site) {
      const [id, numberId] = [newId(), newId()]
      const officerId = await rows.officer(site, 'operator')
      const counter = { site_id: site.id, scope: 'uji', year: 2026 }
      const at = ++sequence
      const taken = {
        first: at,
        last: at,
        reason: 'Listrik padam.',
        reserved_by_id: officerId,
        reserved_at: house.clock.now,
      }
      await insert('number_block', { ...counter, id, ...taken })
      const open = { kind: 'handwritten', standing: 'open', dated_on: '2026-07-06', given_at: house.clock.now }
      await insert('letter_number', { ...counter, sequence: at, id: numberId, ...open, block_id: id })
      return { id, numberId }
    },
    async picture(site) {
      const id = newId()
      const sha256 = createHash('sha256').update(id).digest('hex')
      await insert('picture', { ...owner(site), id, width: 1, height: 1 })
      const file = { width: 1, height: 1, format: 'webp', sha256, bytes: Buffer.from(id) }
      await insert('picture_file', { ...owner(site), picture_id: id, ...file })
      return { id, sha256 }
    },
    async official(site) {
      const [id, mandateId] = [newId(), newId()]
      const facts = { name: 'Pejabat Uji', position: 'Kaur', rank: 'staff', since: '2026-01-05' }
      await insert('official', { ...owner(site), id, ...facts })
      const mandate = { kind: 'an', basis: 'Surat Uji', since: '2026-01-05', until: '2026-06-30' }
      await insert('mandate', { site_id: site.id, id: mandateId, official_id: id, ...mandate })
      return { id, mandateId }
    },
    async officer(site, username, roles = []) {
      const where = 'SELECT id FROM officer WHERE site_id = $1 AND username = $2'
      const { rows: found } = await client.query(where, [site.id, username])
      if (found[0]) return found[0].id
      const id = newId()
      await insert('officer', { site_id: site.id, id, username, name: `${username} uji`, roles })
      return id
    },
    async keyOf(site) {
      const where = "SELECT id FROM seal_key WHERE site_id = $1 AND kind = 'letters' AND state = 'active'"
      return (await client.query(where, [site.id])).rows[0].id
    },
    close: () => client.end(),
  }
  return rows
}
