import type { LetterBlock } from '../paper/content.ts'
import type { Answers } from './answers.ts'
import type { LetterContext } from './context.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { applies, isHollow, type Scope, scopeOf, scopesOf, write } from './scope.ts'
import type { WordingBlock, WordingLine, WordingRow } from './wording.ts'

type Table = Extract<WordingBlock, { kind: 'table' }>

/** What stands in a table's cell whose optional answer was not given. */
const NOTHING = '–'

/**
 * The body of a letter: wording and answers, ready to be printed. Rows, lines and paragraphs of empty optional answers
 * are left out. In a draft (a context without date) what is missing prints as '……'; in an issued letter nothing may be
 * missing, so that it throws instead.
 */
export function composeBody(definition: LetterTypeDefinition, answers: Answers, context: LetterContext): LetterBlock[] {
  const scope = scopeOf(definition, answers, context)
  return definition.body.flatMap((block) => (applies(block.when, scope) ? composeBlock(block, scope) : []))
}

function composeBlock(block: WordingBlock, scope: Scope): LetterBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'paragraph', text: inOneLine(write(block.text, scope)) }]
    case 'heading':
      return [{ kind: 'heading', text: inOneLine(write(block.text, scope)) }]
    case 'identity':
      return scopesOf(scope, block.each).flatMap((each) => composeIdentity(block.rows, each))
    case 'list': {
      const items = composeLines(block.items, scope)
      return items.length === 0 ? [] : [{ kind: 'list', marker: block.marker, items }]
    }
    case 'table':
      return composeTable(block, scope)
  }
}

const inOneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ')

/** The rows of an identity block that have something to say. */
export function composeRows(rows: WordingRow[], scope: Scope): { label: string; value: string; strong?: boolean }[] {
  return rows
    .filter(({ value, when }) => applies(when, scope) && !isHollow(value, scope))
    .map(({ label, value, strong }) => ({ label, value: write(value, scope), ...(strong ? { strong } : {}) }))
}

function composeIdentity(wording: WordingRow[], scope: Scope): LetterBlock[] {
  const rows = composeRows(wording, scope)
  return rows.length === 0 ? [] : [{ kind: 'identity', rows }]
}

/** Lines of a list, of recipients or of copies: once each, or once for every row. */
export function composeLines(lines: WordingLine[], scope: Scope): string[] {
  return lines.flatMap(({ text, each, when }) =>
    scopesOf(scope, each)
      .filter((row) => applies(when, row) && !isHollow(text, row))
      .map((row) => inOneLine(write(text, row))),
  )
}

/** A list as a table; a column in which nothing was said is left out. */
function composeTable({ each, columns }: Table, scope: Scope): LetterBlock[] {
  const rows = scopesOf(scope, each)
  const shown = columns.filter(({ value }) => rows.some((row) => !isHollow(value, row)))
  if (rows.length === 0) return []
  return [
    {
      kind: 'table',
      columns: shown.map(({ label, share, align }) => ({ label, share, ...(align ? { align } : {}) })),
      rows: rows.map((row) =>
        shown.map(({ value }) => (isHollow(value, row) ? NOTHING : inOneLine(write(value, row)))),
      ),
    },
  ]
}
