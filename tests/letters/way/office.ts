import { openSession } from '../../../src/accounts/lucia.ts'
import { readAsking } from '../../../src/letters/endorsement/read-asking.ts'
import type { Flow } from '../../../src/letters/way/moves.ts'
import { newId } from '../../../src/shared/id.ts'
import type { TestHouse } from '../../support/app.ts'
import type { LetterFacts, Rows } from '../../support/rows.ts'
import { businessAnswers } from '../answers.ts'

/** An office at work, for tests of the way of a letter: its setting, its people, letters in any state. */
export type Office = Awaited<ReturnType<typeof officeAt>>

/** Says that a letter without a number is at its district, or was endorsed there. */
async function askedFirst({ client }: Rows, id: string, status: 'asked' | 'endorsed'): Promise<void> {
  await client.query(
    `INSERT INTO endorsement (site_id, letter_id, district_id, regency_id, required, first, asked_at, due_on, updated_at)
     SELECT site_id, id, district_id, regency_id, true, true, now(), now(), now() FROM letter WHERE id = $1`,
    [id],
  )
  if (status === 'asked') return
  await client.query("UPDATE endorsement SET state = 'passed' WHERE letter_id = $1", [id])
  await client.query(
    `UPDATE endorsement SET state = 'endorsed', mode = 'internal', register = 'UJI', endorsed_on = now(), endorsed_at = now(),
       signer_name = 'Camat Contoh', signer_position = 'Camat Jenu', place = $2 WHERE letter_id = $1`,
    [id, { register: 'UJI', signed: { lines: ['Mengetahui,', 'CAMAT JENU'], name: 'Camat Contoh', nip: null } }],
  )
  await client.query("UPDATE letter SET status = 'endorsed' WHERE id = $1", [id])
}

/** The office at a host, with a superuser's hand in its database. */
export async function officeAt(house: TestHouse, rows: Rows, host: string) {
  const site = await house.site(host)
  const here = (path: string) => `http://${host}${path}`
  return {
    site,
    here,
    /** Sets the way of its letters, whatever it was. */
    async works(flow: Flow, signing = 'pen', phones = { checker: '', signer: '' }) {
      await rows.client.query(
        `INSERT INTO letter_office (site_id, flow, signing, checker_phone, signer_phone, updated_at) VALUES ($1, $2, $3, $4, $5, now())
         ON CONFLICT (site_id) DO UPDATE SET (flow, signing, checker_phone, signer_phone)
           = (excluded.flow, excluded.signing, excluded.checker_phone, excluded.signer_phone)`,
        [site.id, flow, signing, phones.checker, phones.signer],
      )
    },
    /** A letter with plausible answers, in a state no deed brought it to; what the district saw, as it saw it. */
    async letter({ status, ...facts }: LetterFacts = {}) {
      const atDistrict = status === 'asked' || status === 'endorsed'
      const written = { type: 'keterangan-usaha', answers: businessAnswers, ...facts }
      const { answers, type: typeSlug } = written
      const asking = { typeSlug, standardVersion: 1, answers }
      const content =
        atDistrict && (await house.database.office(site.id, (db) => readAsking(db, site, asking, house.clock))).content
      const letter = await rows.letter(site, {
        ...written,
        status: atDistrict ? 'asked' : status,
        ...(content && { content }),
      })
      if (atDistrict) await askedFirst(rows, letter.id, status)
      return letter
    },
    /** The cookie of an officer with these roles, made where there is none. */
    async cookie(username: string, roles: string[]) {
      const officerId = await rows.officer(site, username, roles)
      const id = await house.database.door(site.id, (db) => openSession(db, site, officerId, house.clock.now))
      return `balai=${id}`
    },
    /** Says that an account is an official's: the head's, or one who holds a mandate a.n. from today on. */
    async linked(username: string, rank: 'head' | 'secretary') {
      const found = await rows.client.query('SELECT id FROM official WHERE site_id = $1 AND rank = $2', [site.id, rank])
      const officialId = found.rows[0].id
      await rows.client.query('UPDATE officer SET official_id = $1 WHERE site_id = $2 AND username = $3', [
        officialId,
        site.id,
        username,
      ])
      return officialId as string
    },
    async mandate(officialId: string, until: string | null = null) {
      await rows.client.query(
        `INSERT INTO mandate (site_id, id, official_id, kind, basis, since, until) VALUES ($1, $2, $3, 'an', 'Surat uji', '2026-01-01', $4)`,
        [site.id, newId(), officialId, until],
      )
    },
    /** Says that an account has set up its second factor. */
    async secondFactor(username: string) {
      await rows.client.query(
        `INSERT INTO second_factor (site_id, officer_id, sealed_secret, last_step, recovery_hashes, recovery_id, confirmed_at)
         SELECT site_id, id, 'uji', 0, '{}', gen_random_uuid(), now() FROM officer WHERE site_id = $1 AND username = $2`,
        [site.id, username],
      )
    },
    /** A draft made with the form, by whoever has the cookie. */
    async draft(cookie: string, answers: Record<string, string> = businessAnswers) {
      const id = newId()
      const sent = await house.post(
        here('/admin/surat/baru/keterangan-usaha'),
        { id, ...answers, aksi: 'periksa' },
        cookie,
      )
      if (sent.statusCode !== 303) throw new Error(`${sent.statusCode}: ${sent.body}`)
      return id
    },
    async row(id: string) {
      return house.database.office(site.id, (db) =>
        db.letter.findUniqueOrThrow({
          where: { siteId_id: { siteId: site.id, id } },
          include: { files: true, steps: { orderBy: { version: 'asc' } } },
        }),
      )
    },
    /** Presses a button of a letter at the version it has now. */
    async press(id: string, path: string, cookie: string, form: Record<string, string> = {}, version?: number) {
      const { rows: found } = await rows.client.query('SELECT version FROM letter WHERE id = $1', [id])
      return house.post(here(path), { version: String(version ?? found[0].version), ...form }, cookie)
    },
  }
}
