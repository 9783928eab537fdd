import type { FastifyInstance } from 'fastify'
import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { openDatabase } from '../../database/client.ts'
import type { LetterContent } from '../../letters/paper/content.ts'
import type { Answers } from '../../letters/standard/answers.ts'
import { everyAnswer } from '../../letters/standard/answers-schema.ts'
import type { LetterTypeDefinition } from '../../letters/standard/definition.ts'
import { listLetterTypes } from '../../letters/standard/find-standard.ts'
import { newId } from '../../shared/id.ts'
import { findSiteByHost } from '../../sites/find-site.ts'
import type { TrialHouse } from './scratch-house.ts'

/** How a letter ended that was filled in as a form: a fault is an answer that no officer should ever see. */
export type Outcome = { kind: 'issued'; id: string } | { kind: 'refused' } | { kind: 'fault'; words: string }

/** An operator at the letter desk of a village, in this process: what is sent is what the forms send. */
export type Desk = {
  app: FastifyInstance
  types: LetterTypeDefinition[]
  /** Fills in the form, looks at it once more and presses 'Terbitkan'. */
  issue(type: LetterTypeDefinition, answers: Answers): Promise<Outcome>
  /** Number, frozen content and file of a letter that was issued. */
  read(id: string): Promise<{ number: string; content: LetterContent; pdf: Buffer }>
  close(): Promise<void>
}

/** Opens the desk at a host of the house, for one of its officers. */
export async function openDesk({ appUrl, sealKek }: TrialHouse, host: string, username = 'operator'): Promise<Desk> {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', SEAL_KEK: sealKek, SECRET_KEY: '0'.repeat(64) })
  const database = openDatabase(appUrl, 4)
  const app = await buildApp({ config, database })
  await app.ready()
  const found = await findSiteByHost(database, { scheme: 'http', port: config.port }, host)
  if (!found) throw new Error(`No site at ${host}`)
  const site = found
  const types = await database.office(site.id, (db) => listLetterTypes(db, site))

  const post = (url: string, form: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { host, cookie, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    })
  const cookie = await signIn(app, host, username)

  async function issue(type: LetterTypeDefinition, answers: Answers): Promise<Outcome> {
    const id = newId()
    const fault = (words: string): Outcome => ({ kind: 'fault', words: `${type.slug}: ${words}` })
    const form = { ...Object.fromEntries(everyAnswer(answers)), id, aksi: 'periksa' }
    const sent = await post(`/admin/surat/baru/${type.slug}`, form)
    if (sent.statusCode === 422) return { kind: 'refused' }
    if (sent.statusCode !== 303) return fault(`the form answers ${sent.statusCode}`)
    const review = await app.inject({ url: `/admin/surat/${id}/periksa`, headers: { host, cookie } })
    if (review.statusCode !== 200) return fault(`the last look answers ${review.statusCode}`)
    const issued = await post(`/admin/surat/${id}/terbitkan`, { version: '1', alasan: 'Sesuai dokumen aslinya.' })
    if (issued.statusCode === 303 && issued.headers.location === `/admin/surat/${id}?pesan=terbit`)
      return { kind: 'issued', id }
    return fault(`'Terbitkan' answers ${issued.statusCode} ${issued.headers.location ?? ''}`)
  }

  return {
    app,
    types: types.map(({ definition }) => definition),
    issue,
    async read(id) {
      const letter = await database.office(site.id, (db) =>
        db.letter.findUniqueOrThrow({ where: { siteId_id: { siteId: site.id, id } }, include: { files: true } }),
      )
      const [file] = letter.files
      return { number: letter.number!, content: letter.content as LetterContent, pdf: Buffer.from(file!.bytes) }
    },
    async close() {
      await app.close()
      await database.close()
    },
  }
}

async function signIn(app: FastifyInstance, host: string, username: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/masuk',
    headers: { host, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ username, password: DEMO_PASSWORD }).toString(),
  })
  const cookie = [answer.headers['set-cookie']].flat().find((each) => each?.startsWith('balai='))
  if (!cookie) throw new Error(`${username} could not sign in at ${host}: ${answer.statusCode}`)
  return cookie.split(';')[0] as string
}
