import { z } from 'zod'
import { recordAudit } from '../accounts/record-audit.ts'
import { readConfig } from '../config.ts'
import type { Database } from '../database/client.ts'
import { openKeyring } from '../seal/keys/keyring.ts'
import { openKeys } from '../seal/keys/open-keys.ts'
import { newId } from '../shared/id.ts'
import { SITE_KINDS } from '../shared/site-kind.ts'
import { addHost } from '../sites/add-host.ts'
import { openSite } from '../sites/open-site.ts'
import { ACCENTS, type Site, siteTitle } from '../sites/site.ts'
import { atSite, siteAt, withDatabase } from './at-site.ts'
import { command, Refusal } from './command.ts'
import { hostName, line } from './read-words.ts'

const CODE = {
  regency: [/^\d\d\.\d\d$/, '35.23'],
  district: [/^\d\d\.\d\d\.\d\d$/, '35.23.12'],
  village: [/^\d\d\.\d\d\.\d\d\.\d{4}$/, '35.23.12.2009'],
} as const
const PARENT = { regency: null, district: 'regency', village: 'district' } as const

type Place = { kind: Site['kind']; code: string; host: string; parent?: string | undefined }

export const siteOpen = command({
  words: 'site open',
  does: 'Opens a site: first the regency, then its districts, then their villages.',
  options: {
    kind: { hint: SITE_KINDS.join(', '), schema: z.enum(SITE_KINDS, { error: `one of ${SITE_KINDS.join(', ')}` }) },
    name: { hint: "the bare name: 'Tuban', 'Jenu', 'Beji'", schema: line(80) },
    code: { hint: "the Kemendagri code: '35.23', '35.23.12', '35.23.12.2009'", schema: z.string() },
    host: { hint: 'its official host name, without port: beji.tubankab.go.id', schema: hostName },
    parent: { hint: 'host name of its district or regency; not for a regency', schema: hostName.optional() },
    accent: { hint: ACCENTS.join(', '), schema: z.enum(ACCENTS, { error: `one of ${ACCENTS.join(', ')}` }) },
    urban: { hint: 'a kelurahan, led by a lurah', schema: z.boolean().default(false), kind: 'flag' },
  },
  async run({ kind, name, code, host, accent, parent, urban }, terminal) {
    await withDatabase(terminal, async (database) => {
      const above = await checkPlace(database, { kind, code, host, parent })
      const id = newId()
      const keyring = openKeyring(readConfig(terminal.env))
      const site = { kind, name, code, host, accent, isUrban: urban, parent: above }
      await database.registrar(above?.regencyId ?? id, async (db) => {
        await openKeys(db, await openSite(db, site, id), { keyring, now: new Date() })
        const detail = { kind, code, host }
        await recordAudit(db, { id }, { officer: null, deed: 'site.open', subjectId: id, detail })
      })
      terminal.say(`${siteTitle(site)} is open at ${host}.`)
      terminal.say(`Its first account: npm run balai -- account add --site ${host} --role admin --username … --name …`)
    })
  },
})

/** The site above; refuses, with a sentence, a place that is taken or does not fit under it. */
async function checkPlace(database: Database, { kind, code, host, parent }: Place): Promise<Site | null> {
  const [shape, example] = CODE[kind]
  if (!shape.test(code)) throw new Refusal(`The code of a ${kind} looks like ${example}, not ${code}`)
  const above = parent ? await siteAt(database, parent) : null
  if ((above?.kind ?? null) !== PARENT[kind])
    throw new Refusal(
      PARENT[kind] ? `A ${kind} needs --parent, the host name of its ${PARENT[kind]}` : `A ${kind} has no parent`,
    )
  if (above && !code.startsWith(`${above.code}.`))
    throw new Refusal(`${code} does not lie in ${siteTitle(above)}, whose code is ${above.code}`)
  const same = await database.directory.site.findUnique({ where: { code }, select: { name: true } })
  if (same) throw new Refusal(`${code} is open already: ${same.name}`)
  await refuseTakenHost(database, host)
  return above
}

async function refuseTakenHost(database: Database, host: string): Promise<void> {
  const taken = await database.directory.domain.findUnique({ where: { host }, include: { site: true } })
  if (taken) throw new Refusal(`${host} answers already, as ${taken.site.name} (${taken.site.code})`)
}

export const siteHostAdd = command({
  words: 'site host add',
  does: 'Lets one more host name answer as a site.',
  options: {
    site: { hint: 'a host name of the site', schema: hostName },
    host: { hint: 'the new host name: beji.desa.id', schema: hostName },
    primary: { hint: 'make it the official address', schema: z.boolean().default(false), kind: 'flag' },
  },
  run: ({ site: at, host, primary }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      await refuseTakenHost(database, host)
      await database.registrar(site.regencyId, async (db) => {
        await addHost(db, site, { host, primary })
        await recordAudit(db, site, {
          officer: null,
          deed: 'site.add-host',
          subjectId: site.id,
          detail: { host, primary },
        })
      })
      terminal.say(`${siteTitle(site)} answers at ${host}${primary ? ', now its official address' : ''}.`)
    }),
})

export const siteList = command({
  words: 'site list',
  does: 'Lists every site with its host names, the official one first.',
  options: {},
  run: (_given, terminal) =>
    withDatabase(terminal, async (database) => {
      const sites = await database.directory.site.findMany({
        orderBy: { code: 'asc' },
        include: { domains: { orderBy: [{ primary: 'desc' }, { host: 'asc' }] } },
      })
      for (const { code, kind, name, closedAt, domains } of sites) {
        const hosts = domains.map((each) => each.host).join(' ')
        terminal.say(`${code.padEnd(14)} ${kind.padEnd(9)} ${name.padEnd(20)} ${hosts}${closedAt ? ' (closed)' : ''}`)
      }
      if (sites.length === 0) terminal.say('No site is open yet. See: npm run balai -- site open --help')
    }),
})
