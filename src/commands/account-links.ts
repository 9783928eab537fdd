import { z } from 'zod'
import { invitationLink } from '../accounts/invitations/invitation-link.ts'
import { type AccountFacts, listAccounts } from '../accounts/officers/account-facts.ts'
import { inviteOfficer } from '../accounts/officers/invite-officer.ts'
import { issueLink } from '../accounts/officers/issue-link.ts'
import { endSecondFactor } from '../accounts/officers/reset-second-factor.ts'
import { recordAudit } from '../accounts/record-audit.ts'
import { openSealer } from '../accounts/sealing.ts'
import { readConfig } from '../config.ts'
import type { Db } from '../database/client.ts'
import { newId } from '../shared/id.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { atSite } from './at-site.ts'
import { command, Refusal, type Terminal } from './command.ts'
import { NEW_ACCOUNT, refuseUnknownRoles } from './people-commands.ts'
import { hostName, line } from './read-words.ts'

const SITE = { hint: 'a host name of the site', schema: hostName }
const OF_ACCOUNT = { site: SITE, username: { hint: 'what is typed at /masuk', schema: line(40) } }

export const accountInvite = command({
  words: 'account invite',
  does: 'Makes an account, and a link that works once, for 24 hours: whoever opens it chooses the password.',
  options: { site: SITE, ...NEW_ACCOUNT },
  run: ({ site: at, username, name, role: roles }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      refuseUnknownRoles(site, roles)
      const invitation = { id: newId(), linkId: newId(), fields: { username, name, roles, officialId: null } }
      const invited = await database.office(site.id, (db) =>
        inviteOfficer(db, site, sealerOf(terminal), invitation, { officer: null, now: new Date() }),
      )
      if (invited.kind !== 'saved' || !invited.item.link)
        throw new Refusal(`${siteTitle(site)} has an account ${username} already`)
      tellLink(terminal, site, name, invited.item.link.token)
    }),
})

export const accountLink = command({
  words: 'account link',
  does: 'Gives an account a new link that works once, for 24 hours. Its old password stops working, its sessions end.',
  options: OF_ACCOUNT,
  run: ({ site: at, username }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      const { account, issue } = await database.office(site.id, async (db) => {
        const account = await accountOf(db, site, username)
        const asked = { account, linkId: newId(), createdById: null, now: new Date() }
        const issue = await issueLink(db, site, sealerOf(terminal), asked)
        if (issue.kind === 'issued')
          await recordAudit(db, site, { officer: null, deed: 'account.reset-password', subjectId: account.id })
        return { account, issue }
      })
      if (issue.kind === 'refused')
        throw new Refusal(`${username} is suspended: its site's admin lets it in again first`)
      tellLink(terminal, site, account.name, issue.link.token)
    }),
})

export const accountSecondFactor = command({
  words: 'account second-factor',
  does: 'Tells whether an account has a second factor; with --remove takes it away, for who lost phone and printed codes.',
  options: {
    ...OF_ACCOUNT,
    remove: { hint: 'take it away and sign the account out', schema: z.boolean().default(false), kind: 'flag' },
  },
  run: ({ site: at, username, remove }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      const account = await database.office(site.id, async (db) => {
        const account = await accountOf(db, site, username)
        if (remove && (await endSecondFactor(db, site, account.id, new Date())))
          await recordAudit(db, site, { officer: null, deed: 'account.reset-second-factor', subjectId: account.id })
        return account
      })
      if (!account.hasSecondFactor) return terminal.say(`${account.name} has no second factor.`)
      terminal.say(
        remove
          ? `${account.name} signs in by password alone, and sets up another under Akun saya.`
          : `${account.name} has a second factor.`,
      )
    }),
})

const sealerOf = ({ env }: Terminal) => openSealer(readConfig(env))

async function accountOf(db: Db, site: Site, username: string): Promise<AccountFacts> {
  const account = (await listAccounts(db, [site.id])).find((each) => each.username === username)
  if (!account) throw new Refusal(`${siteTitle(site)} has no account ${username}`)
  return account
}

function tellLink(terminal: Terminal, site: Site, name: string, token: string): void {
  terminal.say(`${name} chooses a password at this link, shown this once, within 24 hours:`)
  terminal.say(invitationLink(site.origin, token))
}
