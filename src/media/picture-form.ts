import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type ParsedForm, parseForm, typedValues } from '../http/forms.ts'
import { MAX_PICTURE_BYTES, type ProcessedPicture, processPicture, TOO_LARGE } from './process-picture.ts'
import { readUploadForm } from './upload.ts'

/** A form that may bring a photo; pictureFault says in a sentence why the photo was refused. */
export type PictureForm = {
  fields: Record<string, string>
  photo: ProcessedPicture | null
  pictureFault: string | null
}

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
