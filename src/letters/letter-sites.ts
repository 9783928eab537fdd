/** The kinds of site that write letters of their own. */
export const LETTER_SITES = ['village', 'district'] as const
