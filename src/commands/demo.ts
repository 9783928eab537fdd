import { rmSync, writeFileSync } from 'node:fs'
import { seedDemo } from '../../prisma/demo/seed.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/client.ts'
import { unfinishedDemo } from '../database/start-database.ts'
import { certifyDemo } from '../seal/keys/certify-demo.ts'
import { type Keyring, openKeyring } from '../seal/keys/keyring.ts'

/** Fills an empty database with the demo, and sees to it that the demo's root certifies its key list. */
export async function openDemo(database: Database, config: Config): Promise<void> {
  const keyring = openKeyring(config)
  await seedDemoIfEmpty(database, config, keyring)
  await certifyDemo(database, config.dataDir, { keyring, now: new Date() })
}

/** Fills an empty database with the demo; refuses in production, where its known password must never stand. */
async function seedDemoIfEmpty(database: Database, config: Config, keyring: Keyring): Promise<void> {
  if (config.production)
    throw new Error('The demo cannot be filled in production. Open the first site: npm run balai -- site open --help')
  if (await database.directory.site.findFirst({ select: { id: true } })) return
  console.log('Filling the demo: 17 desa of Kecamatan Jenu …')
  writeFileSync(unfinishedDemo(config.dataDir), '')
  const { baseDomain, verifyOrigin } = config
  await seedDemo(database, { baseDomain, verifyOrigin, keyring, now: new Date() })
  rmSync(unfinishedDemo(config.dataDir))
}
