import { parseArgs } from 'node:util'
import type { z } from 'zod'

/** What a command needs of the world around it. */
export type Terminal = {
  env: NodeJS.ProcessEnv
  say(line: string): void
  /** A password, typed where it does not show, or read from what is piped in. */
  password(): Promise<string>
  /** What is piped in, whole. */
  piped(): Promise<string>
}

/** Why a command did nothing, as a sentence for the operator. */
export class Refusal extends Error {}

export type Option = {
  hint: string
  schema: z.ZodType
  /** flag: stands alone; list: may be given several times; word: stands after the command, without its name. */
  kind?: 'flag' | 'list' | 'word'
}
type Values<O extends Record<string, Option>> = { [K in keyof O]: z.output<O[K]['schema']> }

export type Command = {
  /** As it is typed: 'site open'. */
  words: string
  does: string
  options: Record<string, Option>
  run(given: Record<string, unknown>, terminal: Terminal): Promise<void>
}

/** A command whose `run` gets the values of its own options. */
export const command = <O extends Record<string, Option>>(
  parts: Omit<Command, 'options' | 'run'> & { options: O; run(given: Values<O>, terminal: Terminal): Promise<void> },
): Command => ({ ...parts, run: (given, terminal) => parts.run(given as Values<O>, terminal) })

/** Runs the command that these words name, and returns the exit code: 0 done, 1 refused, 2 not understood. */
export async function runCommand(commands: Command[], words: string[], terminal: Terminal): Promise<number> {
  const said = (found: Command) => words.slice(0, found.words.split(' ').length).join(' ') === found.words
  const found = commands.find(said)
  const asksHelp = words.length === 0 || words.includes('--help') || words.includes('help')
  if (!found) {
    if (!asksHelp) terminal.say(`There is no command '${words.join(' ')}'.\n`)
    terminal.say(overview(commands))
    return asksHelp ? 0 : 2
  }
  if (asksHelp) {
    terminal.say(helpOf(found))
    return 0
  }
  try {
    const given = readOptions(found, words.slice(found.words.split(' ').length))
    await found.run(given, terminal)
    return 0
  } catch (error) {
    terminal.say(error instanceof Error ? error.message : String(error))
    if (!(error instanceof Misunderstood)) return 1
    terminal.say(`\n${helpOf(found)}`)
    return 2
  }
}

class Misunderstood extends Error {}

function readOptions({ options }: Command, words: string[]): Record<string, unknown> {
  const typed = readWords(options, words)
  const faults: string[] = []
  const given: Record<string, unknown> = {}
  for (const [name, { schema }] of Object.entries(options)) {
    const read = schema.safeParse(typed[name])
    if (read.success) given[name] = read.data
    else if (typed[name] === undefined) faults.push(`${asTyped(name, options[name]!)} is missing`)
    else faults.push(...read.error.issues.map((issue) => `${asTyped(name, options[name]!)}: ${issue.message}`))
  }
  if (faults.length > 0) throw new Misunderstood(faults.join('\n'))
  return given
}

/** As it stands on the line: '--file', or 'FILE' where it stands without its name. */
const asTyped = (name: string, { kind }: Option): string => (kind === 'word' ? name.toUpperCase() : `--${name}`)

function readWords(options: Record<string, Option>, words: string[]): Record<string, unknown> {
  const alone = Object.keys(options).filter((name) => options[name]!.kind === 'word')
  const named = Object.entries(options).filter(([name]) => !alone.includes(name))
  const described = named.map(([name, { kind }]) => [
    name,
    { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: kind === 'list' },
  ])
  try {
    const options = Object.fromEntries(described)
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: alone.length > 0 })
    if (positionals.length > alone.length) throw new Error(`'${positionals.at(-1)}' is not understood`)
    return { ...values, ...Object.fromEntries(positionals.map((word, at) => [alone[at]!, word])) }
  } catch (error) {
    throw new Misunderstood((error as Error).message)
  }
}

function overview(commands: Command[]): string {
  const width = Math.max(...commands.map((each) => each.words.length))
  const lines = commands.map((each) => `  ${each.words.padEnd(width)}  ${each.does}`)
  return `npm run balai -- <command> [options]\n\n${lines.join('\n')}\n\nEach with --help. Settings are read as the server reads them: docs/operations.md`
}

function helpOf({ words, does, options }: Command): string {
  const shown = Object.entries(options).map(([name, { hint, kind, schema }]) => {
    const optional = schema.safeParse(undefined).success ? ' (optional)' : ''
    if (kind === 'word') return `  ${name.toUpperCase()}${optional}\n      ${hint}`
    return `  --${name}${kind === 'flag' ? '' : ' …'}${kind === 'flag' ? '' : optional}\n      ${hint}`
  })
  return [`npm run balai -- ${words}`, does, ...(shown.length > 0 ? ['', ...shown] : [])].join('\n')
}
