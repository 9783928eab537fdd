import type { LetterContent } from './content.ts'
import type { Drawing, Step } from './drawing.ts'
import { mm } from './page.ts'
import { baselineIn, type Style } from './style.ts'
import { numberOf } from './title.ts'
import { breakLines, type Line } from './typeset.ts'

const LABEL = mm(22)
const COLON = mm(4)
const DATE = mm(58)
const RECIPIENT = mm(120)
const YTH = 'Yth.'
const HANGING = mm(10)
const NO_DATE = '……………………'
const LEADING = 1.3
const ABOVE_RECIPIENT = 0.9

type Row = { label: Line[]; value: Line[] }

/** The head of an official correspondence: rows at the left, place and date at the right, whom it is for below. */
export type Correspondence = {
  rows: Row[]
  date: Line[]
  recipient: Line[]
  /** The recipient's lines hang beside 'Yth.' */
  hanging: boolean
  leading: number
  height: number
}

/** The rows as typed; the number is put where it is missing, in a draft as dots. */
const rowsOf = (content: LetterContent): { label: string; value: string }[] => {
  const rows = content.correspondence?.rows ?? []
  const number = numberOf(content)
  if (!rows.some(({ label }) => /^nomor$/i.test(label))) return [{ label: 'Nomor', value: number }, ...rows]
  return rows.map((row) => (/^nomor$/i.test(row.label) && !row.value.trim() ? { ...row, value: number } : row))
}

/** Sets the head of an official correspondence (surat dinas), which stands in place of the title. */
export const setCorrespondence = (content: LetterContent, width: number, size: number): Correspondence => {
  const lines = (text: string, wide: number) => breakLines(text, 'regular', size, wide)
  const rows = rowsOf(content).map(({ label, value }) => ({
    label: lines(label, LABEL - mm(1)),
    value: lines(value, width - DATE - LABEL - COLON),
  }))
  const recipients = content.correspondence?.recipient ?? []
  const hanging = recipients.length > 0 && !/^(kepada|yth)/i.test(recipients[0]!)
  const recipient = recipients.flatMap((line) => lines(line, RECIPIENT))
  const date = lines(`${content.place}, ${content.date ?? NO_DATE}`, DATE - mm(4))
  const leading = size * LEADING
  const count = rows.reduce((sum, row) => sum + Math.max(row.label.length, row.value.length), 0)
  const height = (Math.max(count, date.length) + recipient.length + ABOVE_RECIPIENT) * leading
  return { rows, date, recipient, hanging, leading, height }
}

/** Draws it at the top of the first page. */
export const drawCorrespondence = (
  drawing: Drawing,
  set: Correspondence,
  [left, right]: [number, number],
  top: number,
): void => {
  const { size } = drawing.style satisfies Style
  const put = (path: Step[], lines: Line[], x: number, from: number) =>
    lines.forEach((line, at) => {
      drawing.text(path, line.text, x, baselineIn(from + at * set.leading, set.leading, size), {
        face: 'regular',
        size,
      })
    })
  let y = top
  set.rows.forEach((row, at) => {
    const place: Step[] = [
      { tag: 'Table', id: 3_000 },
      { tag: 'TR', id: at },
    ]
    const label: Step[] = [...place, { tag: 'TH', id: 0, scope: 'Row' }]
    put(label, row.label, left, y)
    put(label, [{ text: ':', width: 0, open: false }], left + LABEL, y)
    put([...place, { tag: 'TD', id: 0 }], row.value, left + LABEL + COLON, y)
    y += Math.max(row.label.length, row.value.length) * set.leading
  })
  const widest = Math.max(0, ...set.date.map((line) => line.width))
  put([{ tag: 'P', id: 3_001 }], set.date, right - widest, top)
  y = Math.max(y, top + set.date.length * set.leading) + ABOVE_RECIPIENT * set.leading
  const to: Step[] = [{ tag: 'P', id: 3_002 }]
  if (set.hanging) put(to, [{ text: YTH, width: 0, open: false }], left, y)
  put(to, set.recipient, left + (set.hanging ? HANGING : 0), y)
  drawing.flush()
}
