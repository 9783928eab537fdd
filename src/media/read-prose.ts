import type { Db } from '../database/client.ts'
import { type ProseBlock, parseProse } from '../shared/prose.ts'
import type { Site } from '../sites/site.ts'
import { type PictureModel, pictureFields, pictureModel } from './picture-model.ts'

/** A block as views/partials/prose.eta reads it: a picture with its files, or none where the site has it no longer. */
export type ShownBlock = ProseBlock & { picture?: PictureModel | null }

/** A text as it is shown at its site: parsed, with the pictures it names. */
export async function readProse(db: Db, site: Site, text: string): Promise<ShownBlock[]> {
  const blocks = parseProse(text)
  const named = blocks.flatMap((block) => (block.kind === 'picture' ? [block.sha256] : []))
  if (named.length === 0) return blocks
  const pictures = await db.picture.findMany({
    where: { siteId: site.id, files: { some: { sha256: { in: named } } } },
    ...pictureFields,
  })
  const bySha = new Map(pictures.flatMap((each) => each.files.map(({ sha256 }) => [sha256, each] as const)))
  return blocks.map((block) =>
    block.kind === 'picture' ? { ...block, picture: pictureModel(bySha.get(block.sha256), block.alt) } : block,
  )
}
