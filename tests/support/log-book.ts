import type pg from 'pg'
import { expect, vi } from 'vitest'
import { openLogDesk } from '../../src/letters/log/log-desk.ts'
import { type LogDesk, sequenceLog } from '../../src/seal/log/sequence-log.ts'
import { newId } from '../../src/shared/id.ts'
import { businessAnswers } from '../letters/answers.ts'
import type { TestHouse } from './app.ts'
import { KEYRING } from './keyring.ts'
import { rowsOf } from './rows.ts'

/** The log of a test house's regency, and a superuser's hand in its tables. */
export type LogBook = {
  desk: LogDesk
  regency: { id: string }
  /** Issues a letter at Beji through its forms; its id. */
  issue(): Promise<string>
  /** Waits until every leaf has its position and the whole log its checkpoint; the log's size. */
  settle(): Promise<number>
  /** What stands in the tables, whoever may see it. */
  rows<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>
  /** Writes as only somebody with all rights over the database can: no trigger and no key stops it. */
  force(sql: string, values?: unknown[]): Promise<void>
  close(): Promise<void>
}

export async function logBookOf(house: TestHouse): Promise<LogBook> {
  const { client, close } = await rowsOf(house)
  const { database, config, clock } = house
  const desk = openLogDesk({ database, keyring: KEYRING, verifyOrigin: config.verifyOrigin, now: () => clock.now })
  const { regencyId } = await house.site('beji.localhost')
  const regency = { id: regencyId }
  const rows = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await client.query<T>(sql, values)).rows
  const standing = `
    SELECT (SELECT count(*)::int FROM log_leaf WHERE position IS NULL) AS waiting,
      (SELECT count(*)::int FROM log_entry) AS size, (SELECT max(size) FROM log_checkpoint) AS signed`
  return {
    desk,
    regency,
    async issue() {
      const operator = await house.signIn('beji.localhost', 'operator')
      const at = 'http://beji.localhost/admin/surat'
      const id = newId()
      await house.post(`${at}/baru/keterangan-usaha`, { id, ...businessAnswers, aksi: 'periksa' }, operator)
      const issued = await house.post(`${at}/${id}/terbitkan`, { version: '1' }, operator)
      expect(issued.headers.location).toBe(`/admin/surat/${id}?pesan=terbit`)
      return id
    },
    async settle() {
      let size = 0
      await vi.waitFor(
        async () => {
          await sequenceLog(desk, regency)
          const [log] = await rows<{ waiting: number; size: number; signed: number }>(standing)
          size = log!.size
          expect(log).toMatchObject({ waiting: 0, signed: size })
        },
        { timeout: 10_000 },
      )
      return size
    },
    rows,
    async force(sql, values) {
      await client.query("SET session_replication_role = 'replica'")
      try {
        await client.query(sql, values)
      } finally {
        await client.query("SET session_replication_role = 'origin'")
      }
    },
    close,
  }
}
