import type { Mistake } from './check-definition.ts'
import type { Condition } from './condition.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { fieldsInScope, type Scope } from './scope.ts'
import type { WordingBlock, WordingLine, WordingRow } from './wording.ts'

type Path = Mistake['path']
export type Guard = { path: Path; when: Condition; scope: Scope['fields'] }

/** One wording of a definition, the conditions under which it is printed, and what its placeholders can name. */
export type Piece = {
  path: Path
  text: string
  guards: Guard[]
  /** Whether it is left out by itself when its one optional answer is empty. */
  mayVanish: boolean
  /** The list for whose rows it is written. */
  each: string | undefined
  scope: Scope['fields']
}
type Raw = { path: Path; text: string; whens: [Path, Condition | undefined][]; mayVanish: boolean; each?: string }

/** Every wording of a definition: body, correspondence, copies and those who sign. */
export function pieces(definition: LetterTypeDefinition): Piece[] {
  const { fields } = definition
  return raws(definition).map(({ path, text, whens, mayVanish, each }) => ({
    path,
    text,
    mayVanish,
    each,
    scope: fieldsInScope(fields, each),
    guards: whens.flatMap(([at, when]) =>
      when ? [{ path: at, when, scope: fieldsInScope(fields, guardsRow(at) ? each : undefined) }] : [],
    ),
  }))
}

/** A block's own condition is asked once, outside of its rows. */
const guardsRow = (path: Path) => path.length > 3

function raws({ body, correspondence, copies, signatories }: LetterTypeDefinition): Raw[] {
  return [
    ...body.flatMap((block, at) => ofBlock(block, ['body', at])),
    ...ofRows(correspondence?.rows ?? [], ['correspondence', 'rows'], []),
    ...ofLines(correspondence?.recipient ?? [], ['correspondence', 'recipient'], []),
    ...ofLines(copies, ['copies'], []),
    ...signatories.flatMap(({ people }, at) =>
      people.flatMap(({ name, part, each }, index): Raw[] => {
        const path = ['signatories', at, 'people', index]
        const all = { whens: [], mayVanish: true, each }
        return [
          { path: [...path, 'name'], text: name, ...all },
          ...(part ? [{ path: [...path, 'part'], text: part, ...all }] : []),
        ]
      }),
    ),
  ]
}

function ofBlock(block: WordingBlock, path: Path): Raw[] {
  const outer: Raw['whens'] = [[[...path, 'when'], block.when]]
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [{ path: [...path, 'text'], text: block.text, whens: outer, mayVanish: false }]
    case 'identity':
      return ofRows(block.rows, [...path, 'rows'], outer, block.each)
    case 'list':
      return ofLines(block.items, [...path, 'items'], outer)
    case 'table':
      return block.columns.map(({ value }, index) => ({
        path: [...path, 'columns', index, 'value'],
        text: value,
        whens: outer,
        mayVanish: true,
        each: block.each,
      }))
  }
}

const ofRows = (rows: WordingRow[], path: Path, outer: Raw['whens'], each?: string): Raw[] =>
  rows.map(({ value, when }, index) => ({
    path: [...path, index, 'value'],
    text: value,
    whens: [...outer, [[...path, index, 'when'], when]],
    mayVanish: true,
    each,
  }))

const ofLines = (lines: WordingLine[], path: Path, outer: Raw['whens']): Raw[] =>
  lines.map(({ text, each, when }, index) => ({
    path: [...path, index, 'text'],
    text,
    whens: [...outer, [[...path, index, 'when'], when]],
    mayVanish: true,
    each,
  }))
