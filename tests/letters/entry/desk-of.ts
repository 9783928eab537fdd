import { expect } from 'vitest'
import { newId } from '../../../src/shared/id.ts'
import { type Answer, type TestHouse, testHouse } from '../../support/app.ts'
import { businessAnswers } from '../answers.ts'

export const BEJI = 'http://beji.localhost'
export const newOf = (type: string) => `${BEJI}/admin/surat/baru/${type}`
export const NEW = newOf('keterangan-usaha')
export const letterAt = (id: string, more = '') => `${BEJI}/admin/surat/${id}${more}`

type Form = Record<string, string>

/** A house with an operator and a head at the letter desk of Beji, and what they do there. */
export async function deskOf() {
  const house: TestHouse = await testHouse()
  const operator = await house.signIn('beji.localhost', 'operator')
  const head = await house.signIn('beji.localhost', 'kades')
  const site = await house.site('beji.localhost')
  const desk = {
    house,
    operator,
    head,
    site,
    /** A draft with these answers, sent to the review as a browser does. */
    async draft(answers: Form = businessAnswers, type = 'keterangan-usaha'): Promise<string> {
      const id = newId()
      const sent = await house.post(newOf(type), { id, ...answers, aksi: 'periksa' }, operator)
      expect(sent.statusCode, sent.body).toBe(303)
      return id
    },
    issue: async (id: string, more: Form = {}, by = operator): Promise<Answer> => {
      const { version } = await desk.row(id)
      return house.post(letterAt(id, '/terbitkan'), { version: String(version), ...more }, by)
    },
    async issued(answers?: Form): Promise<string> {
      const id = await desk.draft(answers)
      const answer = await desk.issue(id)
      expect(answer.statusCode, answer.body).toBe(303)
      return id
    },
    /** Presses a button of a letter's page that makes a draft; answers with its id. */
    async start(id: string, what: 'salin' | 'ganti', by = head): Promise<string> {
      const started = newId()
      const answer = await house.post(letterAt(id, `/${what}`), { id: started }, by)
      expect(answer.statusCode, answer.body).toBe(303)
      return started
    },
    show: async (id: string, more = '', by = operator): Promise<string> =>
      (await house.get(letterAt(id, more), by)).body,
    row: (id: string) =>
      house.database.office(site.id, (db) =>
        db.letter.findUniqueOrThrow({ where: { siteId_id: { siteId: site.id, id } } }),
      ),
    trail: (subjectId: string) =>
      house.database.office(site.id, (db) =>
        db.auditEntry.findMany({ where: { siteId: site.id, subjectId }, orderBy: { at: 'asc' } }),
      ),
    close: () => house.close(),
  }
  return desk
}
export type Desk = Awaited<ReturnType<typeof deskOf>>
