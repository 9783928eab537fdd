import { z } from 'zod'
import { typeMark } from '../../seal/signature/facts.ts'
import { type LetterTypeDefinition, letterTypeDefinition } from './definition.ts'
import { numberPattern } from './number-pattern.ts'

/** What a standard sets for all of its letters. */
export const standardSettings = z.strictObject({
  numberPattern,
  /** What shares one row of numbers. */
  counterScope: z.enum(['all', 'per-code', 'per-type']),
  scheme: z.enum(['permendagri83', 'permendagri78']),
  paper: z.enum(['f4', 'f4-narrow', 'folio', 'a4']),
  /** What a village may not set for itself; all the rest it may. */
  fixed: z.array(z.enum(['numberPattern', 'counterScope', 'scheme', 'paper'])).optional(),
})
export type StandardSettings = z.output<typeof standardSettings>

export const standing = z.enum(['sample', 'official'])
export type Standing = z.output<typeof standing>

/**
 * A whole standard, as a regency publishes it: no slug twice, no two types that a seal could not tell apart, and no two
 * letters that could bear one number.
 */
export const letterStandard = z
  .strictObject({ settings: standardSettings, standing, types: z.array(letterTypeDefinition).min(1) })
  .superRefine(({ settings, types }, ctx) => {
    types.forEach((type, at) => {
      const earlier = types.slice(0, at)
      if (earlier.some(({ slug }) => slug === type.slug)) {
        ctx.addIssue({
          code: 'custom',
          path: ['types', at, 'slug'],
          message: `Jenis surat '${type.slug}' ada dua kali.`,
        })
      } else {
        const twin = earlier.find(({ slug }) => typeMark(slug) === typeMark(type.slug))
        const message = `QR tidak dapat membedakan '${type.slug}' dari '${twin?.slug}'. Ganti nama pendeknya.`
        if (twin) ctx.addIssue({ code: 'custom', path: ['types', at, 'slug'], message })
      }
      if (
        settings.counterScope === 'per-type' &&
        earlier.some((other) => codeOf(settings, other) === codeOf(settings, type))
      ) {
        const message = `Kode '${codeOf(settings, type)}' dipakai dua jenis surat. Penghitung per jenis butuh kode yang berbeda.`
        ctx.addIssue({ code: 'custom', path: ['types', at, 'codes'], message })
      }
    })
    if (settings.counterScope !== 'all' && !settings.numberPattern.includes('{kode}')) {
      const message = 'Pola nomor harus memuat {kode}, karena nomor urut tidak dihitung untuk semua surat bersama.'
      ctx.addIssue({ code: 'custom', path: ['settings', 'numberPattern'], message })
    }
  })
export type LetterStandard = z.output<typeof letterStandard>

/** The classification code that a type's number begins with, in the standard's scheme. */
export const codeOf = ({ scheme }: StandardSettings, { codes }: LetterTypeDefinition): string => codes[scheme]

/** The name of the counter that numbers this type: one for all letters, one for each code or one for each type. */
export function counterScopeOf(settings: StandardSettings, definition: LetterTypeDefinition): string {
  if (settings.counterScope === 'per-code') return `code:${codeOf(settings, definition)}`
  return settings.counterScope === 'per-type' ? `type:${definition.slug}` : 'all'
}

/** The remark printed small until the regency has made the standard its own. */
export const sampleRemark = (of: Standing): string | null =>
  of === 'sample' ? 'Naskah contoh, belum ditetapkan Pemkab' : null
