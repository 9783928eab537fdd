import { headTitle, type Site, siteTitle } from '../../sites/site.ts'

/** In whose place somebody leads the office: as its head, or as Plt., Plh. or Pj. while a mandate says so. */
export type Capacity = 'head' | 'plt' | 'plh' | 'pj'

/**
 * How a letter is signed. Whoever leads signs in a capacity of their own; on behalf ('an') an official signs for who
 * leads; by sub-mandate ('ub') another one signs through the office (`via`) that holds the mandate on behalf.
 * Positions are printed exactly as typed.
 */
export type SignatureForm =
  | { kind: Capacity }
  | { kind: 'an'; of: Capacity; position: string }
  | { kind: 'ub'; of: Capacity; via: string; position: string }

type Office = Pick<Site, 'kind' | 'name' | 'isUrban' | 'code'>

const PREFIX: Record<Capacity, string> = { head: '', plt: 'Plt. ', plh: 'Plh. ', pj: 'Pj. ' }

/**
 * The lines above the room for the pen. Only the office of the head is in capitals; the abbreviations keep their one
 * spelling:
 * - head: 'KEPALA DESA BEJI' (a kelurahan 'LURAH SIDOREJO', a district 'CAMAT JENU')
 * - plt, plh, pj: 'Plt. KEPALA DESA BEJI'
 * - an: 'a.n. KEPALA DESA BEJI', 'Sekretaris Desa'
 * - ub: 'a.n. KEPALA DESA BEJI', 'Sekretaris Desa', 'u.b.', 'Kepala Seksi Pelayanan'
 */
export function signatureLines(form: SignatureForm, site: Office): string[] {
  const office = `${headTitle(site)} ${site.name}`.toUpperCase()
  if (form.kind === 'an') return [`a.n. ${PREFIX[form.of]}${office}`, form.position]
  if (form.kind === 'ub') return [`a.n. ${PREFIX[form.of]}${office}`, form.via, 'u.b.', form.position]
  return [`${PREFIX[form.kind]}${office}`]
}

/** The same in words, for the register, the screen and the stranger: 'a.n. Kepala Desa Beji, Sekretaris Desa'. */
export function signatureWords(form: SignatureForm, site: Office): string {
  const head = leaderWords(form, site)
  if (form.kind === 'an') return `a.n. ${head}, ${form.position}`
  if (form.kind === 'ub') return `a.n. ${head}, ${form.via}, u.b. ${form.position}`
  return head
}

/** Who leads the office, as a sentence of a letter names them, whoever signs: 'Plt. Kepala Desa Beji'. */
export function leaderWords(form: SignatureForm, site: Office): string {
  const capacity = form.kind === 'an' || form.kind === 'ub' ? form.of : form.kind
  return `${PREFIX[capacity]}${headTitle(site)} ${site.name}`
}

/** What the signer is, as a sentence of a letter names them: 'Kepala Desa Beji', 'Sekretaris Desa Beji', 'Kepala Seksi Pelayanan Desa Beji'. */
export function signerOffice(form: SignatureForm, site: Office): string {
  if (form.kind !== 'an' && form.kind !== 'ub') return leaderWords(form, site)
  const title = siteTitle(site)
  const word = ` ${title.split(' ')[0]}`
  return form.position.endsWith(word) ? `${form.position} ${site.name}` : `${form.position} ${title}`
}

const SPELT: [RegExp, string][] = [
  [/(^|, )a\.n\. /g, '$1atas nama '],
  [/(^|, )u\.b\. /g, '$1untuk beliau '],
  [/\bPlt\. /g, 'Pelaksana Tugas '],
  [/\bPlh\. /g, 'Pelaksana Harian '],
  [/\bPj\. /g, 'Penjabat '],
]

/** The words of a signature without abbreviations, for somebody who does not know them; null where there are none. */
export function spellOut(words: string): string | null {
  const spelt = SPELT.reduce((text, [short, long]) => text.replaceAll(short, long), words)
  return spelt === words ? null : `${spelt.charAt(0).toUpperCase()}${spelt.slice(1)}`
}
