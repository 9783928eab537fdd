import type { Values } from '../http/forms.ts'
import { arrange, at, HOME_SECTIONS, type HomeSection, SECTIONS, type Section } from '../sites/sections.ts'
import type { SiteKind } from '../sites/site.ts'

export type Arranged = 'menu' | 'beranda'

/** What can be arranged of a site of this kind. */
export const sectionsOf = (topic: Arranged, kind: SiteKind): (Section | HomeSection)[] =>
  at<Section | HomeSection>(topic === 'menu' ? SECTIONS : HOME_SECTIONS, kind)

/**
 * An order as the form sends it: the keys as they stood, a mark for each that is shown, and the button that moved one up or
 * down. Keys of nothing are left out, missing ones come after.
 */
export function readArrangement(topic: Arranged, kind: SiteKind, values: Values): string[] {
  const stood = arrange(sectionsOf(topic, kind), [...new Set(values.order?.split(','))])
  const keys = stood.map(({ section }) => section.key)
  return moved(keys, values).map((key) => (values[`tampil-${key}`] ? key : `-${key}`))
}

function moved(keys: string[], { naik, turun }: Values): string[] {
  const from = keys.indexOf(naik ?? turun ?? '')
  const to = naik ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= keys.length) return keys
  return keys.with(from, keys[to]!).with(to, keys[from]!)
}

/** The rows of the form, in the order that is stored. */
export function arrangementRows(topic: Arranged, kind: SiteKind, stored: string[], filled: readonly string[]) {
  const rows = arrange(sectionsOf(topic, kind), stored)
  return rows.map(({ section: { key, label }, shown }, place) => ({
    key,
    label,
    shown,
    empty: topic === 'menu' && !filled.includes(key),
    up: place > 0,
    down: place < rows.length - 1,
  }))
}
