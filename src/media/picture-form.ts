import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Db } from '../database/client.ts'
import { type ParsedForm, parseForm, typedValues } from '../http/forms.ts'
import type { Site } from '../sites/site.ts'
import { type PictureRow, pictureFields } from './picture-model.ts'
import { MAX_PICTURE_BYTES, type ProcessedPicture, processPicture, TOO_LARGE } from './process-picture.ts'
import { storePicture } from './store-picture.ts'
import { readUploadForm } from './upload.ts'

/** A form that may bring a photo; pictureFault says in a sentence why the photo was refused. */
export type PictureForm = {
  fields: Record<string, string>
  photo: ProcessedPicture | null
  pictureFault: string | null
}

export type KeptPicture = PictureRow & { id: string }

/** Reads the form and processes its photo, before any transaction is open. */
export async function readPictureForm(request: FastifyRequest): Promise<PictureForm> {
  const { fields, picture, tooLarge } = await readUploadForm(request, { maxFileBytes: MAX_PICTURE_BYTES })
  if (tooLarge) return { fields, photo: null, pictureFault: TOO_LARGE }
  if (!picture) return { fields, photo: null, pictureFault: null }
  const outcome = await processPicture(picture)
  if (!outcome.ok) return { fields, photo: null, pictureFault: outcome.fault }
  return { fields, photo: outcome.picture, pictureFault: null }
}

/** The fields as the schema reads them; a refused photo is a fault of the field 'picture' among the others. */
export function parsePictureForm<S extends z.ZodType>(schema: S, upload: PictureForm): ParsedForm<z.output<S>> {
  const form = parseForm(schema, upload.fields)
  if (!upload.pictureFault) return form
  const errors = { ...(form.ok ? {} : form.errors), picture: upload.pictureFault }
  return { ok: false, values: typedValues(upload.fields), errors }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The picture an item has after this form: the new photo, the one it had, or none. A good photo is stored even when the
 * rest of the form is refused: a file field cannot be filled in again, the hidden pictureId can.
 */
export async function keepPicture(db: Db, site: Site, { fields, photo }: PictureForm): Promise<KeptPicture | null> {
  const id = photo ? await storePicture(db, site, photo) : fields.removePicture ? undefined : fields.pictureId
  if (!id || !UUID.test(id)) return null
  return db.picture.findUnique({
    where: { siteId_id: { siteId: site.id, id } },
    select: { id: true, ...pictureFields.select },
  })
}
