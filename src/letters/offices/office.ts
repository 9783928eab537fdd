import type { LetterOffice } from '../../database/generated/client.ts'
import { headTitle, type Site, siteTitle } from '../../sites/site.ts'
import type { LetterMark } from '../paper/content.ts'
import type { PrintOptions } from '../paper/render-letter.ts'
import type { StandardSettings } from '../standard/settings.ts'

/** How an office writes its letters, as it stands in the database; which way they go, find-way.ts tells. */
export type Office = Omit<LetterOffice, 'siteId' | 'updatedAt' | 'flow' | 'signing' | 'checkerPhone' | 'signerPhone'>

/** An office that has chosen nothing yet: everything is the standard's. */
export const UNTOUCHED: Office = {
  numberPattern: null,
  counterScope: null,
  scheme: null,
  paper: null,
  headForm: 'village',
  mark: 'neutral',
  logoSha256: null,
  kop: 'printed',
  offsetX: 0,
  offsetY: 0,
  version: 0,
}

/**
 * The standard's settings with the office's own where the standard leaves them open. A pattern that would let two letters
 * bear one number under this way of counting is not followed: pattern and counting are then the standard's.
 */
export function settingsOf(standard: StandardSettings, office: Office): StandardSettings {
  const chosen = { ...standard, ...ownOf(standard, office) }
  if (chosen.counterScope === 'all' || chosen.numberPattern.includes('{kode}')) return chosen
  return { ...chosen, numberPattern: standard.numberPattern, counterScope: standard.counterScope }
}

/** What a village may set for itself, until the standard says that it is fixed. */
export const OPEN_SETTINGS = ['numberPattern', 'counterScope', 'scheme', 'paper'] as const
export type OpenSetting = (typeof OPEN_SETTINGS)[number]

/** Whether the standard lets the office choose. */
export const isOpen = ({ fixed }: StandardSettings, setting: OpenSetting): boolean => !fixed?.includes(setting)

function ownOf(standard: StandardSettings, office: Office): Partial<StandardSettings> {
  const own = OPEN_SETTINGS.filter((setting) => office[setting] !== null && isOpen(standard, setting))
  return Object.fromEntries(own.map((setting) => [setting, office[setting]]))
}

/** What stands beside the lines of the letterhead. */
export function markOf({ mark, logoSha256 }: Office): LetterMark {
  if (mark === 'picture' && logoSha256) return { kind: 'picture', sha256: logoSha256 }
  return { kind: mark === 'none' ? 'none' : 'neutral' }
}

/** What the printer is off by, in millimetres. */
export const offsetOf = ({ offsetX, offsetY }: Office) => ({ x: offsetX / 10, y: offsetY / 10 })

/** How a letter goes to this office's printer; where nothing is set, as the kept file. */
export const printOf = (office: Office): PrintOptions => ({
  ...(office.kop === 'blank' && { kop: 'blank' }),
  ...((office.offsetX || office.offsetY) && { offset: offsetOf(office) }),
})

export const HEAD_FORMS = ['village', 'government', 'head', 'office'] as const
export type HeadForm = (typeof HEAD_FORMS)[number]

/** The forms that an office of this kind may choose: a district is a part of the regency's government and has none of its own. */
export const headFormsOf = ({ kind }: Pick<Site, 'kind'>): HeadForm[] =>
  HEAD_FORMS.filter((form) => kind === 'village' || form !== 'government')

/**
 * The last line of the letterhead: 'DESA BEJI', 'PEMERINTAH DESA BEJI', 'KEPALA DESA BEJI', 'KANTOR KEPALA DESA BEJI'; of a
 * district 'KECAMATAN JENU', 'CAMAT JENU', 'KANTOR CAMAT JENU'.
 */
export function officeLine(site: Pick<Site, 'kind' | 'name' | 'isUrban' | 'code'>, form: string): string {
  const title = siteTitle(site)
  const head = `${headTitle(site)} ${site.name}`
  const lines: Record<string, string> = { government: `Pemerintah ${title}`, head, office: `Kantor ${head}` }
  return (lines[form] ?? title).toUpperCase()
}
