import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { SITE_KINDS, type SiteKind } from '../shared/site-kind.ts'

/** Who may use a route. A null permission is everybody; null kinds is a machine's route, the same on every host. */
export type Access = { kinds: readonly SiteKind[] | null; permission: string | null }

export type DeclaredRoute = { method: string; url: string; access: Access }

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is, and who may use it. */
    declaredRoutes: readonly DeclaredRoute[]
  }
  interface FastifyContextConfig {
    access?: Access
    /** false: never kept in the cache of public pages. */
    cache?: false
    /** true: the page reads ?halaman=N, and is kept under each of its numbers. */
    paged?: true
    /** true: the page reads ?kategori=WORD, leads elsewhere from a word it does not know, and is kept under each it knows. */
    sorted?: true
  }
}

/** For everybody, at these kinds of site (all, when none is named). */
export const open = (...kinds: SiteKind[]): { access: Access } => ({
  access: { kinds: kinds.length ? kinds : SITE_KINDS, permission: null },
})

/** For officers of the site who hold the permission, at these kinds of site (all, when none is named). */
export const officers = (permission: string, ...kinds: SiteKind[]): { access: Access } => ({
  access: { kinds: kinds.length ? kinds : SITE_KINDS, permission },
})

/** For machines: the same answer whatever the host, without a site. */
export const machines = (): { access: Access } => ({ access: { kinds: null, permission: null } })

/** Refuses to start with a route that does not say who may use it. */
export const accessDeclared = fp(
  async (app: FastifyInstance) => {
    const declaredRoutes: DeclaredRoute[] = []
    app.decorate('declaredRoutes', declaredRoutes)
    app.addHook('onRoute', ({ method, url, config }) => {
      const access = config?.access
      if (!access) throw new Error(`${method} ${url} does not say who may use it`)
      for (const each of [method].flat()) declaredRoutes.push({ method: each, url, access })
    })
  },
  { name: 'access-declared' },
)
