/** 215 × 330 mm, 210 × 330 mm, 8.5 × 13 in, 210 × 297 mm: the three sheets sold as F4, and A4. */
export type PaperSize = 'f4' | 'f4-narrow' | 'folio' | 'a4'

export type LetterBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'identity'; rows: { label: string; value: string; strong?: boolean }[] }

/**
 * All that is printed, frozen when the letter is issued: rendering reads nothing else, so that the same content gives
 * the same bytes for ever. Text is printed exactly as it stands here.
 */
export type LetterContent = {
  language: 'id-ID'
  paper: PaperSize
  head: { lines: string[]; address: string; mark: { kind: 'neutral' } }
  title: string
  /** null in a draft. */
  number: string | null
  body: LetterBlock[]
  place: string
  /** null in a draft. */
  date: string | null
  /** `lines` is the office, one line each ('a.n. KEPALA DESA BEJI', 'Sekretaris Desa'); the name carries its titles. */
  signer: { lines: string[]; name: string; nip: string | null }
  /** The holder's own signature, at the left, where the type asks for it. */
  holder: { caption: string; name: string } | null
  /** null in a draft: no QR before the letter is issued. */
  seal: { url: string; code: string; shortAddress: string } | null
  footNote: string
  /** Said in small print while the regency has not made the standard its own. */
  sample: string | null
  metadata: { title: string; author: string; createdAt: string }
}
