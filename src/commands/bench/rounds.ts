/** The middle one of several measures. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Medians of the rounds; `best` is our best round, for a target that is a count: other work on the machine only takes away. */
export type Compared = { ours: number; ceiling: number; ratio: number; best: number }

/**
 * Measures two things in turn (A B A B …), so that what else the machine does meets both alike; the ratio is the median of
 * the rounds' own ratios. One round beforehand, not counted, lets both get warm.
 */
export async function compare(
  ours: () => Promise<number>,
  ceiling: () => Promise<number>,
  rounds = 5,
): Promise<Compared> {
  const pairs: [number, number][] = []
  for (let round = 0; round <= rounds; round++) {
    const pair: [number, number] = [await ours(), await ceiling()]
    if (round > 0) pairs.push(pair)
  }
  return {
    ours: median(pairs.map(([a]) => a)),
    ceiling: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
    best: Math.max(...pairs.map(([a]) => a)),
  }
}
