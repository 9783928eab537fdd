import { HOSTILE_TEXTS } from '../../../../tests/support/hostile-texts.ts'
import { type Rows, rowsOf } from '../../../../tests/support/rows.ts'
import type { SiteKind } from '../../../sites/site.ts'
import type { TrialHouse } from '../scratch-house.ts'
import type { Say, Verdict } from '../verdict.ts'
import { askAstray } from './ask-astray.ts'
import { openHostileHouse } from './hostile-house.ts'
import { lookInChromium } from './look-in-chromium.ts'
import { HOSTS, type OpenHouse, openPlace, type Place, thingsFor, unreached } from './open-place.ts'
import type { PageField } from './page-forms.ts'
import { type Round, sendForm } from './send-form.ts'
import { newTally, type Tally } from './visitor.ts'
import { pagesAt, walkSite } from './walk-site.ts'

/**
 * Every form of every kind of site, found on its pages as each role sees them, is sent with hostile texts in every field, so
 * often as `rounds` says, `handful` texts a field at once, each time others: all of them as nobody would send them, then as
 * many as the field holds. Whatever the app answers, then and on every page
 * and file that shows what was stored, is looked at: none may be an error of ours, nothing of a text may come alive.
 */
export async function tryHostile(
  house: OpenHouse,
  {
    handful = 4,
    rounds = Math.ceil(HOSTILE_TEXTS.length / handful),
    kinds = ['village', 'district', 'regency'],
    roles = true,
    types = Number.POSITIVE_INFINITY,
    look = 10,
    say = () => {},
    after = async () => [],
  }: {
    rounds?: number
    handful?: number
    kinds?: readonly SiteKind[]
    /** Whether each role looks for forms by itself too, beside the officer who has all. */
    roles?: boolean
    /** So many letter types of each office. */
    types?: number
    /** After so many rounds all pages are looked at. */
    look?: number
    say?: Say
    /** Looks once more, at the end; what is wrong. */
    after?: (places: readonly Place[]) => Promise<string[]>
  },
): Promise<Verdict> {
  const tally = newTally()
  const rows = await rowsOf(house)
  try {
    const places: Place[] = []
    for (const host of kinds.map((kind) => HOSTS[kind]))
      places.push(await openPlace(house, { rows, tally, host, roles, types }))
    const forms = places.flatMap((place) => place.forms)
    say(`${forms.length} forms found with ${tally.requests} requests`)
    for (let round = 0; round < rounds; round++) {
      const before = tally.faults.size
      for (const place of places) await sendAll(house, rows, place, { tally, round, handful })
      if (round % look === look - 1 || round === rounds - 1) for (const place of places) await lookAround(house, place)
      for (const fault of [...tally.faults].slice(before)) say(fault)
      say(
        `round ${round + 1} of ${rounds}: ${tally.requests} requests, ${tally.stored} texts stored, ${tally.refused} refused, ${tally.faults.size} faults`,
      )
    }
    for (const fault of await after(places)) tally.faults.add(fault)
    const faults = [...tally.faults, ...unreached(house, forms, kinds)]
    const fields = forms
      .map(({ form }) => new Set(form.fields.map(({ name }) => name)).size)
      .reduce((sum, each) => sum + each, 0)
    const words = `${rounds} rounds of ${handful} of ${HOSTILE_TEXTS.length} texts in ${fields} fields of ${forms.length} forms, ${tally.requests} requests: ${tally.stored} texts stored, ${tally.refused} refused and shown as typed, none executed, no error`
    return {
      ok: faults.length === 0,
      words: faults.length ? `${faults.length} faults: ${faults.slice(0, 200).join('\n')}` : words,
    }
  } finally {
    await rows.close()
  }
}

async function sendAll(
  house: OpenHouse,
  rows: Rows,
  place: Place,
  { tally, round, handful }: { tally: Tally; round: number; handful: number },
): Promise<void> {
  if (round > 0) place.things = await thingsFor(house, rows, place.site)
  for (const [at, found] of place.forms.entries()) {
    const some = handfulOf(round + at * 7, handful)
    const sending = (): Round => ({
      tally,
      things: place.things,
      round,
      forged: (nth, field) => joined(some(nth), field),
      texts: (nth, field) => joined(fitting(some(nth), field), field),
      fileName: HOSTILE_TEXTS[(round + at) % HOSTILE_TEXTS.length]!,
      answers: place.answers,
      shaped: place.shaped,
    })
    if ((await sendForm(found, sending())) === 'sent') continue
    place.things = await thingsFor(house, rows, place.site)
    if ((await sendForm(found, sending())) === 'gone' && round === 0)
      tally.faults.add(
        `${place.site.kind}: ${found.page} shows no form to ${found.form.action} any more, as ${found.visitor.who}`,
      )
  }
  const routes = house.app.declaredRoutes
  await askAstray(place.visitors[0]!, {
    routes,
    things: place.things,
    queries: [...place.queries],
    text: (nth) => HOSTILE_TEXTS[(round + nth) % HOSTILE_TEXTS.length]!,
  })
}

/** The texts of a round: the nth field's are others than its neighbour's, and than its own in any other round. */
const handfulOf = (from: number, handful: number) => (nth: number) =>
  Array.from({ length: handful }, (_, each) => HOSTILE_TEXTS[((from + nth) * handful + each) % HOSTILE_TEXTS.length]!)

/** Those of the texts that the field can hold together; its first at least. */
function fitting(texts: readonly string[], { maxlength }: PageField): string[] {
  const held: string[] = []
  for (const text of texts) if (held.length === 0 || [...held, text].join('\n\n').length <= maxlength) held.push(text)
  return held
}

const joined = (texts: readonly string[], { type }: PageField) => texts.join(type === 'textarea' ? '\n\n' : ' ')

/** Every page and file of the site, as all may see them and as the officer who may do everything. */
async function lookAround(house: OpenHouse, { site, things, visitors, walked, isLeftOut }: Place): Promise<void> {
  for (const visitor of [visitors[0]!, visitors.at(-1)!])
    await walkSite(visitor, pagesAt(house.app.declaredRoutes, site.kind, things), {
      walked,
      isLeftOut,
      see: () => {},
    })
}

/** The whole trial in a house of its own: every round, then every kind of page in a real Chromium. */
export async function tryHostileWhole(
  house: TrialHouse,
  { rounds, say }: { rounds?: number; say: Say },
): Promise<Verdict> {
  const open = await openHostileHouse(house)
  try {
    return await tryHostile(open, { rounds, say, after: lookAtAll })
  } finally {
    await open.close()
  }
}

/** Opens one page of each kind that was walked to in Chromium, as the officer who may do everything; what is wrong. */
export async function lookAtAll(places: readonly Place[]): Promise<string[]> {
  const faults: string[] = []
  for (const { site, visitors, walked } of places) {
    const cookie = await visitors[0]!.session()
    const paths = [...walked.values()].filter((path) => !/\.\w+(?:\?|$)|\/unduh\/|\/pindaian|keluar/.test(path))
    faults.push(...(await lookInChromium(paths.map((path) => ({ site, path, cookie })))))
  }
  return faults
}
