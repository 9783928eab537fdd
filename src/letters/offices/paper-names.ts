import type { PaperSize } from '../paper/content.ts'

/** The sheets that letters are made for, in words. */
export const PAPER_NAMES: Record<PaperSize, string> = {
  f4: 'F4, 215 × 330 mm',
  'f4-narrow': 'F4, 210 × 330 mm',
  folio: 'Folio, 8,5 × 13 inci',
  a4: 'A4, 210 × 297 mm',
}

/** The paper that a letter's frozen content was made for. */
export const paperName = (content: unknown): string =>
  PAPER_NAMES[(content as { paper: PaperSize }).paper] ?? PAPER_NAMES.f4
