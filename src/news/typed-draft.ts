import type { Db } from '../database/client.ts'
import { type FieldErrors, type ParsedForm, parseForm, type Values } from '../http/forms.ts'
import type { ListedFileRow } from '../media/file-list.ts'
import { keepFiles } from '../media/file-list-form.ts'
import type { ListedPictureRow } from '../media/picture-list.ts'
import { keepPictures, type PictureListUpload } from '../media/picture-list-form.ts'
import type { Site } from '../sites/site.ts'
import { type Category, listCategories } from './categories/list-categories.ts'
import type { NewsItem } from './find-news.ts'
import { faultsTogether, type NewsDraft, newsForm } from './schema.ts'

/** What a form brought besides its text, kept whether it is refused or not, and the categories it may choose from. */
export type KeptForm = {
  pictures: ListedPictureRow[]
  files: ListedFileRow[]
  categories: Category[]
  errors: FieldErrors
  /** A button of the pictures or the files was pressed: nothing is to be saved. */
  pressed: boolean
  focus: string | null
}

/** Keeps the pictures and files of a form; what is wrong with them stands in errors, by field. */
export async function keepForm(db: Db, site: Site, upload: PictureListUpload): Promise<KeptForm> {
  const pictures = await keepPictures(db, site, upload)
  const files = await keepFiles(db, site, upload)
  return {
    pictures: pictures.pictures,
    files: files.files,
    categories: await listCategories(db, site),
    errors: { ...pictures.errors, ...files.errors },
    pressed: pictures.pressed || files.pressed,
    focus: pictures.focus ?? files.focus,
  }
}

export type TypedDraft = { draft: NewsDraft; publish: boolean }

/**
 * The draft a form asks for, or all that is wrong with it; of one the public is to see, or sees already, also what is
 * missing. A button of its pictures or files saves nothing, so nothing is missing then.
 */
export function typedDraft(fields: Values, kept: KeptForm, item?: NewsItem): ParsedForm<TypedDraft> {
  const { pictures, files, categories, errors, pressed } = kept
  if (pressed) return { ok: false, values: fields, errors }
  const form = parseForm(newsForm, fields)
  if (form.ok && Object.keys(errors).length === 0) {
    const { aksi, categoryId, ...text } = form.value
    const known = categories.some(({ id }) => id === categoryId)
    const draft = { ...text, categoryId: known ? categoryId : null, pictures, files }
    return { ok: true, value: { draft, publish: aksi === 'terbitkan' } }
  }
  const forPublic = fields.aksi === 'terbitkan' || item?.status === 'published' || Boolean(item?.publishAt)
  const found = { ...(form.ok ? {} : form.errors), ...errors }
  return { ok: false, values: fields, errors: faultsTogether(found, fields, pictures, forPublic) }
}
