import autocannon, { type Client, type Load, type Outcome, type Sent } from 'autocannon'

export type Target = Sent & {
  port: number
  /** Dealt out among the connections; each sends its own one after the other. */
  requests?: Sent[]
  connections?: number
  overallRate?: number
  workers?: number
}

/** Sends requests for some seconds. Throws when any of them fails: a fast refusal is no result. */
export async function load(
  { port, path = '/', connections = 16, requests, ...sent }: Target,
  seconds: number,
): Promise<Outcome> {
  const asked: Load = {
    url: `http://127.0.0.1:${port}${path}`,
    connections,
    duration: seconds,
    ...sent,
    ...(requests && { setupClient: dealer(requests, connections) }),
  }
  const outcome = await autocannon(asked)
  if (outcome.non2xx || outcome.errors)
    throw new Error(`${outcome.non2xx} refusals and ${outcome.errors} errors of ${path}`)
  return outcome
}

/**
 * Gives each connection its share of the requests. autocannon itself would copy and build all of them for each connection,
 * in the time that is measured: of thousands, most of a round.
 */
function dealer(requests: readonly Sent[], connections: number): (client: Client) => void {
  let dealt = 0
  return (client) => {
    const own = dealt++ % connections
    client.setRequests(requests.filter((_, at) => at % connections === own))
  }
}

/** Requests answered in a second. */
export const answersPerSecond = async (target: Target, seconds: number): Promise<number> => {
  const { '2xx': answered, duration } = await load(target, seconds)
  return answered / duration
}
