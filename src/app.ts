import compress from '@fastify/compress'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, LogController } from 'fastify'
import { trailRoutes } from './accounts/audit/routes.ts'
import { guard } from './accounts/guard.ts'
import { accountRoutes } from './accounts/routes.ts'
import { agendaRoutes } from './agenda/routes.ts'
import { announcementRoutes } from './announcements/routes.ts'
import type { Config } from './config.ts'
import type { Database } from './database/client.ts'
import { districtHome } from './district/home.ts'
import { documentRoutes } from './documents/routes.ts'
import { galleryRoutes } from './galleries/routes.ts'
import { readOfflineRoutes } from './home/offline-routes.ts'
import { homeRoutes } from './home/routes.ts'
import { statementRoutes } from './home/statement-routes.ts'
import { todayRoutes } from './home/today/routes.ts'
import { accessDeclared } from './http/access.ts'
import { assets, assetUrls } from './http/assets.ts'
import { pageCache } from './http/cache.ts'
import { connections } from './http/connections.ts'
import { decodableUrl, errorPages } from './http/errors.ts'
import { healthRoutes } from './http/health.ts'
import { live } from './http/live.ts'
import { type LogStream, logger } from './http/log.ts'
import { pages } from './http/pages.ts'
import { sameOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { openLogDesk } from './letters/log/log-desk.ts'
import { paperDesk } from './letters/paper-desk.ts'
import { letterRoutes } from './letters/routes.ts'
import { mediaRoutes } from './media/routes.ts'
import { uploads } from './media/upload.ts'
import { newsRoutes } from './news/routes.ts'
import { scheduledNews } from './news/scheduled-news.ts'
import { productRoutes } from './products/routes.ts'
import { scheduledProduct } from './products/scheduled-product.ts'
import { profileRoutes } from './profile/routes.ts'
import { regencyHome } from './regency/home.ts'
import { type Keyring, openKeyring } from './seal/keys/keyring.ts'
import { keyRoutes } from './seal/keys/routes.ts'
import { logRoutes } from './seal/log/routes.ts'
import { logSequencer } from './seal/log/sequencer.ts'
import { searchRoutes } from './search/routes.ts'
import { serviceRoutes } from './services/routes.ts'
import { asksForProposal, preview } from './settings/preview.ts'
import { settingsRoutes } from './settings/routes.ts'
import { faces } from './sites/faces.ts'
import { hostToSite } from './sites/host-to-site.ts'
import { tlsAskRoutes } from './sites/tls-ask.ts'
import { checksCounted } from './verification/checks-counted.ts'
import { howItWorksRoutes } from './verification/how-it-works-routes.ts'
import { offlineRoutes } from './verification/offline-routes.ts'
import { CODE_ADDRESS, verificationRoutes } from './verification/routes.ts'
import { publishingClock } from './writing/publishing-clock.ts'
import { dueOf } from './writing/schedule-text.ts'

declare module 'fastify' {
  interface FastifyInstance {
    config: Config
    database: Database
    now: () => Date
    /** Opens the keys that sign letters, the key list and the log. */
    keyring: Keyring
  }
}

export type House = { config: Config; database: Database; now?: () => Date; logStream?: LogStream }

/** The whole application, a line a feature. It listens to the database for changed content; close() lets go of all. */
export async function buildApp({
  config,
  database,
  now = () => new Date(),
  logStream,
}: House): Promise<FastifyInstance> {
  const app = fastify({
    logger: logger(config.logLevel, logStream),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy ? ['loopback', 'uniquelocal'] : false,
    bodyLimit: 1_048_576,
    // A photo of 4 MB on a village's weak line takes more than a minute.
    requestTimeout: 300_000,
    // What a crash left is finished before the app says that it is ready, however much it is and however slow the machine.
    pluginTimeout: 0,
    rewriteUrl: (raw) => decodableUrl(raw, CODE_ADDRESS),
    routerOptions: { maxParamLength: 16_384, ignoreTrailingSlash: true },
  })
  app.decorate('config', config)
  app.decorate('database', database)
  app.decorate('now', now)
  app.decorate('keyring', openKeyring(config))

  const logDesk = openLogDesk({ database, keyring: app.keyring, verifyOrigin: config.verifyOrigin, now })
  const asset = assetUrls()
  const addressing = {
    scheme: config.production ? 'https' : 'http',
    port: config.production ? null : config.port,
  } as const
  await app.register(connections)
  await app.register(live)
  await app.register(accessDeclared)
  await app.register(pageCache, {
    siteOf: ({ site }) => site?.id,
    isOfficers: ({ sessionId }) => sessionId !== null,
    passBy: (request) => asksForProposal(request, config.production),
    megabytes: 64,
  })
  await app.register(pages, {
    asset,
    cache: config.production,
    everyPage: ({ site, face, officer, proposal }) => ({ site, face, officer, proposal }),
  })
  await app.register(errorPages)
  await app.register(securityHeaders, { production: config.production })
  await app.register(compress, { threshold: 1024, encodings: ['gzip', 'br', 'identity'] })
  await app.register(hostToSite, { database, addressing, lanAddresses: config.lanAddresses })
  await app.register(faces, { database })
  await app.register(sameOrigin)
  await app.register(formbody)
  await app.register(rateLimit, { global: false })
  await app.register(uploads)
  await app.register(guard)
  await app.register(preview)

  await app.register(assets, { immutable: config.production })
  await app.register(healthRoutes, { ping: database.ping, draining: () => app.draining })
  await app.register(tlsAskRoutes, { database })
  await app.register(accountRoutes)
  await app.register(paperDesk, { database, now })
  await app.register(trailRoutes, { spreadsheet: app.paper.spreadsheet })
  await app.register(logSequencer, logDesk)
  await app.register(letterRoutes)
  await app.register(mediaRoutes)
  await app.register(homeRoutes, { district: districtHome, regency: regencyHome })
  await app.register(statementRoutes)
  await app.register(readOfflineRoutes, { asset })
  await app.register(todayRoutes)
  await app.register(serviceRoutes)
  await app.register(profileRoutes)
  await app.register(newsRoutes)
  await app.register(productRoutes)
  await app.register(publishingClock, { addressing, kinds: [dueOf(scheduledNews), dueOf(scheduledProduct)] })
  await app.register(announcementRoutes)
  await app.register(documentRoutes)
  await app.register(galleryRoutes)
  await app.register(agendaRoutes)
  await app.register(settingsRoutes)
  await app.register(searchRoutes)
  await app.register(keyRoutes)
  await app.register(checksCounted, { database })
  await app.register(verificationRoutes)
  await app.register(howItWorksRoutes)
  await app.register(offlineRoutes, { asset })
  await app.register(logRoutes, logDesk)

  await database.listen(['content', 'directory', 'letters'], (channel, payload) => {
    if (channel === 'letters') return app.live.tell(payload ? JSON.parse(payload) : undefined)
    if (channel === 'directory') app.forgetHosts()
    const siteIds: (string | undefined)[] = channel === 'content' && payload ? JSON.parse(payload) : [undefined]
    for (const siteId of siteIds) {
      app.forgetFace(siteId)
      if (siteId) app.pageCache.drop(siteId)
      else app.pageCache.dropAll()
    }
  })
  return app
}
