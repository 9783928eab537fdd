/** A text to be found as it was typed: what LIKE reads as any letter, any letters or an escape stands for itself. */
export const searchText = (typed: string) =>
  ({ contains: typed.replaceAll(/[\\%_]/g, '\\$&'), mode: 'insensitive' }) as const
