import type { SignaturePlace } from './content.ts'
import type { Drawing, Step } from './drawing.ts'
import { mm } from './page.ts'
import { drawStampDuty, STAMP_DUTY } from './stamp-duty.ts'
import type { Strip } from './strips.ts'
import { baselineIn } from './style.ts'
import { balanceLines, type Line } from './typeset.ts'

/** The width of an official's column; that of a holder who signs beside one is narrower, to leave room for the stamp. */
export const OFFICIAL = mm(72)
export const HOLDER = mm(48)
/** The room for pen and stamp, where no white strip of 40 mm lies beside the signature. */
const STAMP = mm(40)
const DOTS = '……………………………………'

/** A place to sign: what stands above the room for the pen, what below it. */
export type Column = {
  width: number
  above: Line[]
  /** What stands right above the name in place of a signature. */
  approved?: Line[]
  name: Line[]
  below: Line[]
  stampDuty: boolean
}

/** What a column says. */
export type ColumnWords = { above: string[]; name: string; below?: string[]; stampDuty?: boolean }

/** Sets a column: lines, names and titles exactly as typed, wrapped evenly where they are longer than it is wide. */
export const setColumn = (words: ColumnWords, size: number, width: number): Column => {
  const plain = (text: string) => balanceLines(text, 'regular', size, width)
  return {
    width,
    above: words.above.flatMap(plain),
    name: balanceLines(words.name, 'bold', size, width),
    below: (words.below ?? []).flatMap(plain),
    stampDuty: words.stampDuty ?? false,
  }
}

/** An official's column: caption, office, room, name, rank and NIP. */
export const setOfficial = (caption: string[], official: SignaturePlace, size: number): Column => {
  const { lines, name, rank, nip, stampDuty, approved } = official
  const below = [...(rank ? [rank] : []), ...(nip ? [`NIP ${nip}`] : [])]
  const column = setColumn({ above: [...caption, ...lines], name, below, stampDuty }, size, OFFICIAL)
  if (!approved) return column
  return { ...column, approved: approved.flatMap((text) => balanceLines(text, 'regular', size, OFFICIAL)) }
}

/** The column of an official whose name is not known yet: a dotted line for it. */
export const setUnnamed = (above: string[], size: number): Column => {
  const column = setColumn({ above, name: '' }, size, OFFICIAL)
  return { ...column, name: [], below: balanceLines(DOTS, 'regular', size, OFFICIAL) }
}

const EMPTY: Line = { text: '', width: 0, open: false }

/** The column with its office further down by so many lines, to stand level with the column beside it. */
export const lower = (column: Column, lines: number): Column => ({
  ...column,
  above: [...Array<Line>(lines).fill(EMPTY), ...column.above],
})

/** Two columns with both offices right above the room to sign in. */
export const levelled = (one: Column, other: Column): [Column, Column] => {
  const lines = Math.max(one.above.length, other.above.length)
  return [lower(one, lines - one.above.length), lower(other, lines - other.above.length)]
}

const drawColumn = (
  drawing: Drawing,
  place: Step,
  column: Column,
  axis: number,
  top: number,
  nameTop: number,
): void => {
  const { size, blockLeading: leading } = drawing.style
  let id = 0
  const put = (lines: Line[], from: number, underlined: boolean) =>
    lines.forEach((line, at) => {
      if (!underlined || at === 0) id++
      const baseline = baselineIn(from + at * leading, leading, size)
      const face = underlined ? ('bold' as const) : ('regular' as const)
      drawing.text([place, { tag: 'P', id }], line.text, axis - line.width / 2, baseline, { face, size, underlined })
    })
  put(column.above, top, false)
  if (column.stampDuty) {
    const x = axis - column.width / 2 + Math.min(mm(6), (column.width - STAMP_DUTY.width) / 2)
    const roomTop = top + column.above.length * leading
    drawStampDuty(drawing, [place], x, (roomTop + nameTop - STAMP_DUTY.height) / 2)
  }
  if (column.approved) put(column.approved, nameTop - (column.approved.length + 0.25) * leading, false)
  put(column.name, nameTop, true)
  put(column.below, nameTop + column.name.length * leading, false)
}

export type SignatureRow = {
  /** Names the row among the structure's elements. */
  id: number
  left?: Column | null
  /** Alone in the row, 44 mm of white at either side. */
  middle?: Column
  right?: Column | null
  /** 'stamp': 40 mm to sign in, for an official whose stamp has no white space beside the column. */
  room: 'pen' | 'stamp'
}

/** Columns side by side, their names on one height. */
export const signatureStrip = ({ id, left, middle, right, room }: SignatureRow, width: number): Strip => {
  const places = [
    ...(left ? [{ column: left, axis: left.width / 2 }] : []),
    ...(middle ? [{ column: middle, axis: width / 2 }] : []),
    ...(right ? [{ column: right, axis: width - right.width / 2 }] : []),
  ]
  const lines = Math.max(...places.map(({ column }) => column.above.length))
  const below = Math.max(...places.map(({ column }) => column.name.length + column.below.length))
  return {
    above: 'pause',
    start: 'reluctantly',
    extent: { blockLeading: lines + below, ...(room === 'pen' ? { signingRoom: 1 } : { points: STAMP }) },
    draw: (drawing, x, top) => {
      const { blockLeading, signingRoom } = drawing.style
      const nameTop = top + lines * blockLeading + (room === 'pen' ? signingRoom : STAMP)
      places.forEach(({ column, axis }, at) => {
        drawColumn(drawing, { tag: 'Div', id: 3 * id + at }, column, x + axis, top, nameTop)
      })
    },
  }
}
