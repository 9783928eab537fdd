import type { FastifyInstance } from 'fastify'
import { open } from '../http/access.ts'

/** What a site promises whoever reads it: how it treats their data, and how well everybody can use it. */
export async function statementRoutes(app: FastifyInstance) {
  app.get('/privasi', { config: open() }, async ({ face }, reply) =>
    reply.page('home/privacy', {
      title: 'Privasi',
      description: `Data apa yang disimpan situs ${face.title}, untuk apa, dan apa hak Anda.`,
    }),
  )

  app.get('/aksesibilitas', { config: open() }, async ({ face }, reply) =>
    reply.page('home/accessibility', {
      title: 'Aksesibilitas',
      description: `Seberapa mudah situs ${face.title} dipakai semua orang, dan ke mana melapor bila tidak.`,
    }),
  )
}
