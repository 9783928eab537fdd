import type { LetterContent } from './content.ts'
import { mm, type Sheet } from './page.ts'
import type { Pen, Place } from './pen.ts'
import { baselineIn, type Style } from './style.ts'
import { writeUnderlined } from './title.ts'
import { balanceLines, type Line } from './typeset.ts'

/** The holder at the left, the signer at the right; the 40 mm between them stay free for the stamp. */
const HOLDER = mm(48)
const SIGNER = mm(72)
const NO_DATE = '……………………'

export type Signature = {
  date: Line[]
  office: Line[]
  name: Line[]
  nip: Line[]
  holder: { caption: Line[]; name: Line[] } | null
  /** Lines above and below the room for the pen. */
  above: number
  below: number
}

/** Sets the signature block: place and date, office, room for the pen, name as typed, NIP; the holder beside it. */
export const setSignature = (content: LetterContent, size: number): Signature => {
  const date = balanceLines(`${content.place}, ${content.date ?? NO_DATE}`, 'regular', size, SIGNER)
  const office = content.signer.lines.flatMap((line) => balanceLines(line, 'regular', size, SIGNER))
  const name = balanceLines(content.signer.name, 'bold', size, SIGNER)
  const nip = content.signer.nip ? balanceLines(`NIP ${content.signer.nip}`, 'regular', size, SIGNER) : []
  const holder = content.holder && {
    caption: balanceLines(content.holder.caption, 'regular', size, HOLDER),
    name: balanceLines(content.holder.name, 'bold', size, HOLDER),
  }
  const above = date.length + Math.max(office.length, holder?.caption.length ?? 0)
  const below = Math.max(name.length + nip.length, holder?.name.length ?? 0)
  return { date, office, name, nip, holder, above, below }
}

/** The block's height in a style. */
export const heightOfSignature = ({ above, below }: Signature, style: Style): number =>
  (above + below) * style.blockLeading + style.signingRoom

/** Draws the block from a point down. */
export const drawSignature = (pen: Pen, set: Signature, sheet: Sheet, style: Style, top: number): void => {
  const { size, blockLeading: leading } = style
  const column = (place: Place, axis: number) => ({
    plain: (lines: Line[], from: number) =>
      lines.forEach((line, at) => {
        const baseline = baselineIn(from + at * leading, leading, size)
        pen.within(pen.open('P', place), () =>
          pen.write(line.text, axis - line.width / 2, baseline, { face: 'regular', size }),
        )
      }),
    name: (lines: Line[], from: number) =>
      pen.within(pen.open('P', place), () =>
        lines.forEach((line, at) => {
          writeUnderlined(pen, line, axis, baselineIn(from + at * leading, leading, size), size)
        }),
      ),
  })
  const officeTop = top + set.date.length * leading
  const nameTop = top + set.above * leading + style.signingRoom
  if (set.holder) {
    const holder = column(pen.open('Div', pen.root), sheet.left + HOLDER / 2)
    holder.plain(set.holder.caption, officeTop)
    holder.name(set.holder.name, nameTop)
  }
  const signer = column(pen.open('Div', pen.root), sheet.right - SIGNER / 2)
  signer.plain(set.date, top)
  signer.plain(set.office, officeTop)
  signer.name(set.name, nameTop)
  signer.plain(set.nip, nameTop + set.name.length * leading)
}
