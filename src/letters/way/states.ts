/** A letter without a number: nobody outside the office knows of it. */
export const UNISSUED = ['draft', 'submitted', 'checked', 'returned'] as const

/** Its words can still be changed: it follows the newest standard, and can be thrown away. */
export const isEditable = (status: string): boolean => status === 'draft' || status === 'returned'

/** It waits for somebody: its words stand still, written by the standard it was submitted under. */
export const isWaiting = (status: string): boolean => status === 'submitted' || status === 'checked'

/** It has its number, whatever became of it. */
export const isIssued = (status: string): boolean => !isEditable(status) && !isWaiting(status)
