import { z } from 'zod'
import { readConfig } from '../config.ts'
import type { Database } from '../database/client.ts'
import { declareCompromised } from '../seal/keys/declare-compromised.ts'
import { findKeys } from '../seal/keys/find-keys.ts'
import { type Keyring, openKeyring } from '../seal/keys/keyring.ts'
import { retireKey } from '../seal/keys/retire-key.ts'
import { rewrapKeys } from '../seal/keys/rewrap-keys.ts'
import { rotateKey } from '../seal/keys/rotate-key.ts'
import { isoDate } from '../shared/dates.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { atSite } from './at-site.ts'
import { command, type Terminal } from './command.ts'
import { mustBeRegency } from './key-files.ts'
import { hostName, line } from './read-words.ts'

const KEY = {
  hint: 'its four hexadecimal digits: keys show',
  schema: z.string().regex(/^[0-9a-f]{4}$/, 'four hexadecimal digits'),
}
const SITE = { hint: 'a host name of the site', schema: hostName }

/** `work` at a site, with the keyring of the settings. */
export const withKeyring = <T>(
  terminal: Terminal,
  host: string,
  work: (database: Database, site: Site, keyring: Keyring) => Promise<T>,
): Promise<T> => {
  const keyring = openKeyring(readConfig(terminal.env))
  return atSite(terminal, host, (database, site) => work(database, site, keyring))
}

export const keysShow = command({
  words: 'keys show',
  does: 'Lists the keys of a site; of a regency those of all its sites.',
  options: { site: SITE },
  run: ({ site: at }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      const of = site.kind === 'regency' ? {} : { siteId: site.id }
      const sites = await database.registrar(site.regencyId, (db) => findKeys(db, { id: site.regencyId }, of))
      for (const { name, keys } of sites) {
        if (keys.length === 0) terminal.say(`${name.padEnd(24)} none yet: its first letter makes one`)
        for (const { id, kind, state, createdAt, endedAt, cutOff } of keys) {
          const until = endedAt ? ` to ${isoDate(endedAt)}` : ''
          const cut = cutOff === null ? '' : `, counts before position ${cutOff}`
          terminal.say(
            `${name.padEnd(24)} ${id} ${kind.padEnd(8)} ${state.padEnd(12)} ${isoDate(createdAt)}${until}${cut}`,
          )
        }
      }
    }),
})

export const keysRotate = command({
  words: 'keys rotate',
  does: 'Retires a key and makes the next. What the old one signed stays genuine.',
  options: { site: SITE, key: KEY },
  run: ({ site: at, key: keyId }, terminal) =>
    withKeyring(terminal, at, async (database, site, keyring) => {
      const keeper = { officer: null, now: new Date() }
      const done = await database.registrar(site.regencyId, (db) => rotateKey(db, site, { keyId, keyring }, keeper))
      terminal.say(
        done ? `${keyId} of ${siteTitle(site)} is retired; the next key signs.` : `${keyId} had ended already.`,
      )
      terminal.say(
        'If it was the list key, the root has to certify the next: npm run balai -- keys list request --help',
      )
    }),
})

export const keysRetire = command({
  words: 'keys retire',
  does: 'Retires a key without a next one, as at a site that closes.',
  options: { site: SITE, key: KEY },
  run: ({ site: at, key: keyId }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      const keeper = { officer: null, now: new Date() }
      const done = await database.registrar(site.regencyId, (db) => retireKey(db, site, { keyId }, keeper))
      terminal.say(done ? `${keyId} of ${siteTitle(site)} is retired.` : `${keyId} had ended already.`)
    }),
})

export const keysCompromise = command({
  words: 'keys compromise',
  does: 'Cuts off, for ever, a key that others may have got hold of, and makes the next.',
  options: {
    site: SITE,
    key: KEY,
    'cut-off': {
      hint: 'position in the log: what the key signed counts only before it; 0 means nothing of it counts',
      schema: z.coerce.number({ error: 'a whole number' }).int('a whole number').min(0).max(2_147_483_647),
    },
    reason: { hint: 'what happened, for the audit trail', schema: line(200) },
  },
  run: ({ site: at, key: keyId, 'cut-off': cutOff, reason }, terminal) =>
    withKeyring(terminal, at, async (database, site, keyring) => {
      const keeper = { officer: null, now: new Date() }
      const compromise = { keyId, cutOff, reason, keyring }
      const done = await database.registrar(site.regencyId, (db) => declareCompromised(db, site, compromise, keeper))
      terminal.say(
        done
          ? `${keyId} of ${siteTitle(site)} counts no more from position ${cutOff}.`
          : `${keyId} was cut off already.`,
      )
    }),
})

export const keysRewrap = command({
  words: 'keys rewrap',
  does: 'Wraps every key of a regency by the newest version in SEAL_KEK; then the older versions may go.',
  options: { site: { hint: 'a host name of the regency', schema: hostName } },
  run: ({ site: at }, terminal) =>
    withKeyring(terminal, at, async (database, regency, keyring) => {
      let wrapped = 0
      for (const { id } of await sitesOf(database, mustBeRegency(regency)))
        wrapped += await database.office(id, (db) => rewrapKeys(db, { id }, keyring))
      terminal.say(`${wrapped} keys were wrapped anew; all stand under v${keyring.version}.`)
    }),
})

/** Every site of a regency, closed ones too: their keys stay. */
export const sitesOf = (database: Database, regency: Pick<Site, 'id'>) =>
  database.directory.site.findMany({
    where: { regencyId: regency.id },
    select: { id: true, districtId: true, regencyId: true },
    orderBy: { code: 'asc' },
  })
