import { lockOfficials } from '../../accounts/officials/term.ts'
import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { dropUnusedPicture } from '../../media/drop-unused-picture.ts'
import { holdPictures } from '../../media/hold-pictures.ts'
import type { ProcessedPicture } from '../../media/process-picture.ts'
import { storePicture } from '../../media/store-picture.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { findPortrait, type Portrayed } from './find-portrait.ts'
import { portraitWords } from './words.ts'

/** The photo to show (a new one, or the id of one of the site's pictures), or none; `seen` is the one that stood there when the officer opened the form. */
export type PortraitChange = { id: string; seen: string | null; photo: ProcessedPicture | string | null }

/**
 * Shows a photo of an official, or none any more; a photo goes into the site's library, and one that nothing shows any
 * longer is gone from its address as well, unless the library has words of its own for it. Somebody else's photo in between is a conflict. The same change sent again is
 * the change already made. What letters print, and the version of the official's texts, stay as they are.
 */
export async function setPortrait(
  db: Db,
  site: Site,
  { id, seen, photo }: PortraitChange,
  { officer, address }: Doer,
): Promise<Saving<Portrayed>> {
  await lockOfficials(db, site)
  const before = await findPortrait(db, site, id)
  const isChosen = typeof photo === 'string'
  const [pictureId = null] = isChosen
    ? await holdPictures(db, site, [photo])
    : photo
      ? [await storePicture(db, site, photo)]
      : []
  if (isChosen && !pictureId) return refused({ picture: 'Foto ini baru saja dihapus dari situs. Pilih foto lain.' })
  if (before.pictureId === pictureId) return saved(before)
  if (before.pictureId !== seen) return conflict(before)

  const where = { siteId_id: { siteId: site.id, id } }
  await db.official.update({ where, data: { pictureId }, select: { id: true } })
  if (pictureId) {
    const bare = { siteId: site.id, id: pictureId, alt: '' }
    await db.picture.updateMany({ where: bare, data: { alt: portraitWords(before) } })
  }
  if (before.pictureId) await letGo(db, site, before)
  const deed = pictureId ? 'official.portrait' : 'official.remove-portrait'
  await recordAudit(db, site, { officer, deed, subjectId: id, address })
  return saved(await findPortrait(db, site, id))
}

/** A photo that came as theirs goes with them; one that the library calls something else stays there. */
async function letGo(db: Db, site: Site, official: Portrayed): Promise<void> {
  const id = official.pictureId!
  const own = { siteId: site.id, id, alt: { in: ['', portraitWords(official)] } }
  if ((await db.picture.count({ where: own })) > 0) await dropUnusedPicture(db, site, id)
}
