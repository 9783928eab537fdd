import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { addOfficial } from '../accounts/add-official.ts'
import { createOfficer } from '../accounts/create-officer.ts'
import { hashPassword } from '../accounts/passwords/hash-password.ts'
import { weaknessOfPassword } from '../accounts/passwords/weakness-of-password.ts'
import { type Role, roleExistsAt, WHO_MAY_DO_WHAT } from '../accounts/permissions.ts'
import { recordAudit } from '../accounts/record-audit.ts'
import { resetPassword } from '../accounts/reset-password.ts'
import { titledName } from '../shared/names.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { atSite } from './at-site.ts'
import { command, Refusal, type Terminal } from './command.ts'
import { hostName, isoDay, line } from './read-words.ts'

const ROLES = [...new Set(WHO_MAY_DO_WHAT.map((rule) => rule.role))]
/** No letter or digit that is taken for another when a password is read out. */
const CLEAR = 'abcdefghjkmnpqrstuvwxyz23456789'

/** What a new account is told by. */
export const NEW_ACCOUNT = {
  username: {
    hint: 'what is typed at /masuk',
    schema: z
      .string()
      .regex(/^[a-z][a-z0-9._-]{2,39}$/, '3 to 40 small letters, digits, . - _, beginning with a letter'),
  },
  name: { hint: 'the person’s name', schema: line(100) },
  role: {
    hint: `${ROLES.join(', ')}; give it again for each`,
    schema: z.array(z.enum(ROLES, { error: `each one of ${ROLES.join(', ')}` })).min(1),
    kind: 'list',
  },
} as const

const GENERATE = {
  hint: 'make a password and show it once',
  schema: z.boolean().default(false),
  kind: 'flag',
} as const

export const accountAdd = command({
  words: 'account add',
  does: 'Makes an account that signs in at one site. The password is typed, or read from what is piped in.',
  options: {
    site: { hint: 'a host name of the site', schema: hostName },
    ...NEW_ACCOUNT,
    generate: GENERATE,
  },
  run: ({ site: at, username, name, role: roles, generate }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      refuseUnknownRoles(site, roles)
      const password = await choosePassword(terminal, username, generate)
      await database.office(site.id, async (db) => {
        const taken = await db.officer.findUnique({ where: { siteId_username: { siteId: site.id, username } } })
        if (taken) throw new Refusal(`${siteTitle(site)} has an account ${username} already: ${taken.name}`)
        await createOfficer(db, site, { username, name, roles, password })
      })
      terminal.say(`${name} signs in at ${site.origin}/masuk as ${username}.`)
      if (generate) terminal.say(`Password, shown this once: ${password}`)
    }),
})

export const accountPassword = command({
  words: 'account password',
  does: 'Gives an account a new password, for who forgot the old one, and signs it out everywhere. Typed or piped in.',
  options: {
    site: { hint: 'a host name of the site', schema: hostName },
    username: { hint: 'what is typed at /masuk', schema: line(40) },
    generate: GENERATE,
  },
  run: ({ site: at, username, generate }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      const where = { siteId_username: { siteId: site.id, username } }
      const officer = await database.door(site.id, (db) => db.officer.findUnique({ where }))
      if (!officer) throw new Refusal(`${siteTitle(site)} has no account ${username}`)
      const password = await choosePassword(terminal, username, generate)
      const reset = { officerId: officer.id, username, newHash: await hashPassword(password), now: new Date() }
      await database.door(site.id, (db) => resetPassword(db, site, reset))
      terminal.say(`${officer.name} has a new password at ${site.origin}/masuk, and is signed out everywhere.`)
      if (generate) terminal.say(`Password, shown this once: ${password}`)
    }),
})

export const officialAdd = command({
  words: 'official add',
  does: 'Records a person whose name the site prints, from the day of taking office.',
  options: {
    site: { hint: 'a host name of the site', schema: hostName },
    name: { hint: 'exactly as it is printed, without titles', schema: line(100) },
    'title-before': { hint: "'Drs. H.'", schema: line(40).optional() },
    'title-after': { hint: "'S.Sos., M.Si.'", schema: line(60).optional() },
    position: { hint: "'Kepala Desa', 'Sekretaris Desa', 'Camat'", schema: line(80) },
    rank: {
      hint: 'head (kades, lurah, camat), secretary or staff',
      schema: z.enum(['head', 'secretary', 'staff'], { error: 'one of head, secretary, staff' }),
    },
    nip: {
      hint: '18 digits, of a civil servant',
      schema: z
        .string()
        .regex(/^\d{18}$/, '18 digits')
        .optional(),
    },
    since: { hint: 'day of taking office: 2024-02-29', schema: isoDay },
    until: { hint: 'last day in office', schema: isoDay.optional() },
    duty: { hint: 'what the person looks after', schema: line(200).optional() },
  },
  run: ({ site: at, 'title-before': titleBefore, 'title-after': titleAfter, ...given }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      if (given.until && given.until < given.since) throw new Refusal('--until lies before --since')
      const official = { ...given, titleBefore, titleAfter }
      await database.office(site.id, async (db) => {
        const id = await addOfficial(db, site, official)
        const detail = { position: given.position, since: given.since }
        await recordAudit(db, site, { officer: null, deed: 'official.add', subjectId: id, detail })
      })
      const printed = titledName({ name: given.name, titleBefore: titleBefore ?? '', titleAfter: titleAfter ?? '' })
      terminal.say(`${printed} is ${given.position} of ${siteTitle(site)} from ${given.since}.`)
    }),
})

/** Refuses a role that the site does not know. */
export function refuseUnknownRoles(site: Site, roles: Role[]): void {
  const unknown = roles.filter((role) => !roleExistsAt(role, site.kind))
  if (unknown.length > 0) throw new Refusal(`A ${site.kind} has no role ${unknown.join(', ')}`)
}

/** A password made here, or the one typed; a weak one is refused with its reason. */
async function choosePassword(terminal: Terminal, username: string, generate: boolean): Promise<string> {
  if (generate) return newPassword()
  const password = await terminal.password()
  const weakness = weaknessOfPassword(password, username)
  if (weakness) throw new Refusal(`The password is too weak. ${weakness}`)
  return password
}

function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => CLEAR[randomInt(CLEAR.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
