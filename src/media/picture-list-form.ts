import type { FastifyRequest } from 'fastify'
import type { Db } from '../database/client.ts'
import type { FieldErrors } from '../http/forms.ts'
import { cleanLine } from '../shared/clean.ts'
import type { Site } from '../sites/site.ts'
import { holdPictures } from './hold-pictures.ts'
import type { ListedPicture, ListedPictureRow } from './picture-list.ts'
import { pictureFields, pictureModel } from './picture-model.ts'
import { MAX_PICTURE_BYTES, type ProcessedPicture, processPicture, TOO_LARGE } from './process-picture.ts'
import { storePicture } from './store-picture.ts'
import { type FilesForm, readFilesForm } from './upload.ts'

const MAX_PICTURES = 12
const MAX_ALT = 200
const MAX_CAPTION = 300
const GONE =
  'Ada foto yang baru saja dihapus dari situs. Yang lain masih ada; pilih foto lain, atau simpan tanpa foto itu.'

/** A form that may bring photos, as they came; what is wrong with one that was refused is a sentence. */
export type PictureListUpload = FilesForm & { photos: NewPhoto[]; photoFaults: string[] }
/** A new photo, and what was typed to be seen on it before it was sent. */
type NewPhoto = { photo: ProcessedPicture; alt: string }

/** The pictures an item has after this form, and what is wrong with them, by field. */
export type KeptPictures = {
  pictures: ListedPictureRow[]
  errors: FieldErrors
  /** A button of the list was pressed: the form is to be shown again as it is now, nothing is to be saved. */
  pressed: boolean
  /** The field to go on at, after such a button. */
  focus: string | null
}

/** Reads the form and processes the photos chosen in its field 'foto', before any transaction is open. */
export async function readPictureListForm(request: FastifyRequest): Promise<PictureListUpload> {
  const form = await readFilesForm(request, { maxFileBytes: MAX_PICTURE_BYTES })
  const upload: PictureListUpload = { ...form, photos: [], photoFaults: [] }
  const chosen = form.files.filter(({ field }) => field === 'foto')
  for (const [at, { name, bytes, tooLarge }] of chosen.entries()) {
    const outcome = tooLarge ? { ok: false as const, fault: TOO_LARGE } : await processPicture(bytes)
    const alt = cleanLine(form.fields[`foto-baru-${at + 1}-alt`] ?? '')
    if (outcome.ok) upload.photos.push({ photo: outcome.picture, alt })
    else
      upload.photoFaults.push(chosen.length > 1 ? `${cleanLine(name).slice(0, 60)}: ${outcome.fault}` : outcome.fault)
  }
  return upload
}

/**
 * The list as the form leaves it: what it had, with the words that were typed, moved or removed as its button says, and
 * the new photos behind. Good photos are stored even when the form is refused: a file field cannot be filled in again.
 */
export async function keepPictures(
  db: Db,
  site: Site,
  { fields, photos, photoFaults }: PictureListUpload,
  { most = MAX_PICTURES }: { most?: number } = {},
): Promise<KeptPictures> {
  const [deed, number] = pressedIn(fields)
  const typed = typedPictures(fields, most)
  const moved = arranged(typed, deed, number)
  const added: ListedPicture[] = []
  for (const { photo, alt } of photos) added.push({ pictureId: await storePicture(db, site, photo), alt, caption: '' })
  const wanted = withoutRepeats([...moved, ...added])
  const pictures = await found(db, site, wanted.slice(0, most))
  const tooMany = wanted.length > most ? [`Paling banyak ${most} foto. Sisanya tidak kami simpan.`] : []
  const gone = pictures.length < Math.min(wanted.length, most) ? [GONE] : []
  const faults = [...photoFaults, ...tooMany, ...gone]
  return {
    pictures,
    errors: { ...wordFaults(pictures), ...(faults.length > 0 ? { foto: faults.join(' ') } : {}) },
    pressed: deed !== null,
    focus: deed && focusAfter(deed, number, pictures),
  }
}

/** What the public needs besides: words for each picture, for those who cannot see it. */
export function missingWords(pictures: readonly ListedPicture[]): FieldErrors {
  const where = pictures.length > 1 ? (at: number) => ` ${at + 1}` : () => ''
  const bare = pictures.flatMap(({ alt }, at) => (alt ? [] : [at]))
  return Object.fromEntries(bare.map((at) => [`foto-${at + 1}-alt`, `Tulis apa yang terlihat di foto${where(at)}.`]))
}

