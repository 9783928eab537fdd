/**
 * The trials that are too long for every run of the tests: npm run trial, or one of them: npm run trial -- numbers.
 * tests/commands/trial.test.ts holds a small sample of each.
 */
import { tryCalm } from './calm.ts'
import { tryCodes } from './codes.ts'
import { tryEndorse } from './endorse.ts'
import { tryHostileWhole } from './hostile/hostile.ts'
import { tryKills } from './kills.ts'
import { tryLog } from './log.ts'
import { tryNumbers } from './numbers.ts'
import { tryPapers } from './papers.ts'
import { tryQr } from './qr.ts'
import { tryRandom } from './random.ts'
import { openScratchHouse, type TrialHouse } from './scratch-house.ts'
import { tryStains } from './stains.ts'
import type { Verdict } from './verdict.ts'

const say = (words: string) => console.log(`  ${words}`)

const TRIALS: Record<string, { about: string; hold: (house: TrialHouse) => Promise<Verdict> }> = {
  numbers: {
    about: '10,000 letters issued at the same time by two processes',
    hold: (house) => tryNumbers(house, { letters: 10_000, say }),
  },
  kills: {
    about: 'the app is killed 30 times while letters are issued',
    hold: (house) => tryKills(house, { kills: 30, say }),
  },
  endorse: {
    about: '1,700 letters of 17 villages issued and endorsed at once, the endorsing killed 20 times',
    hold: (house) => tryEndorse(house, { letters: 1700, kills: 20, say }),
  },
  log: {
    about: 'apps and Postgres are killed 100 times while letters are issued and the log is watched from outside',
    hold: () => tryLog({ rounds: 100, say }),
  },
  qr: {
    about: '224 letters of all types, printed at 150 dpi and scanned',
    hold: (house) => tryQr(house, { letters: 224, say }),
  },
  stains: {
    about: 'the QR of 1,000 letters, clean at 150 dpi and with a stain of 12 % at 200 dpi',
    hold: (house) => tryStains(house, { letters: 1000, say }),
  },
  codes: {
    about: '1,000,000 guessed codes, and one address that guesses too fast',
    hold: (house) => tryCodes(house, { guesses: 1_000_000, hasty: 1000, say }),
  },
  papers: {
    about: 'every type on every paper with every form of signature, read back',
    hold: (house) => tryPapers(house, { say }),
  },
  random: {
    about: '1,000 random answers a type through the form',
    hold: (house) => tryRandom(house, { sets: 1000, read: 20, say }),
  },
  hostile: {
    about: 'hostile texts in every field of every form, four at a time',
    hold: (house) => tryHostileWhole(house, { say }),
  },
  calm: {
    about: 'the cached home while 500 letters are issued',
    hold: (house) => tryCalm(house, { letters: 500, say }),
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(TRIALS, name))
if (unknown.length) {
  console.error(`There is no trial ${unknown.join(', ')}. There are: ${Object.keys(TRIALS).join(', ')}`)
  process.exit(1)
}

const verdicts: string[] = []
const house = await openScratchHouse()
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => house.close().finally(() => process.exit(1)))
try {
  for (const name of asked.length ? asked : Object.keys(TRIALS)) {
    const { about, hold } = TRIALS[name]!
    console.log(`${name}: ${about}`)
    const { ok, words } = await hold(house).catch((error: Error) => ({ ok: false, words: error.message }))
    verdicts.push(`${ok ? 'held  ' : 'FAILED'} ${name}: ${words}`)
    if (!ok) process.exitCode = 1
  }
} finally {
  await house.close()
}
console.log(verdicts.join('\n'))
