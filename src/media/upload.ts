import multipart from '@fastify/multipart'
import type { FastifyError, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { typedValues } from '../http/forms.ts'

/** A form with at most one file, read whole. A file over the limit is null with tooLarge; the typed text is kept. */
export type UploadForm = { fields: Record<string, string>; picture: Buffer | null; tooLarge: boolean }

/** Whoever sends more than this is not sending a photo; the rest is not even read. */
const MAX_REQUEST_BYTES = 64 * 1024 * 1024

/** Lets routes read multipart forms through readUploadForm. */
export const uploads = fp(
  async (app) => {
    await app.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fieldNameSize: 100, fieldSize: 512 * 1024, fields: 60, files: 4, headerPairs: 50, parts: 64 },
    })
  },
  { name: 'uploads' },
)

/** Reads a form with a photo; memory is bounded by the limits. A form without a file part may also be urlencoded. */
export async function readUploadForm(
  request: FastifyRequest,
  { maxFileBytes }: { maxFileBytes: number },
): Promise<UploadForm> {
  const form: UploadForm = { fields: {}, picture: null, tooLarge: false }
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

async function readParts(request: FastifyRequest, form: UploadForm, maxFileBytes: number): Promise<void> {
  for await (const part of request.parts({ limits: { fileSize: maxFileBytes } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') form.fields[part.fieldname] = part.value
      continue
    }
    const bytes = await readFile(part.file)
    if (part.file.truncated) form.tooLarge = true
    else if (bytes.length > 0) form.picture = bytes
  }
}

/** Reads to the end, so that the fields behind the file arrive; what passes the limit never reaches us. */
async function readFile(file: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of file) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const tooMuch = () => Object.assign(new Error('request body over the limit'), { statusCode: 413 })
