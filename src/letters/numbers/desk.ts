import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { findOffice } from '../offices/find-office.ts'
import { settingsOf } from '../offices/office.ts'
import { type LetterType, listLetterTypes } from '../standard/find-standard.ts'
import { codeOf, counterScopeOf, type StandardSettings } from '../standard/settings.ts'

/** What numbers are made by at this office today. */
export type NumberDesk = { types: LetterType[]; settings: StandardSettings; officeCode: string }

export type Counter = { scope: string; label: string }

/** The standard's types, the settings that hold at the office, and its code. */
export async function readDesk(db: Db, site: Site): Promise<NumberDesk> {
  const types = await listLetterTypes(db, site)
  const profile = await db.siteProfile.findUnique({ where: { siteId: site.id }, select: { officeCode: true } })
  const settings = settingsOf(types[0]!.standard.settings, await findOffice(db, site))
  return { types, settings, officeCode: profile?.officeCode ?? '' }
}

/** The counters that the office's letters are numbered by today, in the order of the types. */
export function countersOf(desk: NumberDesk): Counter[] {
  const scopes = desk.types.map(({ definition }) => counterScopeOf(desk.settings, definition))
  return [...new Set(scopes)].map((scope) => ({ scope, label: counterLabel(scope, desk.types) }))
}

/** A counter in words: 'Semua surat', 'Kode 400.12.2', 'Surat Keterangan Usaha'. */
export function counterLabel(scope: string, types: LetterType[]): string {
  const [manner, name] = [scope.split(':')[0], scope.slice(scope.indexOf(':') + 1)]
  if (manner === 'all') return 'Semua surat'
  if (manner === 'code') return `Kode ${name}`
  return types.find(({ definition }) => definition.slug === name)?.definition.name ?? name
}

/** The types whose letters can bear a number of this counter. */
export const typesOf = (scope: string, { types, settings }: NumberDesk): LetterType[] =>
  types.filter(({ definition }) => {
    if (scope.startsWith('code:')) return `code:${codeOf(settings, definition)}` === scope
    return scope === 'all' || `type:${definition.slug}` === scope
  })
