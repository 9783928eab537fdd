import { checkFields } from './check-fields.ts'
import { checkPieces } from './check-pieces.ts'
import { checkRoles } from './check-roles.ts'
import type { Condition } from './condition.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { type Piece, pieces } from './pieces.ts'
import { fieldsInScope, type Scope } from './scope.ts'

export type Mistake = { path: (string | number)[]; message: string }

/** Everything a definition says that cannot work, each with its place and a sentence. */
export function checkDefinition(definition: LetterTypeDefinition): Mistake[] {
  const said = pieces(definition)
  return [
    ...checkFields(definition),
    ...checkRoles(definition),
    ...checkConditions(definition, said),
    ...checkPieces(definition, said),
  ]
}

function checkConditions(definition: LetterTypeDefinition, said: Piece[]): Mistake[] {
  const { fields } = definition
  const guards = said.flatMap(({ guards }) => guards)
  const asked = fields.flatMap((field, at): { path: Mistake['path']; when: Condition; scope: Scope['fields'] }[] => {
    const own =
      typeof field.required === 'boolean'
        ? []
        : [{ path: ['fields', at, 'required'], when: field.required, scope: fieldsInScope(fields) }]
    const cells = field.type === 'list' ? field.columns : []
    const inRow = new Map(cells.map((column) => [column.key, column]))
    const ofCells = cells.flatMap((column, index) =>
      typeof column.required === 'boolean'
        ? []
        : [{ path: ['fields', at, 'columns', index, 'required'], when: column.required, scope: inRow }],
    )
    return [...own, ...ofCells]
  })
  return [...guards, ...asked].flatMap(({ path, when, scope }) => checkCondition(when, path, scope))
}

function checkCondition(when: Condition, path: Mistake['path'], fields: Scope['fields']): Mistake[] {
  const field = fields.get(when.field)
  if (!field) return [{ path, message: `Syarat menyebut '${when.field}', yang bukan isian.` }]
  if ('equals' in when && field.type === 'list')
    return [{ path, message: `Syarat pada daftar '${when.field}' hanya dapat "filled".` }]
  if ('equals' in when && field.type !== 'list' && field.options && !field.options.includes(when.equals))
    return [{ path, message: `Syarat menyebut '${when.equals}', yang bukan pilihan ${field.label}.` }]
  return []
}
