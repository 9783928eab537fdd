import { isoDate } from '../shared/dates.ts'

/** So often was a code asked for on a day; of a code that no letter has, its prefix alone, or '' where it is none. */
export type Asked = { regencyId: string; day: string; text: string; times: number }
export type Counted = { letters: Asked[]; unknown: Asked[] }

/** Prefixes that are told apart; a machine that makes up ever new ones is counted under none. */
const MOST_PREFIXES = 2000

/**
 * Counts in memory what strangers ask: of a letter its code, of what is no letter the prefix; nothing of who asks. Counting
 * costs a page no query; what was counted is taken now and then, and written at once (count-checks.ts).
 */
export function openTally() {
  let letters = new Map<string, Asked>()
  let unknown = new Map<string, Asked>()
  const add = (to: Map<string, Asked>, { times, ...asked }: Asked) => {
    const key = `${asked.regencyId} ${asked.day} ${asked.text}`
    const known = to.get(key)
    if (known) known.times += times
    else to.set(key, { ...asked, times })
  }
  return {
    letter: (regencyId: string, code: string, now: Date) =>
      add(letters, { regencyId, day: isoDate(now), text: code, times: 1 }),
    unknown(regencyId: string, code: string, now: Date) {
      const text = unknown.size < MOST_PREFIXES ? code.slice(0, 4) : ''
      add(unknown, { regencyId, day: isoDate(now), text, times: 1 })
    },
    /** All that was counted since the last time. */
    take(): Counted {
      const taken = { letters: [...letters.values()], unknown: [...unknown.values()] }
      letters = new Map()
      unknown = new Map()
      return taken
    },
    /** Counts again what was taken and could not be written. */
    giveBack(taken: Counted) {
      for (const asked of taken.letters) add(letters, asked)
      for (const asked of taken.unknown) add(unknown, asked)
    },
  }
}

export type Tally = ReturnType<typeof openTally>
