import type { KnownRoute, Things } from '../../../../tests/support/known-routes.ts'
import { KNOWN_ROUTES } from '../../../../tests/support/known-routes.ts'
import { cleanLine, cleanText } from '../../../shared/clean.ts'
import { type Filled, fillForged, fillMeant, hasShape, type Texts, waysOn } from './filling.ts'
import { type FoundForm, filesFor, likest, openForm, takesText } from './find-forms.ts'
import { addressFor, addressKind } from './named-things.ts'
import { formsOf, linksOf, type PageForm } from './page-forms.ts'
import { encoded, type Seen, type Sending, type Tally, type Visitor } from './visitor.ts'

export type Round = {
  tally: Tally
  things: Things
  round: number
  /** For a form as nobody sends it, longer than a field says it takes. */
  forged: Texts
  texts: Texts
  fileName: string
  /** What fits the questions of a letter type, by name. */
  answers: (type: string) => ReadonlyMap<string, string>
  /** Fields by form that never took a free text so far. */
  shaped: Map<string, Set<string>>
}

/** Sends a found form full of hostile texts: as nobody would send it, then as somebody would who means it. */
export async function sendForm(found: FoundForm, round: Round): Promise<'sent' | 'gone'> {
  const form = await openForm(found, round.things, round.fileName)
  if (!form) return 'gone'
  const { visitor } = found
  if (form.method === 'GET') {
    const { fields } = fillForged(form, round.forged, { hidden: true })
    await visitor.get(
      `${form.action.replace(/\?.*/, '')}?${fields.map((pair) => pair.map(encoded).join('=')).join('&')}`,
    )
    return 'sent'
  }
  const forged = fillForged(form, round.forged, { hidden: round.round % 2 === 1 || !takesText(form) })
  const answer = await visitor.post(form.action, sendingOf(form, forged, round.round % 2 ? round.fileName : null))
  if (answer.status === 422) keptFaults(round.tally, { visitor, form, filled: forged }, answer)
  if (!takesText(form)) return 'sent'
  const fresh = answer.status === 422 ? form : await openForm(found, round.things, round.fileName)
  if (fresh) await sendMeant(found, fresh, round)
  return 'sent'
}

const sendingOf = (form: PageForm, { fields }: Filled, fileName: string | null): Sending => ({
  fields,
  files: fileName !== null && form.isMultipart ? filesFor(form, fileName) : [],
})

/** Until it is taken: a field that the answer says is wrong gets, in the next sending, what fits. */
async function sendMeant(found: FoundForm, form: PageForm, round: Round): Promise<void> {
  const { visitor, key } = found
  const { tally } = round
  const ways = waysOn(form)
  const button = ways[round.round % Math.max(ways.length, 1)]
  const action = button?.action || form.action
  const fits = fitsFor(form, round)
  const shaped = round.shaped.get(key) ?? new Set(form.fields.filter(hasShape).map(({ name }) => name))
  round.shaped.set(key, shaped)
  const fitting = new Set(shaped)
  for (let times = 0; times < 4; times++) {
    const filled = fillMeant(form, round.texts, { fits, fitting, button })
    const sending = sendingOf(form, filled, round.fileName)
    if (times === 0) await sendAside(found, form, sending, round)
    const answer = await visitor.post(action, sending)
    if (answer.status === 303) return storedAt(found, { form, filled, answer }, round)
    if (answer.status === 422) keptFaults(tally, { visitor, form, filled }, answer)
    const refused = answer.status === 422 ? refusedIn(answer, form).filter((name) => !fitting.has(name)) : []
    const told = refused.length ? refused.filter((name) => filled.hostile.has(name)) : [...filled.hostile.keys()]
    tally.refused += told.length
    if (refused.length === 0) return
    for (const name of refused) fitting.add(name)
  }
}

/** What a script of the page asks while somebody types; a picture of the letter only now and then, because it takes long. */
async function sendAside({ visitor }: FoundForm, form: PageForm, sending: Sending, { round }: Round): Promise<void> {
  for (const aside of form.asides) if (/periksa/.test(aside) || round % 8 === 0) await visitor.post(aside, sending)
}

const refusedIn = (answer: Seen, form: PageForm): string[] =>
  likest(form, formsOf(answer.body.toString()))?.fields.flatMap(({ name, isRefused }) => (isRefused ? [name] : [])) ??
  []

const LETTER = /^\/admin\/surat\/baru\/([\w-]+)$/

