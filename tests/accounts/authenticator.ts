import { generateSync } from 'otplib'
import { type Answer, DEMO_PASSWORD, type TestHouse } from '../support/app.ts'
import type { Browser } from './browser.ts'

/** The value of a hidden field on a page. */
export const hiddenIn = ({ body }: Pick<Answer, 'body'>, name: string): string =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? ''

/** The link that a page shows once. */
export const linkIn = ({ body }: Pick<Answer, 'body'>): string =>
  /value="(http[^"]+\/undangan\/[^"]+)"/.exec(body)?.[1] ?? ''

/** An app on somebody's phone: it has the secret of one account and shows the code of the moment. */
export class Authenticator {
  readonly secret: string
  private readonly house: TestHouse

  constructor(house: TestHouse, secret: string) {
    this.house = house
    this.secret = secret
  }

  /** The code shown now, or so many seconds from now. */
  code(seconds = 0): string {
    const epoch = Math.floor(this.house.clock.now.getTime() / 1000) + seconds
    return generateSync({ secret: this.secret, epoch })
  }
}

/** Reads the set-up page as an app and a person would. */
export async function beginSetup(house: TestHouse, browser: Browser) {
  const page = await browser.get('/admin/akun/pengaman')
  const secret = /class="secret">([A-Z2-7 ]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  return { page, sealed: hiddenIn(page, 'sealed'), app: new Authenticator(house, secret) }
}

/** Sets a second factor up, and answers with the app and the codes that were printed. */
export async function secure(house: TestHouse, browser: Browser) {
  const { sealed, app } = await beginSetup(house, browser)
  const done = await browser.post('/admin/akun/pengaman', { sealed, password: DEMO_PASSWORD, code: app.code() })
  return { app, done, printed: codesIn(done) }
}

export const codesIn = ({ body }: Pick<Answer, 'body'>): string[] =>
  [...body.matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map(([, code]) => code as string)
