import places from '../../../prisma/demo/villages.json' with { type: 'json' }
import { ask } from '../trial/ask.ts'
import { type Figure, millis } from './figure.ts'
import { type BenchHouse, DOMAIN } from './house.ts'
import { median } from './rounds.ts'

const ACCOUNTS = ['operator', 'sekdes', 'kades']

/** How long a wrong password takes at a name that has an account and at one that has none: it must not tell them apart. */
export async function signInTimes({ app }: BenchHouse): Promise<Figure> {
  const known: number[] = []
  const unknown: number[] = []
  let visitor = 0
  const refused = async (host: string, username: string) => {
    const at = ++visitor
    const begun = performance.now()
    const { status } = await ask(app.port, {
      path: '/masuk',
      host,
      form: { username, password: 'bukan kata sandinya' },
      headers: { 'x-forwarded-for': `198.51.${at >> 8}.${at & 255}` },
    })
    if (status !== 422) throw new Error(`A wrong password was answered by ${status}`)
    return performance.now() - begun
  }
  const accounts = places.villages.flatMap(({ name }) => ACCOUNTS.map((account) => [name.toLowerCase(), account]))
  for (const [at, [village, account]] of accounts.entries()) {
    const host = `${village}.${DOMAIN}`
    const tryKnown = async () => known.push(await refused(host, account as string))
    const tryUnknown = async () => unknown.push(await refused(host, `${account}-${at}`))
    for (const attempt of at % 2 ? [tryKnown, tryUnknown] : [tryUnknown, tryKnown]) await attempt()
  }
  const apart = Math.abs(median(known) - median(unknown))
  return {
    what: `A wrong password at a known name (${known.length} tries)`,
    result: millis(median(known)),
    ceiling: `${millis(median(unknown))} at an unknown name`,
    ratio: median(known) / median(unknown),
    target: 'no more than 10 % apart',
    held: apart <= 0.1 * median(unknown),
  }
}