/**
 * Where a form that is shown again goes on: at the field its button leads to, or at the first photo without words where
 * nothing else is wrong; else (straight is false) its summary of faults is read first.
 */
export function goingOnAt(errors: FieldErrors, focus: string | null): { focus: string | null; straight: boolean } {
  const fields = Object.keys(errors)
  const [bare] = fields.every((field) => /^foto-\d+-alt$/.test(field)) ? fields : []
  return bare ? { focus: bare, straight: true } : { focus, straight: false }
}

/** The fields of a list's words, in their order on the page. */
export const pictureWords = (most = MAX_PICTURES): string[] =>
  Array.from({ length: most }, (_, at) => [`foto-${at + 1}-alt`, `foto-${at + 1}-caption`]).flat()

/** What views/partials/picture-list-fields.eta reads of each picture. */
export const pictureListModel = (pictures: readonly ListedPictureRow[]) =>
  pictures.map(({ pictureId, alt, caption, picture }, at) => ({
    field: `foto-${at + 1}`,
    number: at + 1,
    pictureId,
    alt,
    caption,
    picture: pictureModel(picture, alt)!,
  }))

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
type Deed = 'unggah' | 'naik' | 'turun' | 'hapus'

function pressedIn(fields: Record<string, string>): [Deed | null, number] {
  const match = /^(?:(unggah)|(naik|turun|hapus)-(\d{1,2}))$/.exec(fields['foto-tombol'] ?? '')
  return [(match?.[1] ?? match?.[2] ?? null) as Deed | null, Number(match?.[3] ?? 0)]
}

/** The pictures the form had, in its order; a number that is not there stands empty, so that the others keep theirs. */
function typedPictures(fields: Record<string, string>, most: number): ListedPicture[] {
  return Array.from({ length: most }, (_, at) => {
    const line = (what: string) => cleanLine(fields[`foto-${at + 1}-${what}`] ?? '')
    return { pictureId: line('id'), alt: line('alt'), caption: line('caption') }
  })
}

function arranged(typed: ListedPicture[], deed: Deed | null, number: number): ListedPicture[] {
  const list = [...typed]
  const at = number - 1
  if (deed === 'hapus') list.splice(at, 1)
  const other = deed === 'naik' ? at - 1 : at + 1
  if ((deed === 'naik' || deed === 'turun') && list[at] && list[other]?.pictureId)
    [list[at], list[other]] = [list[other], list[at]]
  return list.filter(({ pictureId }) => UUID.test(pictureId))
}

const withoutRepeats = (list: ListedPicture[]): ListedPicture[] =>
  list.filter(({ pictureId }, at) => list.findIndex((other) => other.pictureId === pictureId) === at)

/** Those of the site alone: nobody borrows another's picture by its id. They stay until the transaction ends. */
async function found(db: Db, site: Site, list: ListedPicture[]): Promise<ListedPictureRow[]> {
  if (list.length === 0) return []
  const held = await holdPictures(
    db,
    site,
    list.map(({ pictureId }) => pictureId),
  )
  const rows = await db.picture.findMany({
    where: { siteId: site.id, id: { in: held } },
    select: { id: true, ...pictureFields.select },
  })
  return list.flatMap((each) => {
    const picture = rows.find(({ id }) => id === each.pictureId)
    return picture ? [{ ...each, picture }] : []
  })
}

function wordFaults(pictures: ListedPicture[]): FieldErrors {
  const faults: FieldErrors = {}
  for (const [at, { alt, caption }] of pictures.entries()) {
    if (alt.length > MAX_ALT) faults[`foto-${at + 1}-alt`] = `Keterangan foto paling banyak ${MAX_ALT} huruf.`
    if (caption.length > MAX_CAPTION)
      faults[`foto-${at + 1}-caption`] = `Teks di bawah foto paling banyak ${MAX_CAPTION} huruf.`
  }
  return faults
}

function focusAfter(deed: Deed, number: number, pictures: ListedPicture[]): string {
  const bare = pictures.findIndex(({ alt }) => alt === '')
  const at = deed === 'unggah' ? bare + 1 : deed === 'hapus' ? 0 : number + (deed === 'naik' ? -1 : 1)
  return at >= 1 && at <= pictures.length ? `foto-${at}-alt` : 'foto'
}
