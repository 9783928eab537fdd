import { longDateTime } from '../shared/content.ts'
import { newId } from '../shared/id.ts'
import type { KeptText } from './find-kept-text.ts'
import type { Writing } from './writing.ts'

/** Where the values of a form come from. */
export type Written = {
  /** The open form that sent them. */
  writing?: Writing | undefined
  /** What of them its officer typed and did not save. */
  kept?: KeptText | null
  /** Who else writes on the same thing now. */
  other?: string | null
}

/**
 * What views/partials/saves.eta and kept-text.eta read of a form, whose item has this address at the desk: it goes on as the
 * writing it came back from, else it begins one of its own. Beside another's text it does not save itself.
 */
export const selfSaving = (
  address: string,
  itemId: string,
  { writing, kept, other }: Written,
  { published = false, beside = false, previewed = true } = {},
) => ({
  saves: {
    id: itemId,
    writing: writing ?? (kept?.values ? kept.writing : { id: newId(), step: 0 }),
    written: kept ? `${kept.writing.id} ${kept.writing.step}` : null,
    beside,
  },
  kept: kept?.values
    ? {
        when: longDateTime(kept.updatedAt),
        dropAction: `${address}/lupakan`,
        previewHref: kept.version === null || beside || !previewed ? null : `${address}/pratinjau`,
        published,
      }
    : null,
  other: other ?? null,
})

/** What views/partials/unsaved.eta reads. */
export const unsavedTexts = (
  home: string,
  texts: { itemId: string; isNew: boolean; values: Record<string, string>; updatedAt: Date }[],
  titled: (values: Record<string, string>) => string | undefined,
) =>
  texts.map(({ itemId, isNew, values, updatedAt }) => ({
    href: isNew ? `${home}/baru?id=${itemId}` : `${home}/${itemId}`,
    title: titled(values) || 'Tanpa judul',
    when: longDateTime(updatedAt),
  }))
