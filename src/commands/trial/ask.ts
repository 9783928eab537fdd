import http from 'node:http'

export type Question = {
  path: string
  /** The site's host name, without port; the request itself goes to this machine. */
  host: string
  /** Sent as a page of that site would send it. */
  form?: Record<string, string>
  cookie?: string
  headers?: Record<string, string>
}
export type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

/** One request to an app on this machine, as a browser at the site would send it; redirections are not followed. */
export function ask(port: number, { path, host, form, cookie, headers }: Question): Promise<Answer> {
  const body = form && new URLSearchParams(form).toString()
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: '127.0.0.1',
      port,
      path,
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        host: `${host}:${port}`,
        ...(cookie && { cookie }),
        ...(body !== undefined && {
          origin: `http://${host}:${port}`,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
        }),
        ...headers,
      },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    request.end(body)
  })
}

/** Signs in at a site; what is returned goes into the Cookie header. Throws when the app refuses. */
export async function signIn(port: number, host: string, username: string, password: string): Promise<string> {
  const answer = await ask(port, { path: '/masuk', host, form: { username, password } })
  const cookie = answer.headers['set-cookie']?.find((each) => /^(__Host-)?balai=/.test(each))
  if (answer.status !== 303 || !cookie) throw new Error(`${username} could not sign in at ${host}: ${answer.status}`)
  return cookie.split(';')[0] as string
}
