import { KNOWN_ROUTES, type Things } from '../../../../tests/support/known-routes.ts'
import type { DeclaredRoute } from '../../../http/access.ts'
import { encoded, type Visitor } from './visitor.ts'

/**
 * Asks for every page with a hostile text in each part of its address that names something, and with one for each word that
 * any page of the site puts behind '?'.
 */
export async function askAstray(
  visitor: Visitor,
  {
    routes,
    things,
    queries,
    text,
  }: { routes: readonly DeclaredRoute[]; things: Things; queries: readonly string[]; text: (nth: number) => string },
): Promise<void> {
  for (const [at, { method, url, access }] of routes.entries()) {
    const known = KNOWN_ROUTES[`${method} ${url}`]
    if (method !== 'GET' || known?.stream || !(access.kinds === null || access.kinds.includes(visitor.site.kind)))
      continue
    const astray = url.replaceAll(/:\w+|\*/g, () => encoded(text(at)))
    if (astray !== url) await visitor.get(astray)
    const asked = queries.map((name, nth) => `${encoded(name)}=${encoded(text(at + nth))}`).join('&')
    await visitor.get(`${(known?.path?.(things) ?? url).replace(/\?.*/, '')}?${asked}`)
  }
}
