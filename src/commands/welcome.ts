import { DEMO_PASSWORD } from '../../prisma/demo/seed.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/client.ts'

/** What `npm start` prints: where to look, and in the demo who may sign in. */
export async function welcome(database: Database, config: Config): Promise<string> {
  const port = config.production ? '' : `:${config.port}`
  const scheme = config.production ? 'https' : 'http'
  const at = (host: string) => `${scheme}://${host}${port}`
  if (config.databaseUrl) {
    const open = await database.directory.site.findFirst({ select: { id: true } })
    const hint = open ? '' : '\nNo site is open yet. Open the first: npm run balai -- site open --help'
    return `Balai listens on ${config.host}:${config.port} for ${at(config.baseDomain)}${hint}`
  }
  const villages = await database.directory.site.count({ where: { kind: 'village' } })
  const lan = config.lanAddresses
    .map((address) => `  ${at(address)}  the same, for a phone on this Wi-Fi (scan a letter)\n`)
    .join('')
  return `
Balai is ready.

  ${at(config.baseDomain)}  Kabupaten Tuban
  ${at(`kecamatan-jenu.${config.baseDomain}`)}  Kecamatan Jenu and its ${villages} desa
  ${at(`beji.${config.baseDomain}`)}  Desa Beji (and its siblings: jenu, remen, kaliuntu, …)
${lan}
Sign in at /masuk of each site, password ${DEMO_PASSWORD}:
  village   operator, sekdes, kades
  district  staf, camat
  regency   admin
Whoever signs electronically sets up a second factor first: Akun saya, Pengaman, any authenticator app.
`
}
