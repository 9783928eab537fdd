import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestHouse, testHouse } from '../support/app.ts'

const root = path.resolve(import.meta.dirname, '../..')
const cli = path.join(root, 'node_modules/prisma/build/index.js')
const run = promisify(execFile)

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** What the Prisma CLI says of the migrated database. It throws where the CLI ends with another code than 0. */
async function prisma(url: string, ...command: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_OWNER_URL: url, PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  const { stdout } = await run(process.execPath, [cli, ...command], { cwd: root, env }).catch((e) => {
    throw new Error(e.stdout + e.stderr)
  })
  return stdout
}

test('prisma migrate status reads our ledger as its own: every migration is applied', async () => {
  expect(await prisma(house.ownerUrl, 'migrate', 'status')).toContain('Database schema is up to date!')
})

test('what the migrations made is what the schema says', async () => {
  const diff = ['migrate', 'diff', '--from-config-datasource', '--to-schema=prisma/schema.prisma', '--exit-code']
  expect(await prisma(house.ownerUrl, ...diff)).toContain('No difference detected.')
})

test('the migrations can be replayed into an empty database, as prisma migrate dev does', async () => {
  const diff = ['migrate', 'diff', '--from-migrations=prisma/migrations', '--to-config-datasource', '--exit-code']
  expect(await prisma(house.adminUrl, ...diff)).toContain('No difference detected.')
})
