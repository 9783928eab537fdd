/** How many slips a word of this length may have: none in a short one, where every slip makes another word. */
const slipsIn = (length: number): number => (length < 4 ? 0 : length < 7 ? 1 : 2)

const MOST = 5

/**
 * The words nearest to one that nothing has: those it is the beginning of, else those with the fewest slips (a letter left
 * out, too many, another, or two changed about).
 */
export function nearestWords(typed: string, known: readonly string[]): string[] {
  const longer = typed.length < 3 ? [] : known.filter((word) => word.startsWith(typed))
  if (longer.length > 0) return byLength(longer).slice(0, MOST)
  const allowed = slipsIn(typed.length)
  const near = known
    .filter((word) => Math.abs(word.length - typed.length) <= allowed)
    .map((word) => ({ word, slips: slips(typed, word) }))
    .filter(({ slips }) => slips <= allowed)
  const fewest = Math.min(...near.map(({ slips }) => slips))
  return byLength(near.filter(({ slips }) => slips === fewest).map(({ word }) => word)).slice(0, MOST)
}

const byLength = (words: string[]): string[] => words.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))

/** The slips between two words: optimal string alignment. */
export function slips(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const other = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const changedAbout = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(other, above[j]! + 1, row[j - 1]! + 1, changedAbout ? before[j - 2]! + 1 : other)
    }
    ;[before, above] = [above, row]
  }
  return above[b.length]!
}
