import type { Subject } from '../pictures.ts'

export type NewsText = { title: string; body: string; subject: Subject | null; alt: string; daysAgo: number }

/** A made-up news item; alt says what its picture shows. */
export const item = (
  daysAgo: number,
  title: string,
  body: string,
  subject: Subject | null = null,
  alt = '',
): NewsText => ({ title, body, subject, alt, daysAgo })
