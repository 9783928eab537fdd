import type { Answer, TestHouse } from './app.ts'

/** Sends a form with a file, as a browser does. */
export async function upload(
  house: TestHouse,
  url: string,
  fields: Record<string, string>,
  file: { bytes: Buffer; name?: string; type?: string } | null,
  cookie: string,
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file)
    form.append(
      'picture',
      new Blob([new Uint8Array(file.bytes)], { type: file.type ?? 'image/jpeg' }),
      file.name ?? 'foto.jpg',
    )
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
