import autocannon, { type Load, type Outcome, type Sent } from 'autocannon'

export type Target = Sent & {
  port: number
  requests?: Sent[]
  connections?: number
  overallRate?: number
  workers?: number
}

/** Sends requests for some seconds. Throws when any of them fails: a fast refusal is no result. */
export async function load({ port, path = '/', connections = 16, ...sent }: Target, seconds: number): Promise<Outcome> {
  const asked: Load = { url: `http://127.0.0.1:${port}${path}`, connections, duration: seconds, ...sent }
  const outcome = await autocannon(asked)
  if (outcome.non2xx || outcome.errors)
    throw new Error(`${outcome.non2xx} refusals and ${outcome.errors} errors of ${path}`)
  return outcome
}

/** Requests answered in a second. */
export const answersPerSecond = async (target: Target, seconds: number): Promise<number> => {
  const { '2xx': answered, duration } = await load(target, seconds)
  return answered / duration
}
