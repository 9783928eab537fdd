import { plausibleAnswers } from '../../../src/commands/trial/answers.ts'
import { everyAnswer } from '../../../src/letters/standard/answers-schema.ts'
import { findLetterType } from '../../../src/letters/standard/find-standard.ts'
import { newId } from '../../../src/shared/id.ts'
import type { Site } from '../../../src/sites/site.ts'
import { type Answer, DEMO_PASSWORD, type TestHouse } from '../../support/app.ts'
import type { Rows } from '../../support/rows.ts'
import { hidden } from '../../support/upload.ts'

export const DESK = 'http://kecamatan-jenu.localhost/admin/pengesahan'

/** The people of a village and of its district, at work through the pages. */
export type Kecamatan = {
  beji: Site
  district: Site
  cookies: Record<'operator' | 'kades' | 'staf' | 'camat', string>
  /** Issues a letter of this type at Beji; answers with its id. */
  issue(slug?: string, given?: Record<string, string>): Promise<string>
  pass(id: string): Promise<Answer>
  giveBack(id: string, reason?: string): Promise<Answer>
  ask(id: string, note?: string): Promise<Answer>
  /** Opens it as the camat and says that it was read. */
  read(id: string): Promise<Answer>
  /** Endorses what was read, with the password typed once. */
  endorse(ids: string[], password?: string): Promise<Answer>
  /** All of it: passed on, read, endorsed. */
  endorsed(id: string): Promise<void>
  rowOf(id: string): ReturnType<typeof rowOf>
  codeOf(id: string): Promise<string>
}

/** Signs everybody in; the camat has a second factor from then on. */
export async function kecamatan(house: TestHouse, rows: Rows): Promise<Kecamatan> {
  const beji = await house.site('beji.localhost')
  const district = await house.site('kecamatan-jenu.localhost')
  const cookies = {
    operator: await house.signIn('beji.localhost', 'operator'),
    kades: await house.signIn('beji.localhost', 'kades'),
    staf: await house.signIn('kecamatan-jenu.localhost', 'staf'),
    camat: await house.signIn('kecamatan-jenu.localhost', 'camat'),
  }
  await secure(rows, district, 'camat')
  const versions = async (ids: string[]) =>
    Promise.all(ids.map(async (id) => `${id}.${(await rowOf(house, id)).version}`))

  const desk: Kecamatan = {
    beji,
    district,
    cookies,
    async issue(slug = 'keterangan-ahli-waris', given = {}) {
      const id = newId()
      const { definition } = await house.database.office(beji.id, (db) => findLetterType(db, beji, slug))
      const answers = { ...Object.fromEntries(everyAnswer(plausibleAnswers(definition))), ...given }
      const at = 'http://beji.localhost/admin/surat'
      await house.post(`${at}/baru/${slug}`, { id, ...answers, aksi: 'periksa' }, cookies.operator)
      const answer = await house.post(
        `${at}/${id}/terbitkan`,
        { version: '1', alasan: 'Sesuai dokumen aslinya.' },
        cookies.operator,
      )
      if (answer.headers.location !== `/admin/surat/${id}?pesan=terbit`)
        throw new Error(`${slug} was not issued: ${answer.statusCode} ${answer.body.slice(0, 2000)}`)
      return id
    },
    pass: (id) => house.post(`${DESK}/${id}/teruskan`, {}, cookies.staf),
    giveBack: (id, reason = 'Akta kematian belum dilampirkan.') =>
      house.post(`${DESK}/${id}/kembalikan`, { reason }, cookies.staf),
    ask: (id, note = '') => house.post(`http://beji.localhost/admin/surat/${id}/kecamatan`, { note }, cookies.operator),
    async read(id) {
      const version = hidden(await house.get(`${DESK}/${id}`, cookies.camat), 'version')
      return house.post(`${DESK}/${id}/baca`, { version }, cookies.camat)
    },
    async endorse(ids, sandi = DEMO_PASSWORD) {
      const form = new URLSearchParams({ sandi })
      for (const each of await versions(ids)) form.append('surat', each)
      return house.app.inject({
        method: 'POST',
        url: `${DESK}/tumpukan`,
        headers: {
          host: 'kecamatan-jenu.localhost',
          origin: 'http://kecamatan-jenu.localhost',
          cookie: cookies.camat,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: form.toString(),
      })
    },
    async endorsed(id) {
      await desk.pass(id)
      await desk.read(id)
      const answer = await desk.endorse([id])
      if (answer.statusCode !== 303) throw new Error(`not endorsed: ${answer.statusCode} ${answer.body.slice(0, 2000)}`)
    },
    rowOf: (id) => rowOf(house, id),
    codeOf: async (id) =>
      (await house.database.office(beji.id, (db) => db.letter.findFirstOrThrow({ where: { id } }))).code!,
  }
  return desk
}

const rowOf = async (house: TestHouse, id: string) => {
  const { id: districtId } = await house.site('kecamatan-jenu.localhost')
  return house.database.endorser(districtId, (db) =>
    db.endorsement.findFirstOrThrow({ where: { letterId: id }, include: { steps: { orderBy: { id: 'asc' } } } }),
  )
}

/** Gives an account a second factor, as if it had been set up: from then on a sign-in asks for a code. */
export async function secure({ client, officer }: Rows, site: Site, username: string): Promise<void> {
  await client.query(
    `INSERT INTO second_factor (site_id, officer_id, sealed_secret, last_step, recovery_hashes, recovery_id, confirmed_at)
     VALUES ($1, $2, 'uji', 0, '{}', $3, now()) ON CONFLICT DO NOTHING`,
    [site.id, await officer(site, username), newId()],
  )
}
