/** Who does a deed, when, and from where: for the row and for the audit trail. */
export type Doer = { officer: { id: string }; now: Date; address: string }

/** How saving what someone typed can end. A conflict carries what stands in the database, so that the page can show both. */
export type Saving<T> =
  | { kind: 'saved'; item: T }
  | { kind: 'refused'; errors: Record<string, string> }
  | { kind: 'conflict'; current: T }

export const saved = <T>(item: T): Saving<T> => ({ kind: 'saved', item })
export const refused = <T>(errors: Record<string, string>): Saving<T> => ({ kind: 'refused', errors })
export const conflict = <T>(current: T): Saving<T> => ({ kind: 'conflict', current })
