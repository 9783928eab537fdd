import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Database } from '../database/client.ts'
import { UnknownHost } from '../http/errors.ts'
import { NotFound } from '../shared/errors.ts'
import { memory } from '../shared/memory.ts'
import { type Addressing, findDemoRegency, findSiteByHost } from './find-site.ts'
import type { Site } from './site.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Forgets which host is whose, after the directory of sites changed. */
    forgetHosts(): void
  }
  interface FastifyRequest {
    site: Site
  }
}

type Options = { database: Database; addressing: Addressing; lanAddresses: string[] }

/** Host → site, once per request, before anything else reads it. An unknown host is refused, never guessed. */
export const hostToSite = fp(
  async (app: FastifyInstance, { database, addressing, lanAddresses }: Options) => {
    const known = memory<Site>(20_000)
    app.decorate('forgetHosts', () => known.forget())
    app.decorateRequest('site', null as unknown as Site)

    const findByHost = (host: string) =>
      lanAddresses.includes(host) ? findDemoRegency(database, addressing) : findSiteByHost(database, addressing, host)

    app.addHook('onRequest', async (request) => {
      const { access } = request.routeOptions.config
      if (access?.kinds === null) return
      const host = request.hostname.toLowerCase()
      const site = await known.recall(host, () => findByHost(host))
      if (!site) throw new UnknownHost(host)
      request.site = site
      if (access && !access.kinds.includes(site.kind)) throw new NotFound('Halaman tidak ditemukan.')
    })
  },
  { name: 'host-to-site' },
)
