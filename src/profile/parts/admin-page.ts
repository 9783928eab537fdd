import type { FieldErrors, Values } from '../../http/forms.ts'
import { told } from '../../shared/content.ts'
import type { UnsavedText } from '../../writing/find-kept-text.ts'
import { selfSaving, type Written } from '../../writing/self-saving.ts'
import { ROW_FIELDS, TEXT_FIELDS } from './fields.ts'
import {
  contentOf,
  isFilled,
  PART_NAMES,
  PARTS,
  type PartContent,
  type PartName,
  partTextId,
  versionOf,
} from './parts.ts'
import type { ProfileTexts } from './rows.ts'
import { MOST_ROWS, rowsIn } from './schema.ts'

/** What views/profile/parts.eta reads. */
export const partsPage = (texts: ProfileTexts, unsaved: UnsavedText[]) => ({
  title: 'Profil desa',
  parts: PART_NAMES.map((part) => ({
    title: PARTS[part].title,
    hint: PARTS[part].hint,
    href: `/admin/profil/${part}`,
    viewHref: PARTS[part].href,
    standing: unsaved.some(({ itemId }) => itemId === partTextId(part))
      ? UNSAVED
      : isFilled(part, texts)
        ? FILLED
        : EMPTY,
  })),
})

const UNSAVED = { word: 'Belum Anda simpan', state: 'waiting' } as const
const FILLED = { word: 'Terisi', state: 'good' } as const
const EMPTY = { word: 'Kosong', state: 'off' } as const

type Typed = Written & { values: Values; errors?: FieldErrors; version: string }

/** What views/profile/part-form.eta reads of a part as it stands, or with what its officer typed on it and did not save. */
export const partPage = (
  part: PartName,
  texts: ProfileTexts,
  written: Written & { values: Values | null },
  pesan = '',
) => {
  const content = contentOf(part, texts)
  const typed = { ...written, values: written.values ?? valuesOf(content), version: versionOf(content) }
  return { ...partForm(part, typed), notice: told(pesan) }
}

/** The same with what was typed and refused. */
export const refusedPartPage = (part: PartName, typed: Typed) => {
  const page = partForm(part, typed)
  return { ...page, title: `Kesalahan: ${page.title}` }
}

/** The same when someone else saved this part first: both, and a form that knows the newer version. */
export const partConflictPage = (part: PartName, current: PartContent, typed: Written & { values: Values }) => ({
  ...partForm(part, { ...typed, version: versionOf(current) }),
  ...selfSaving(`/admin/profil/${part}`, partTextId(part), typed, { beside: true }),
  title: `${PARTS[part].title} sudah diubah`,
  theirs: theirsOf(current),
})

function partForm(part: PartName, { values, errors = {}, version, ...written }: Typed) {
  const { title, hint, href } = PARTS[part]
  const address = `/admin/profil/${part}`
  const field = (each: NonNullable<(typeof TEXT_FIELDS)[PartName]>[number], name = each.name) => ({
    ...each,
    name,
    value: values[name] ?? '',
    error: errors[name],
  })
  return {
    title,
    heading: title,
    intro: hint,
    version,
    errors,
    action: address,
    ...selfSaving(address, partTextId(part), written, { published: true }),
    viewHref: href,
    previewHref: `${address}/pratinjau`,
    notice: null as string | null,
    fields: (TEXT_FIELDS[part] ?? []).map((each) => field(each)),
    entries: rowsOf(part, values).map((index) => ({
      index,
      struck: values[`hapus-${index}`] === 'ya',
      fields: ROW_FIELDS[part]!.map((each) => field(each, `${each.name}-${index}`)),
    })),
    theirs: null as { name: string; text: string } | null,
  }
}

const SPARE_ROWS = 3

/** The rows of a list's form: those that were filled in, and three for what is new. */
function rowsOf(part: PartName, values: Values): number[] {
  const fields = ROW_FIELDS[part]
  if (!fields) return []
  const filled = rowsIn(part, values).filter((index) => fields.some(({ name }) => values[`${name}-${index}`]?.trim()))
  const next = Math.max(-1, ...filled) + 1
  const spare = Array.from({ length: SPARE_ROWS }, (_, at) => next + at)
  return [...filled, ...spare.filter((index) => index < MOST_ROWS)]
}

/** A part as its form shows it. */
function valuesOf(content: PartContent): Values {
  const { missions, institutions, facts, numbers, ...texts } = content
  const rows = institutions ?? facts ?? numbers ?? []
  const cells = rows.flatMap((row, index) =>
    Object.entries(row).map(([name, value]) => [`${name}-${index}`, asTyped(value)] as const),
  )
  return { ...texts, ...(missions ? { missions: missions.join('\n') } : {}), ...Object.fromEntries(cells) }
}

const asTyped = (value: string | boolean): string => (typeof value === 'string' ? value : value ? 'ya' : '')

/** What the other saved, as one text to compare with. */
function theirsOf(content: PartContent): { name: string; text: string } {
  const { missions, institutions, facts, numbers, ...texts } = content
  const rows = (institutions ?? facts ?? numbers ?? []).map((row) =>
    Object.values(row)
      .filter((value) => typeof value === 'string' && value !== '')
      .join(' · '),
  )
  const text = [...Object.values(texts), ...(missions ?? []), ...rows].join('\n')
  return { name: text.split('\n')[0]?.slice(0, 60) ?? '', text }
}
