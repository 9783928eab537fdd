import type { Db } from '../database/client.ts'
import { readProse, type ShownBlock } from '../media/read-prose.ts'
import type { Site } from '../sites/site.ts'
import type { PartName } from './parts/parts.ts'
import type { Institution, ProfileTexts } from './parts/rows.ts'

/** A part of the profile with its texts as they are shown: its own, and that of each institution. */
export type ShownPart = {
  texts: ProfileTexts
  blocks: ShownBlock[]
  institutions: (Institution & { blocks: ShownBlock[] })[]
}

/** Makes of a part's texts what its page shows; another part's are not parsed. */
export async function showPart(db: Db, site: Site, part: PartName, texts: ProfileTexts): Promise<ShownPart> {
  const text = part === 'sejarah' ? texts.history : part === 'potensi' ? texts.potentials : ''
  const institutions: ShownPart['institutions'] = []
  for (const each of part === 'lembaga' ? texts.institutions : [])
    institutions.push({ ...each, blocks: await readProse(db, site, each.text) })
  return { texts, blocks: await readProse(db, site, text), institutions }
}
