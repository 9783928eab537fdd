/** A letter without a number: nobody outside the office knows of it. */
export const UNISSUED = ['draft', 'submitted', 'checked', 'returned', 'asked', 'endorsed'] as const

/** Its words can still be changed: it follows the newest standard, and can be thrown away. */
export const isEditable = (status: string): boolean => status === 'draft' || status === 'returned'

/** It waits for somebody, here or at the district: its words stand still, written by the standard it was submitted under. */
export const WAITING = ['submitted', 'checked', 'asked', 'endorsed'] as const
export const isWaiting = (status: string): boolean => (WAITING as readonly string[]).includes(status)

/** What is printed of it stands: issued, or read by the district as it is. */
export const isFrozen = (status: string): boolean => isIssued(status) || status === 'asked' || status === 'endorsed'

/** It has its number, whatever became of it. */
export const isIssued = (status: string): boolean => !isEditable(status) && !isWaiting(status)
