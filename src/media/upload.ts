import multipart from '@fastify/multipart'
import type { FastifyError, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { typedValues } from '../http/forms.ts'

/** A file as it came: the field it was chosen in, its name by whoever sent it. Of one over the limit the bytes are cut. */
export type UploadedFile = { field: string; name: string; bytes: Buffer; tooLarge: boolean }
export type FilesForm = { fields: Record<string, string>; files: UploadedFile[] }

/** A form with at most one file, read whole. A file over the limit is null with tooLarge; the typed text is kept. */
export type UploadForm = { fields: Record<string, string>; picture: Buffer | null; tooLarge: boolean }

/** Whoever sends more than this at once is not sending photos; the rest is not even read. */
const MAX_REQUEST_BYTES = 64 * 1024 * 1024

/** Lets routes read multipart forms through readFilesForm and readUploadForm. */
export const uploads = fp(
  async (app) => {
    await app.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fieldNameSize: 100, fieldSize: 512 * 1024, fields: 190, files: 30, headerPairs: 50, parts: 199 },
    })
  },
  { name: 'uploads' },
)

/** Reads a form with a photo; memory is bounded by the limits. A form without a file part may also be urlencoded. */
export async function readUploadForm(
  request: FastifyRequest,
  { maxFileBytes }: { maxFileBytes: number },
): Promise<UploadForm> {
  const { fields, files } = await readFilesForm(request, { maxFileBytes })
  const whole = files.filter(({ tooLarge }) => !tooLarge)
  return { fields, picture: whole.at(-1)?.bytes ?? null, tooLarge: whole.length < files.length }
}

/**
 * Reads a form with files, in the order they came; a field where nothing was chosen brings none. A text too long for a field is
 * refused, not cut.
 */
export async function readFilesForm(
  request: FastifyRequest,
  { maxFileBytes }: { maxFileBytes: number },
): Promise<FilesForm> {
  const form: FilesForm = { fields: {}, files: [] }
  if (!request.isMultipart()) return { ...form, fields: typedValues(request.body) }
  if (Number(request.headers['content-length'] ?? 0) > MAX_REQUEST_BYTES) throw tooMuch()

  try {
    await readParts(request, form, maxFileBytes)
  } catch (error) {
    // What busboy throws at a broken form has no status of its own.
    throw Object.assign(error as Error, { statusCode: (error as FastifyError).statusCode ?? 400 })
  }
  return form
}

async function readParts(request: FastifyRequest, form: FilesForm, maxFileBytes: number): Promise<void> {
  let room = MAX_REQUEST_BYTES
  for await (const part of request.parts({ limits: { fileSize: maxFileBytes } })) {
    if (part.type === 'field') {
      if (part.valueTruncated) throw tooMuch()
      if (typeof part.value === 'string') form.fields[part.fieldname] = part.value
      continue
    }
    const bytes = await readFile(part.file)
    room -= bytes.length
    if (room < 0) throw tooMuch()
    const tooLarge = part.file.truncated
    if (bytes.length > 0) form.files.push({ field: part.fieldname, name: part.filename, bytes, tooLarge })
  }
}

/** Reads to the end, so that the fields behind the file arrive; what passes the limit never reaches us. */
async function readFile(file: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const tooMuch = () => Object.assign(new Error('request body over the limit'), { statusCode: 413 })