/** What fits the fields of a form: a letter's plausible answers, or what the table of routes says that its page could send. */
function fitsFor(form: PageForm, { answers, things }: Round): ReadonlyMap<string, string> {
  const type = LETTER.exec(form.action)?.[1]
  if (type) return answers(type)
  const route = Object.entries(KNOWN_ROUTES).find(([name, { path }]) => isRouteOf(form.action, name, path, things))
  const shown = new Set(form.fields.map(({ name }) => name))
  return new Map(
    Object.entries(route?.[1].form?.(things) ?? {}).filter(
      ([name]) => shown.has(name) && !/^(id|version|tautan)$/.test(name),
    ),
  )
}

const isRouteOf = (action: string, name: string, path: KnownRoute['path'], things: Things): boolean =>
  name.startsWith('POST ') && addressKind(path?.(things) ?? name.slice(5)) === addressKind(action)

type Sent = { visitor: Visitor; form: PageForm; filled: Filled }

/** A refused form shows every text as it was typed. */
function keptFaults(tally: Tally, { visitor, form, filled }: Sent, answer: Seen): void {
  const shown = likest(form, formsOf(answer.body.toString()))
  if (!shown) return
  for (const field of shown.fields) {
    const sent = filled.hostile.get(field.name)
    if (sent === undefined || field.kind !== 'text' || field.isSecret) continue
    if (!isSame(field.value ?? '', sent))
      tally.faults.add(
        `${visitor.site.kind} ${addressKind(form.action)}: '${field.name}' was refused as ${JSON.stringify(sent.slice(0, 200))} and shown as ${JSON.stringify(field.value?.slice(0, 200))}`,
      )
  }
}

const unified = (text: string) => text.replaceAll('\0', '').toWellFormed().replaceAll(/\r\n?/g, '\n')

/** As typed, or cleaned; a list is kept line by line, and what is no UTF-8 as it came. */
const isSame = (shown: string, sent: string): boolean => {
  const lines = cleanText(sent).replaceAll(/\n+/g, '\n')
  const same = [unified(sent), cleanLine(sent), cleanText(sent), lines, listed(lines)]
  return !sent.isWellFormed() || same.some((each) => each.trim() === unified(shown).trim())
}

/** As a list of points is kept: each line without its number and the space around it. */
const listed = (lines: string): string =>
  lines
    .split('\n')
    .map((line) => line.replace(/^(?:[-•*]|\d{1,2}[.)])\s+/, '').trim())
    .filter(Boolean)
    .join('\n')

/** What was stored stands, as it was typed, in the form that edits it; the way leads on to the public, and to the paper. */
async function storedAt(
  found: FoundForm,
  { form, filled, answer }: { form: PageForm; filled: Filled; answer: Seen },
  round: Round,
): Promise<void> {
  const { visitor } = found
  const { tally } = round
  tally.stored += filled.hostile.size
  if (!answer.location.startsWith('/')) return
  const page = await visitor.get(answer.location)
  const forms = formsOf(page.body.toString())
  const from = found.page === null || found.page.endsWith('/baru') ? null : addressFor(found.page, round.things)
  const again = from ? formsOf((await visitor.get(from)).body.toString()) : []
  const edits = [...forms, ...again].find((each) => each.method === 'POST' && shares(each, filled))
  for (const field of edits?.fields ?? []) {
    const sent = filled.hostile.get(field.name)
    if (sent !== undefined && field.value && field.kind === 'text' && !field.isSecret && !isSame(field.value, sent))
      tally.faults.add(
        `${visitor.site.kind} ${addressKind(form.action)}: '${field.name}' was typed as ${JSON.stringify(sent.slice(0, 200))} and stored as ${JSON.stringify(field.value.slice(0, 200))}`,
      )
  }
  await goOn(visitor, forms, page, round)
}

const shares = (form: PageForm, { hostile }: Filled): boolean =>
  form.fields.filter(({ name, kind }) => kind === 'text' && hostile.has(name)).length >= Math.min(2, hostile.size)

/** Presses what makes it public, with a hostile text where a reason is asked, and opens the files the page then offers. */
async function goOn(visitor: Visitor, forms: PageForm[], page: Seen, round: Round): Promise<void> {
  const on = forms.find(({ method, action }) => method === 'POST' && /\/terbitkan$/.test(action))
  let last = page
  if (on) {
    const { fields } = fillMeant(on, round.texts, { fits: new Map(), fitting: new Set(), button: on.buttons[0] })
    const answer = await visitor.post(on.action, { fields })
    if (answer.status === 303 && answer.location.startsWith('/')) last = await visitor.get(answer.location)
  }
  if (!/text\/html/.test(last.type)) return
  const files = linksOf(last.body.toString()).filter((href) => /\.(?:pdf|ics|json|zip)(?:\?|$)/.test(href))
  for (const href of files.slice(0, 2)) await visitor.get(href)
}
