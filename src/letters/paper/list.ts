import type { LetterBlock } from './content.ts'
import type { Step } from './drawing.ts'
import { lineStrip, type Run, startOf } from './line.ts'
import { mm } from './page.ts'
import type { Strip } from './strips.ts'
import { breakLines, spreadOf } from './typeset.ts'

type List = Extract<LetterBlock, { kind: 'list' }>

const MARKER = mm(5)
const TEXT = mm(12.5)

/** a … z, aa … */
const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(97 + (at % 26))

const markerOf = (marker: List['marker'], at: number): string => {
  if (marker === 'dash') return '–'
  return `${marker === 'number' ? at + 1 : letterOf(at)}.`
}

/** Sets a list: markers hang at the left, every item is justified in its own column. */
export const setList = ({ marker, items }: List, id: number, size: number, width: number): Strip[] =>
  items.flatMap((item, at) => {
    const place: Step[] = [
      { tag: 'L', id },
      { tag: 'LI', id: at },
    ]
    const label: Run = {
      path: [...place, { tag: 'Lbl', id: 0 }],
      face: 'regular',
      text: markerOf(marker, at),
      x: MARKER,
    }
    return breakLines(item, 'regular', size, width - TEXT).map((line, row, all) => {
      const spread = spreadOf(line, width - TEXT)
      const text: Run = { path: [...place, { tag: 'LBody', id: 0 }], face: 'regular', text: line.text, x: TEXT, spread }
      return lineStrip(row === 0 ? [label, text] : [text], startOf(row, all.length))
    })
  })
