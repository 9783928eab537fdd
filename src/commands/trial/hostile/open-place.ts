import type { FastifyInstance } from 'fastify'
import { KNOWN_ROUTES, type Things } from '../../../../tests/support/known-routes.ts'
import type { Rows } from '../../../../tests/support/rows.ts'
import { cookieOf, makeThings } from '../../../../tests/support/things.ts'
import { rolesAt } from '../../../accounts/permissions.ts'
import type { Database } from '../../../database/client.ts'
import { everyAnswer } from '../../../letters/standard/answers-schema.ts'
import type { LetterTypeDefinition } from '../../../letters/standard/definition.ts'
import { listLetterTypes } from '../../../letters/standard/find-standard.ts'
import type { Site, SiteKind } from '../../../sites/site.ts'
import { plausibleAnswers } from '../answers.ts'
import { type FoundForm, noteForms } from './find-forms.ts'
import { addressKind, templated } from './named-things.ts'
import { linksOf, type PageForm } from './page-forms.ts'
import type { Round } from './send-form.ts'
import { type Tally, type Visitor, visitorAt } from './visitor.ts'
import { pagesAt, walkSite } from './walk-site.ts'

/** A running app and a superuser's URL of its database; the sites are the demo's. */
export type OpenHouse = {
  app: FastifyInstance
  database: Database
  adminUrl: string
  clock: { now: Date }
  site(host: string): Promise<Site>
}
export const HOSTS: Record<SiteKind, string> = {
  village: 'beji.localhost',
  district: 'kecamatan-jenu.localhost',
  regency: 'localhost',
}

/** A site of a kind, what stands there, and who comes: first the officer who may do everything, last nobody. */
export type Place = {
  site: Site
  things: Things
  visitors: Visitor[]
  forms: FoundForm[]
  queries: Set<string>
  /** Kinds of page that were looked at, each with the address of one. */
  walked: Map<string, string>
  /** Whether an address is of a letter type that is not tried. */
  isLeftOut: (path: string) => boolean
  answers: Round['answers']
  /** Fields by form that took no free text so far. */
  shaped: Map<string, Set<string>>
}

/** Finds every form of a site on its pages, as each of its people sees them. */
export async function openPlace(
  house: OpenHouse,
  { rows, tally, host, roles, types }: { rows: Rows; tally: Tally; host: string; roles: boolean; types: number },
): Promise<Place> {
  const site = await house.site(host)
  const all = rolesAt(site.kind)
  const people: [string, string[] | null][] = [
    ['semua', all],
    ...(roles ? all.map((role): [string, string[]] => [role, [role]]) : []),
    ['none', null],
  ]
  const visitors = people.map(([who, held]) =>
    visitorAt(
      { app: house.app, tally },
      {
        site,
        who,
        cookie:
          held && (() => cookieOf({ database: house.database, now: house.clock.now, rows }, site, `uji-${who}`, held)),
      },
    ),
  )
  const things = await thingsFor(house, rows, site)
  const definitions = await typesAt(house, site)
  const left = definitions.slice(types).map(({ slug }) => slug)
  const place: Place = {
    site,
    things,
    visitors,
    forms: [],
    queries: new Set(),
    walked: new Map(),
    shaped: new Map(),
    answers: answersOf(definitions),
    isLeftOut: (path) => left.some((slug) => path.endsWith(`/${slug}`)),
  }
  const found = new Map<string, FoundForm>()
  for (const visitor of visitors)
    await walkSite(visitor, pagesAt(house.app.declaredRoutes, site.kind, things), {
      isLeftOut: place.isLeftOut,
      see: (page) => {
        noteForms(found, page, { visitor, things })
        if (/text\/html/.test(page.type))
          for (const link of linksOf(page.body.toString())) for (const key of keysOf(link)) place.queries.add(key)
      },
    })
  for (const { form } of found.values())
    if (form.method === 'GET') for (const { name } of form.fields) place.queries.add(name)
  place.forms = [...found.values(), ...unshown(house, place, [...found.values()])]
  return place
}

const keysOf = (link: string) => new URL(link, 'http://localhost').searchParams.keys()

/** New things at a site, for addresses that name something. */
export const thingsFor = async (house: OpenHouse, rows: Rows, site: Site) =>
  makeThings(rows, site, await house.site(HOSTS.village))

/** The letter types of an office; a regency writes none. */
async function typesAt(house: OpenHouse, site: Site): Promise<LetterTypeDefinition[]> {
  if (site.kind === 'regency') return []
  const types = await house.database.office(site.id, (db) => listLetterTypes(db, site))
  return types.map(({ definition }) => definition)
}

function answersOf(definitions: LetterTypeDefinition[]): Round['answers'] {
  const known = new Map(definitions.map((each) => [each.slug, new Map(everyAnswer(plausibleAnswers(each)))]))
  return (type) => known.get(type) ?? new Map()
}

/** What only a script sends, by the table of routes: no page shows a form of it. */
function unshown(house: OpenHouse, { site, things, visitors }: Place, found: FoundForm[]): FoundForm[] {
  const shown = new Set(
    found.flatMap(({ form }) => [form.action, ...form.buttons.map(({ action }) => action)]).map(addressKind),
  )
  return house.app.declaredRoutes.flatMap(({ method, url, access }): FoundForm[] => {
    const known = KNOWN_ROUTES[`${method} ${url}`]
    if (method !== 'POST' || !known?.form || !(access.kinds === null || access.kinds.includes(site.kind))) return []
    const action = known.path?.(things) ?? url
    if (shown.has(addressKind(action))) return []
    const fields = Object.entries(known.form(things)).map(([name, value]) => ({
      name,
      value,
      kind: /^(?:id|version|tautan|key|seen)$/.test(name) ? ('hidden' as const) : ('text' as const),
      type: 'text',
      inputmode: '',
      options: [value],
      maxlength: Number.POSITIVE_INFINITY,
      accept: '',
      isSecret: false,
      isRefused: false,
    }))
    const form: PageForm = {
      method: 'POST',
      action: templated(action, things),
      isMultipart: false,
      fields,
      buttons: [],
      asides: [],
    }
    return [{ key: `POST ${addressKind(action)}`, page: null, form, visitor: visitors[0]! }]
  })
}

/** POST routes that no form was sent to, though they take something. */
export function unreached(house: OpenHouse, forms: FoundForm[], kinds: readonly SiteKind[]): string[] {
  const sent = forms.flatMap(({ form }) => [form.action, ...form.buttons.map(({ action }) => action), ...form.asides])
  return house.app.declaredRoutes
    .filter(({ method, access }) => method === 'POST' && kinds.some((kind) => access.kinds?.includes(kind) ?? true))
    .filter(({ url }) => {
      const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}(?:\\?.*)?$`)
      return !sent.some((action) => pattern.test(action)) && KNOWN_ROUTES[`POST ${url}`]?.form
    })
    .map(({ url }) => `no form was found that goes to ${url}`)
}
