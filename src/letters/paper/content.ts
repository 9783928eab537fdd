/** 215 × 330 mm, 210 × 330 mm, 8.5 × 13 in, 210 × 297 mm: the three sheets sold as F4, and A4. */
export type PaperSize = 'f4' | 'f4-narrow' | 'folio' | 'a4'

export type LetterBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'identity'; rows: { label: string; value: string; strong?: boolean }[] }
  /** Centred and bold, inside the body: 'MENUGASKAN'. */
  | { kind: 'heading'; text: string }
  | { kind: 'list'; marker: 'number' | 'letter' | 'dash'; items: string[] }
  /** `share` is the column's part of the width; a column of sequence numbers is data like any other. */
  | {
      kind: 'table'
      columns: { label: string; share: number; align?: 'left' | 'center' | 'right' }[]
      rows: string[][]
    }

/** A heading under a logo that was uploaded, the neutral mark, or none. The picture's bytes are given to the renderer. */
export type LetterMark = { kind: 'neutral' } | { kind: 'none' } | { kind: 'picture'; sha256: string }

/** Somebody's place to sign: the office or part, line by line, then room for the pen, then the name with its titles. */
export type SignaturePlace = {
  lines: string[]
  name: string
  /** The civil servant's rank (pangkat), where the office prints it. */
  rank?: string | null
  nip: string | null
  /** Said above the name in place of room for the pen, where it is signed electronically. */
  approved?: string[]
  /** A box for the stamp duty (meterai) beside the pen. */
  stampDuty?: boolean
}

/**
 * All that is printed, frozen when the letter is issued: rendering reads nothing else, so that the same content gives
 * the same bytes for ever. Text is printed exactly as it stands here. What is optional came after the first letters were
 * issued: content without it prints as it always did.
 */
export type LetterContent = {
  language: 'id-ID'
  paper: PaperSize
  head: { lines: string[]; address: string; mark: LetterMark }
  title: string
  /** null in a draft. */
  number: string | null
  /** An official correspondence (surat dinas): these rows (Nomor, Sifat, Lampiran, Hal) and 'Yth.' stand in place of the title. */
  correspondence?: { rows: { label: string; value: string }[]; recipient: string[] } | null
  body: LetterBlock[]
  place: string
  /** null in a draft. */
  date: string | null
  signer: SignaturePlace
  /**
   * Who speaks. 'office': the signer stands at the right and the holder, where asked, at the left. 'holder': a citizen's
   * own statement; the holder stands at the right under place and date, the signer takes note at the left ('Mengetahui,').
   */
  author?: 'office' | 'holder'
  /** The holder's own signature, where the type asks for it. */
  holder: { caption: string; name: string; stampDuty?: boolean } | null
  /** Heirs, witnesses, both parties: each group under its caption, numbered, with a line to sign on. */
  signatories?: { caption: string; stampDuty: boolean; people: { name: string; part?: string }[] }[]
  /**
   * The district's block ('Mengetahui,', 'CAMAT JENU'): left empty for pen and stamp, with room for its register number, or
   * signed, on the second file.
   */
  endorsement?: { lines: string[]; register: string; signed?: SignaturePlace } | null
  /** Tembusan. */
  copies?: string[]
  /** null in a draft: no QR before the letter is issued. */
  seal: { url: string; code: string; shortAddress: string } | null
  footNote: string
  /** Said in small print while the regency has not made the standard its own. */
  sample: string | null
  metadata: { title: string; author: string; createdAt: string }
}
