/**
 * Measures Balai beside its ceilings, on this machine, now: npm run bench. It prints a table and writes nothing, unless it
 * is told to put it into docs/performance.md: npm run bench -- --write. Names choose some of the measures.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { calmWhileIssuing } from './calm.ts'
import { asTable, type Figure, millis } from './figure.ts'
import { type BenchHouse, openBenchHouse } from './house.ts'
import { issueWithPdf, letterPdf, pdfSize } from './letters.ts'
import { orderLog } from './log.ts'
import { manyItems } from './many.ts'
import { homeFromCache, homeFromDatabase, verificationFromDatabase } from './pages.ts'
import { signInTimes } from './sign-in.ts'
import { pageWeights } from './weights.ts'

const MEASURES: Record<string, (house: BenchHouse) => Promise<Figure>> = {
  cached: homeFromCache,
  home: homeFromDatabase,
  verification: verificationFromDatabase,
  pdf: letterPdf,
  issue: issueWithPdf,
  log: orderLog,
  calm: calmWhileIssuing,
  size: pdfSize,
  'sign-in': signInTimes,
  start: async ({ starts }) => ({
    what: 'Second start, until it is ready',
    result: millis(starts.secondMs),
    ceiling: `${millis(starts.firstMs)} the first, which fills the demo`,
    target: 'under 3 s',
    held: starts.secondMs < 3000,
  }),
  many: manyItems,
}

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true })
const asked = positionals.length ? positionals : [...Object.keys(MEASURES), 'weights']
const unknown = asked.filter((name) => name !== 'weights' && !Object.hasOwn(MEASURES, name))
if (unknown.length) {
  console.error(
    `There is no measure ${unknown.join(', ')}. There are: ${[...Object.keys(MEASURES), 'weights'].join(', ')}`,
  )
  process.exit(1)
}

const load = () => os.loadavg()[0] as number
const begun = performance.now()
const loadBefore = load()
const figures: Figure[] = []
const weights: Figure[] = []
console.log('Filling the demo …')
const house = await openBenchHouse(async (app) => {
  if (asked.includes('weights')) weights.push(...(await pageWeights(app.port)))
})
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => house.close().finally(() => process.exit(1)))
try {
  for (const name of asked) {
    const measure = MEASURES[name]
    if (!measure) continue
    figures.push(await measure(house))
    console.log(`${name}: ${figures.at(-1)?.result}`)
  }
} finally {
  await house.close()
}
figures.push(...weights)
const table = asTable(figures)
const loads = [loadBefore, load()].map((each) => each.toFixed(1)).join(' to ')
const circumstances = `${os.availableParallelism()} cores, Node ${process.versions.node}; load average ${loads}, this bench included.`
console.log(`\n${table}\n\n${circumstances} ${Math.round((performance.now() - begun) / 1000)} s`)
if (values.write) write(`${table}\n\n${circumstances}`)

/** Puts the table and what it was measured on between their two marks in docs/performance.md. */
function write(measured: string): void {
  const file = path.resolve(import.meta.dirname, '../../../docs/performance.md')
  const text = readFileSync(file, 'utf8')
  const marked = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/
  if (!marked.test(text)) throw new Error('docs/performance.md has no place for the table')
  writeFileSync(file, text.replace(marked, `$1${measured}\n$2`))
}
