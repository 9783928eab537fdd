import { type Answer, DEMO_PASSWORD, type TestHouse } from '../support/app.ts'

/** A browser at one site: keeps its cookie, sends forms as a page of that site would, from an address of its own. */
export class Browser {
  cookie: string | null = null
  private readonly house: TestHouse
  private readonly origin: string
  private readonly remoteAddress: string

  constructor(house: TestHouse, host: string, remoteAddress = '203.0.113.7') {
    this.house = house
    this.origin = `http://${host}`
    this.remoteAddress = remoteAddress
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path)
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, fields)
  }

  signIn(username: string, password = DEMO_PASSWORD, kembali = ''): Promise<Answer> {
    return this.post('/masuk', { username, password, kembali })
  }

  private async send(method: 'GET' | 'POST', path: string, fields?: Record<string, string>): Promise<Answer> {
    const answer = await this.house.app.inject({
      method,
      url: `${this.origin}${path}`,
      remoteAddress: this.remoteAddress,
      headers: {
        host: new URL(this.origin).host,
        origin: this.origin,
        ...(this.cookie && { cookie: this.cookie }),
        ...(fields && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      payload: fields && new URLSearchParams(fields).toString(),
    })
    const given = answer.headers['set-cookie']
    if (given) this.cookie = /Max-Age=0/.test(String(given)) ? null : (String(given).split(';')[0] ?? null)
    return answer
  }
}

/** The audit trail of a site, newest last. */
export async function auditOf(house: TestHouse, host: string) {
  const site = await house.site(host)
  return house.database.door(site.id, (db) =>
    db.auditEntry.findMany({ where: { siteId: site.id }, orderBy: { at: 'asc' } }),
  )
}
