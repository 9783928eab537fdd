import type { LetterContent } from './content.ts'
import { mm } from './page.ts'
import { wordWidth } from './pen.ts'
import { type Group, setAlone, setGroup } from './signatories.ts'
import {
  type Column,
  HOLDER,
  levelled,
  lower,
  OFFICIAL,
  setColumn,
  setOfficial,
  setUnnamed,
  signatureStrip,
} from './signature.ts'
import { heightOf, type Strip } from './strips.ts'
import { baselineIn, styleOf } from './style.ts'
import { balanceLines } from './typeset.ts'

const NO_DATE = '……………………'
const TAKES_NOTE = 'Mengetahui,'
/** The column of witnesses who sign at the left of the one who states. */
const WITNESSES = mm(84)

/** Everybody who signs, in the order in which it is done, at a type size. */
type Setting = { content: LetterContent; size: number; width: number; date: string | null }

const small = (size: number): number => Math.max(10, size - 1)

const groupsOf = ({ content }: Setting): Group[] =>
  (content.signatories ?? []).filter((group) => group.people.length > 0)

/** Groups of one person stand side by side, two and two; all others as a list. */
const setGroups = (groups: Group[], { size, width }: Setting): Strip[] => {
  const strips: Strip[] = []
  for (let at = 0; at < groups.length; at++) {
    const [group, next] = [groups[at]!, groups[at + 1]]
    if (group.people.length > 1) {
      strips.push(...setGroup(group, at, small(size), width))
      continue
    }
    const pair = next?.people.length === 1 ? next : null
    const [left, right] = [setAlone(group, size, OFFICIAL), pair && setAlone(pair, size, OFFICIAL)]
    strips.push(signatureStrip({ id: 10 + at, left, right, room: 'pen' }, width))
    if (pair) at++
  }
  return strips
}

const signerOf = ({ content, size }: Setting, caption: string[]): Column => setOfficial(caption, content.signer, size)

const noteTaker = (setting: Setting): Column => {
  const said = /^mengetahui/i.test(setting.content.signer.lines[0] ?? '')
  return signerOf(setting, said ? [] : [TAKES_NOTE])
}

const dated = ({ date }: Setting): string[] => (date === null ? [] : [date])

/** A line that ends in dots, with as many of them as fill the column. */
const dotted = (text: string, size: number): string => {
  const words = text.replace(/…+$/, '')
  if (words === text) return text
  const room = OFFICIAL - wordWidth(words, 'regular', size)
  return words + '…'.repeat(Math.max(1, Math.floor(room / wordWidth('…', 'regular', size))))
}

const endorser = ({ content, size }: Setting): Column | null => {
  const { endorsement } = content
  if (!endorsement) return null
  if (endorsement.signed) return setOfficial([endorsement.register], endorsement.signed, size)
  const register = endorsement.register ? [dotted(endorsement.register, size)] : []
  return setUnnamed([...register, ...endorsement.lines], size)
}

const officialsStrip = (id: number, one: Column, other: Column, width: number): Strip => {
  const [left, right] = levelled(one, other)
  return signatureStrip({ id, left, right, room: 'stamp' }, width)
}

const setByOffice = (setting: Setting): Strip[] => {
  const { content, size, width } = setting
  const camat = endorser(setting)
  const right = signerOf(setting, dated(setting))
  if (camat && !content.holder) return [officialsStrip(0, camat, right, width)]
  const { holder } = content
  const column =
    holder && setColumn({ above: [holder.caption], name: holder.name, stampDuty: holder.stampDuty }, size, HOLDER)
  const left = column && setting.date !== null ? lower(column, 1) : column
  return [
    signatureStrip({ id: 0, left, right, room: 'pen' }, width),
    ...(camat ? [signatureStrip({ id: 1, middle: camat, room: 'pen' }, width)] : []),
  ]
}

/** The date over the right column, where those who state sign as a group. */
const setDate = ({ date, width, size }: Setting): Strip[] =>
  balanceLines(date ?? '', 'regular', size, OFFICIAL).map((line, at) => ({
    above: at === 0 ? 'pause' : null,
    extent: { blockLeading: 1 },
    start: at === 0 ? 'reluctantly' : 'never',
    draw: (drawing, left, top) => {
      const x = left + width - OFFICIAL / 2 - line.width / 2
      drawing.text([{ tag: 'P', id: 2_000 }], line.text, x, baselineIn(top, drawing.style.blockLeading, size), {
        face: 'regular',
        size,
      })
    },
  }))

/** Two or three witnesses at the left of the one who states, when they are no taller than that one's own column. */
const beside = (speaker: Strip, group: Group, { size }: Setting): Strip | null => {
  const witnesses = setGroup(group, 0, small(size), WITNESSES)
  const loose = styleOf(size, 1)
  const tooTall = loose.blockLeading + heightOf(witnesses, loose) > heightOf([speaker], styleOf(size, 0))
  if (group.people.length > 3 || tooTall) return null
  return {
    ...speaker,
    draw: (drawing, left, top) => {
      let y = top + drawing.style.blockLeading
      for (const strip of witnesses) {
        strip.draw(drawing, left, y)
        y += heightOf([strip], drawing.style)
      }
      speaker.draw(drawing, left, top)
    },
  }
}

const setByHolder = (setting: Setting): Strip[] => {
  const { content, size, width } = setting
  const { holder } = content
  const groups = groupsOf(setting)
  const camat = endorser(setting)
  const speaker =
    holder &&
    setColumn(
      { above: [...dated(setting), holder.caption], name: holder.name, stampDuty: holder.stampDuty },
      size,
      OFFICIAL,
    )
  const row = (id: number, left: Column | null, right: Column | null): Strip =>
    signatureStrip({ id, left, right, room: left ? 'stamp' : 'pen' }, width)
  if (speaker && !camat) return [...setGroups(groups, setting), row(0, noteTaker(setting), speaker)]
  const officials = camat ? officialsStrip(1, camat, noteTaker(setting), width) : row(1, null, noteTaker(setting))
  if (!speaker) return [...setDate(setting), ...setGroups(groups, setting), officials]
  const alone = row(0, null, speaker)
  const together = groups.length === 1 ? beside(alone, groups[0]!, setting) : null
  return together ? [together, officials] : [alone, ...setGroups(groups, setting), officials]
}

/**
 * Sets the end of a letter: signatories, holder, signer and the district's place to endorse. An office's letter is dated
 * over its signer; a citizen's statement over the citizen, and the officials take note below or at the left.
 */
export const setClosing = (content: LetterContent, size: number, width: number): Strip[] => {
  const date = content.correspondence ? null : `${content.place}, ${content.date ?? NO_DATE}`
  const setting: Setting = { content, size, width, date }
  const states = content.author === 'holder' && (content.holder !== null || groupsOf(setting).length > 0)
  return states ? setByHolder(setting) : [...setGroups(groupsOf(setting), setting), ...setByOffice(setting)]
}
