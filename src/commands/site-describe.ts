import { z } from 'zod'
import { recordAudit } from '../accounts/record-audit.ts'
import { changeProfile } from '../profile/change-profile.ts'
import { siteTitle } from '../sites/site.ts'
import { atSite } from './at-site.ts'
import { command, Refusal } from './command.ts'
import { readTexts } from './read-texts.ts'
import { hostName, line, mobile, week } from './read-words.ts'

export const siteDescribe = command({
  words: 'site describe',
  does: 'Sets what a site says of itself and prints on its letters; what is left out stays.',
  options: {
    site: { hint: 'a host name of the site', schema: hostName },
    'office-code': {
      hint: 'middle part of its letter numbers, from a real letter: 414.403.12',
      schema: line(40).optional(),
    },
    address: { hint: "'Jalan Raya Beji Nomor 1, Jenu, Tuban'", schema: line(200).optional() },
    'postal-code': {
      hint: '62352',
      schema: z
        .string()
        .regex(/^\d{5}$/, '5 digits')
        .optional(),
    },
    phone: { hint: '(0356) 123456', schema: line(30).optional() },
    whatsapp: { hint: 'of the office: 081234567890', schema: mobile.optional() },
    email: { hint: 'of the office', schema: z.email('an e-mail address').optional() },
    hours: { hint: "when the office is open: 'Senin-Jumat 08.00-15.00; Sabtu 08.00-12.00'", schema: week.optional() },
    tagline: { hint: 'one line under its name', schema: line(120).optional() },
    vision: { hint: "one sentence: 'Beji yang rukun dan mandiri'", schema: line(500).optional() },
    mission: {
      hint: 'one point of its mission; give it again for each, all of them together',
      schema: z.array(line(300)).min(1).max(20, 'at most 20').optional(),
      kind: 'list',
    },
    'about-file': {
      hint: "a text file about the place, or - for what is piped in; '## ' opens a heading",
      schema: z.string().min(1).optional(),
    },
    'history-file': { hint: 'the same, of its history', schema: z.string().min(1).optional() },
  },
  run: ({ site: at, 'office-code': officeCode, 'postal-code': postalCode, mission: missions, ...rest }, terminal) =>
    atSite(terminal, at, async (database, site) => {
      const { 'about-file': about, 'history-file': history, ...lines } = rest
      const texts = await readTexts(terminal, { about, history })
      const all = { officeCode, postalCode, ...lines, missions, ...texts }
      const given = Object.entries(all).filter(([, value]) => value !== undefined)
      if (given.length === 0) throw new Refusal('Nothing to set: see npm run balai -- site describe --help')
      await database.office(site.id, async (db) => {
        await changeProfile(db, site, Object.fromEntries(given))
        const detail = { fields: given.map(([name]) => name) }
        await recordAudit(db, site, { officer: null, deed: 'profile.change', detail })
      })
      terminal.say(`${siteTitle(site)} has its new ${given.map(([name]) => name).join(', ')}.`)
    }),
})
