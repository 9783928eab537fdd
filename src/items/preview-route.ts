import type { FastifyInstance } from 'fastify'
import type { Access } from '../http/access.ts'
import { parseUrl } from '../http/forms.ts'
import { itemParams } from '../http/item-schemas.ts'
import { NotFound } from '../shared/errors.ts'
import type { ItemDesk, Kept } from './desk-pages.ts'
import type { ItemFacts } from './item-store.ts'
import { findItemPreview } from './unsaved-items.ts'

/** The page of an item before the public sees it, with what its officer typed and did not save; none of a kind without a page. */
export function itemPreviewRoute<Item extends ItemFacts, Draft extends { title: string }, K extends Kept>(
  app: FastifyInstance,
  access: { config: { access: Access } },
  desk: ItemDesk<Item, Draft, K>,
): void {
  const { path, store, preview } = desk
  if (!preview) return
  app.get(`${path}/:id/pratinjau`, access, async ({ site, officer, params }, reply) => {
    const { id } = parseUrl(itemParams, params)
    const asked = { id, officerId: officer!.id, now: app.now() }
    const { page, item, unsaved } = await app.database.office(site.id, async (db) => {
      const found = await findItemPreview(db, site, desk, asked)
      if (found.item.status === 'trashed') throw new NotFound(`${store.name} ini ada di sampah.`)
      return { ...found, page: await preview.page(db, site, found.item) }
    })
    const address = `${path}/${id}`
    const bar = {
      editHref: address,
      publishHref: `${address}/terbitkan`,
      version: item.version,
      published: item.status === 'published',
      unsaved,
    }
    return reply.page(preview.view, { ...page, preview: bar, noindex: true, canonical: undefined, facts: undefined })
  })
}
