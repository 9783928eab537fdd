import type { Db } from '../../database/client.ts'
import type { Values } from '../../http/forms.ts'
import type { Site } from '../../sites/site.ts'
import type { SiteFace } from '../../sites/site-face.ts'
import { type AskedText, findWritten, isBehind } from '../../writing/find-written.ts'
import { findProfile } from '../find-profile.ts'
import { contactsPage, profilePage, profilePartPage } from '../page.ts'
import { showPart } from '../show-part.ts'
import { showProfile } from '../show-profile.ts'
import { contentOf, type PartContent, type PartName, partTextId, versionOf } from './parts.ts'
import { type ProfileTexts, textsOf } from './rows.ts'
import { parsePart } from './schema.ts'

type Asked = Omit<AskedText, 'id'> & { part: PartName; face: SiteFace; today: Date }
type Preview = { view: string; page: object; unsaved: boolean }

/** The page that shows a part of the profile, with what its officer typed on it and did not save; unsaved tells whether there is any. */
export async function previewPart(db: Db, site: Site, { part, face, today, officerId, now }: Asked): Promise<Preview> {
  const standing = textsOf(await findProfile(db, site))
  const { values, ...written } = await findWritten(db, site, { id: partTextId(part), officerId, now })
  const unsaved = values !== null && !isBehind(written, versionOf(contentOf(part, standing)))
  const texts: ProfileTexts = unsaved ? { ...standing, ...readable(part, values) } : standing
  if (part === 'tentang') {
    const shown = await showProfile(db, site, texts, today)
    return { view: 'profile/show', page: profilePage(site, face, shown), unsaved }
  }
  if (part === 'nomor') return { view: 'profile/contacts', page: contactsPage(face, texts), unsaved }
  return { view: 'profile/part', page: profilePartPage(part, face, await showPart(db, site, part, texts)), unsaved }
}

/** What can be read of what was typed; a field that cannot is as if it were not there. */
function readable(part: PartName, values: Values): PartContent {
  const form = parsePart(part, values)
  if (form.ok) return form.value
  const faulty = Object.keys(form.errors).map((field) => /-\d+$/.exec(field)?.[0] ?? field)
  const rest = Object.entries(values).filter(([field]) => !faulty.some((end) => field.endsWith(end)))
  const again = parsePart(part, Object.fromEntries(rest))
  return again.ok ? again.value : {}
}
