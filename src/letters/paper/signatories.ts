import type { LetterContent } from './content.ts'
import type { Drawing, Step } from './drawing.ts'
import { mm } from './page.ts'
import { type Column, setColumn } from './signature.ts'
import { drawStampDuty, STAMP_DUTY } from './stamp-duty.ts'
import type { Strip } from './strips.ts'
import { baselineIn } from './style.ts'
import { breakLines, type Line } from './typeset.ts'

export type Group = NonNullable<LetterContent['signatories']>[number]
type Person = { number: string; lines: Line[]; names: number }

const NUMBER = mm(7)
const BETWEEN = mm(6)
/** Room for one hand's signature on its line. */
const ROW = mm(11)
const LINE_BELOW = mm(2)
const LEADING = 1.2
const SIGNED = { alone: mm(50), half: mm(32) }
/** People in one column do not stand further than this from their lines. */
const ALONE = mm(130)

/** How a group is set: how many columns of people, how wide each is and how much of it is the line to sign on. */
type Grid = { columns: number; width: number; signed: number; size: number }

const gridOf = (columns: number, width: number, size: number): Grid => ({
  columns,
  width: Math.min(ALONE, (width - (columns - 1) * BETWEEN) / columns),
  signed: columns === 1 && width > mm(120) ? SIGNED.alone : SIGNED.half,
  size,
})

const setPeople = ({ people }: Group, { width, signed, size }: Grid): Person[] =>
  people.map(({ name, part }, at) => {
    const room = width - signed - NUMBER - mm(3)
    const names = breakLines(name, 'bold', size, room)
    return {
      number: `${at + 1}.`,
      names: names.length,
      lines: [...names, ...(part ? breakLines(part, 'regular', size, room) : [])],
    }
  })

/** People are numbered across the columns, as they are read; a row is as high as its tallest needs. */
const setRows = (group: Group, grid: Grid): { people: (Person | undefined)[]; height: number }[] => {
  const people = setPeople(group, grid)
  const count = Math.ceil(people.length / grid.columns)
  return Array.from({ length: count }, (_, row) => {
    const here = Array.from({ length: grid.columns }, (_, column) => people[row * grid.columns + column])
    const lines = Math.max(...here.map((person) => person?.lines.length ?? 0))
    const least = row === 0 && group.stampDuty ? STAMP_DUTY.height + mm(4) : ROW
    return { people: here, height: Math.max(least, lines * grid.size * LEADING + LINE_BELOW + mm(1.5)) }
  })
}

const drawPerson = (
  drawing: Drawing,
  path: Step[],
  person: Person,
  { size }: Grid,
  x: number,
  bottom: number,
): void => {
  const leading = size * LEADING
  const top = bottom - person.lines.length * leading
  drawing.text([...path, { tag: 'Lbl', id: 0 }], person.number, x, baselineIn(top, leading, size), {
    face: 'regular',
    size,
  })
  person.lines.forEach((line, at) => {
    const face = at < person.names ? ('bold' as const) : ('regular' as const)
    drawing.text(
      [...path, { tag: 'LBody', id: 0 }],
      line.text,
      x + NUMBER,
      baselineIn(top + at * leading, leading, size),
      {
        face,
        size,
      },
    )
  })
}

/** The group's caption, and its people numbered, each with a line to sign on: in two columns where that is less high. */
export const setGroup = (group: Group, id: number, size: number, width: number): Strip[] => {
  const [one, two] = [gridOf(1, width, size), gridOf(2, width, size)]
  const heightIn = (grid: Grid) => setRows(group, grid).reduce((sum, row) => sum + row.height, 0)
  const grid = group.people.length > 1 && width > mm(120) && heightIn(two) < heightIn(one) ? two : one
  const rows = setRows(group, grid)
  const list: Step = { tag: 'L', id: 1_000 + id }
  const caption = breakLines(group.caption, 'regular', size, width)
  return [
    ...caption.map(
      (line, at): Strip => ({
        above: at === 0 ? 'pause' : null,
        extent: { blockLeading: 1 },
        start: at === 0 ? 'reluctantly' : 'never',
        draw: (drawing, x, top) => {
          const baseline = baselineIn(top, drawing.style.blockLeading, size)
          drawing.text([{ tag: 'P', id: 1_000 + id }], line.text, x, baseline, { face: 'regular', size })
        },
      }),
    ),
    ...rows.map(
      ({ people, height }, row): Strip => ({
        above: null,
        extent: { points: height },
        start: 'never',
        draw: (drawing, left, top) =>
          people.forEach((person, column) => {
            if (!person) return
            const x = left + column * (grid.width + BETWEEN)
            const item = [list, { tag: 'LI', id: row * grid.columns + column }]
            const signing = x + grid.width - grid.signed
            const bottom = top + height - LINE_BELOW
            drawPerson(drawing, item, person, grid, x, bottom)
            drawing.dots(signing, bottom - size * 0.2, grid.signed)
            if (group.stampDuty && row === 0 && column === 0)
              drawStampDuty(drawing, [...item, { tag: 'LBody', id: 0 }], signing, bottom - STAMP_DUTY.height - mm(2))
          }),
      }),
    ),
  ]
}

/** A group of one person as a column of its own, like an official's: both parties of an agreement side by side. */
export const setAlone = ({ caption, stampDuty, people }: Group, size: number, width: number): Column => {
  const { name, part } = people[0]!
  return setColumn({ above: [caption], name, below: part ? [part] : [], stampDuty }, size, width)
}
