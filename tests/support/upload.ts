import type { Answer, TestHouse } from './app.ts'

type File = { bytes: Buffer; name?: string; type?: string; field?: string }

/** Sends a form with files, as a browser does; a file is chosen in the field 'picture', unless it says another. */
export async function upload(
  house: TestHouse,
  url: string,
  fields: Record<string, string>,
  file: File | File[] | null,
  cookie: string,
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { bytes, name = 'foto.jpg', type = 'image/jpeg', field = 'picture' } of file ? [file].flat() : [])
    form.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
  const body = new Response(form)
  return house.app.inject({
    method: 'POST',
    url,
    headers: {
      host: new URL(url).host,
      origin: new URL(url).origin,
      cookie,
      'content-type': body.headers.get('content-type')!,
    },
    payload: Buffer.from(await body.arrayBuffer()),
  })
}

/** The value of a hidden field of a page. */
export const hidden = (answer: Answer, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(answer.body)?.[1] ?? ''
