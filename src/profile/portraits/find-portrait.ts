import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import { type PictureRow, pictureFields } from '../../media/picture-model.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

export type Portrayed = Official & { picture: PictureRow | null }

/** An official of this site with the photo the site shows of them, if there is one; NotFound for any other. */
export async function findPortrait(db: Db, site: Pick<Site, 'id'>, id: string): Promise<Portrayed> {
  const where = { siteId_id: { siteId: site.id, id } }
  const official = await db.official.findUnique({ where, include: { picture: pictureFields } })
  if (!official) throw new NotFound('Pejabat tidak ditemukan.')
  return official
}
