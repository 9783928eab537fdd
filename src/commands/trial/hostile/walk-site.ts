import { KNOWN_ROUTES, type Things } from '../../../../tests/support/known-routes.ts'
import type { DeclaredRoute } from '../../../http/access.ts'
import type { SiteKind } from '../../../sites/site.ts'
import { addressKind } from './named-things.ts'
import { linksOf } from './page-forms.ts'
import type { Seen, Visitor } from './visitor.ts'

/** The addresses of every page that the house knows at this kind of site. */
export const pagesAt = (routes: readonly DeclaredRoute[], kind: SiteKind, things: Things): string[] =>
  routes.flatMap(({ method, url, access }) => {
    const known = KNOWN_ROUTES[`${method} ${url}`]
    const isHere = method === 'GET' && known && !known.stream && (access.kinds === null || access.kinds.includes(kind))
    return isHere ? [known.path?.(things) ?? url] : []
  })

const LOC = /<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g

/**
 * Walks over a site from these pages on, along every link to a page of another kind and along the sitemap, and hands each
 * page that stands to `see`. Kinds of page in `walked`, each with its address, are not walked to again, but for those it begins with.
 */
export async function walkSite(
  visitor: Visitor,
  from: readonly string[],
  {
    walked = new Map<string, string>(),
    isLeftOut = () => false,
    see,
  }: { walked?: Map<string, string>; isLeftOut?: (path: string) => boolean; see: (page: Seen) => Promise<void> | void },
): Promise<void> {
  const waiting = [...from]
  const here = new Set<string>()
  while (waiting.length) {
    const path = waiting.shift()!
    if (here.has(kindOf(path))) continue
    here.add(kindOf(path))
    const page = await visitor.get(path)
    if (page.status !== 200) continue
    walked.set(kindOf(path), path)
    await see(page)
    const links = /text\/html/.test(page.type) ? linksOf(page.body.toString()) : locationsIn(page)
    const isNew = (link: string) => !walked.has(kindOf(link)) && !here.has(kindOf(link)) && !isLeftOut(link)
    waiting.push(...links.filter(isNew))
  }
}

const locationsIn = (page: Seen): string[] =>
  page.url === '/sitemap.xml' ? [...page.body.toString().matchAll(LOC)].map(([, path]) => path || '/') : []

/** Pages that differ in nothing but what they name, or in what a query says, are of one kind. */
function kindOf(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost')
  return addressKind(`${pathname}?${[...searchParams.keys()].sort().join('&')}`)
}
