import { recordAudit } from '../accounts/record-audit.ts'
import { publishStandard } from '../letters/standard/publish-standard.ts'
import { shippedStandard } from '../letters/standard/shipped-standard.ts'
import { siteTitle } from '../sites/site.ts'
import { atSite } from './at-site.ts'
import { command, Refusal } from './command.ts'
import { hostName } from './read-words.ts'

export const standardPublish = command({
  words: 'standard publish',
  does: 'Publishes the letter standard of prisma/standard as the regency’s next version.',
  options: { site: { hint: 'a host name of the regency', schema: hostName } },
  run: ({ site: at }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      if (site.kind !== 'regency')
        throw new Refusal(`${siteTitle(site)} is no regency: a regency publishes the standard`)
      const standard = await shippedStandard()
      const version = await database.office(site.id, async (db) => {
        const published = await publishStandard(db, site, { ...standard, now: new Date() })
        await recordAudit(db, site, { officer: null, deed: 'standard.publish', detail: { version: published } })
        return published
      })
      terminal.say(`${siteTitle(site)} has version ${version} of its standard: ${standard.types.length} letter types.`)
    }),
})
