import { codeOf, counterScopeOf } from '../standard/settings.ts'
import type { NumberDesk } from './desk.ts'
import type { KindForm } from './schema.ts'

/** What a letter that was not made here is: its type, the code its number begins with, the counter it is numbered by. */
export type KindOfLetter = { typeSlug: string | null; typeName: string; code: string; scope: string }
type Outcome = { ok: true; kind: KindOfLetter } | { ok: false; errors: Record<string, string> }

/** Reads the choice of a type, or another kind of letter in the officer's own words with its code. */
export function kindOfLetter({ typeSlug, typeName, code }: KindForm, desk: NumberDesk): Outcome {
  const { settings, types } = desk
  if (typeSlug !== OTHER) {
    const type = types.find(({ definition }) => definition.slug === typeSlug)
    if (!type) return refused({ typeSlug: 'Pilih jenis surat.' })
    const { definition } = type
    const [ofType, scope] = [codeOf(settings, definition), counterScopeOf(settings, definition)]
    return { ok: true, kind: { typeSlug, typeName: definition.name, code: ofType, scope } }
  }
  const errors = {
    ...(!typeName && { typeName: 'Tulis jenis suratnya, misalnya Undangan rapat.' }),
    ...(!code && { code: 'Tulis kode klasifikasinya, misalnya 400.10.' }),
  }
  if (Object.keys(errors).length > 0) return refused(errors)
  const same = types.find(({ definition }) => codeOf(settings, definition) === code)
  if (settings.counterScope === 'per-type' && same)
    return refused({ code: `Kode ini dipakai ${same.definition.name}. Pilih jenis itu.` })
  const scopes = { all: 'all', 'per-code': `code:${code}`, 'per-type': `type:lain-${code}` }
  return { ok: true, kind: { typeSlug: null, typeName, code, scope: scopes[settings.counterScope] } }
}

/** The choice 'Jenis lain'. */
export const OTHER = 'lain'

const refused = (errors: Record<string, string>): Outcome => ({ ok: false, errors })
