import type { Subject } from '../pictures.ts'

export type NewsMore = {
  category?: string
  /** Further pictures, below the text. */
  pictures?: { subject: Subject; alt: string; caption: string }[]
  /** Titles of papers to take along. */
  papers?: string[]
}
export type NewsText = {
  title: string
  body: string
  subject: Subject | null
  alt: string
  daysAgo: number
  more: NewsMore
}

/** A made-up news item; alt says what its picture shows. */
export const item = (
  daysAgo: number,
  title: string,
  body: string,
  subject: Subject | null = null,
  alt = '',
  more: NewsMore = {},
): NewsText => ({ title, body, subject, alt, daysAgo, more })
