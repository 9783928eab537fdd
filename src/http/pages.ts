import path from 'node:path'
import view from '@fastify/view'
import { Eta } from 'eta'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { AssetUrl } from './assets.ts'

declare module 'fastify' {
  interface FastifyReply {
    /** Renders views/<name>.eta, which names its own layout, with the model and what every page reads. */
    page(name: string, model: object): Promise<string>
  }
}

const views = path.resolve(import.meta.dirname, '../../views')

type Options = { asset: AssetUrl; cache: boolean; everyPage: (request: FastifyRequest) => object }

export const pages = fp(
  async (app: FastifyInstance, { asset, cache, everyPage }: Options) => {
    await app.register(view, {
      engine: { eta: new Eta({ views, cache }) },
      root: views,
      viewExt: 'eta',
      production: cache,
    })
    app.decorateReply('page', async function (name, model) {
      this.type('text/html; charset=utf-8')
      return this.viewAsync(name, { ...everyPage(this.request), asset, path: this.request.url.split('?')[0], ...model })
    })
  },
  { name: 'pages' },
)
