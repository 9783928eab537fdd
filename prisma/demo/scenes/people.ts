import { MOTIFS } from '../../../src/sites/motifs.ts'
import { box, disc, group, many, oval, range, shape } from './brush.ts'

/** A person of the demo: nobody, so without a face. Units: a portrait is 80 wide and 80 high. */
export type Sitter = { woman: boolean; serial: number }

const SKINS = ['#c98d5e', '#b87848', '#d7a173', '#a5683c']
const CLOTHS = ['#1e3a6e', '#7a3e12', '#9b2c2c', '#2f5d3a', '#8e2a52']
const GROUNDS = ['#f3e4c4', '#cddbe0', '#ecd6a6', '#dfe6dc']
const UNIFORM = '#b99b66'
const SEAM = '#8f7443'
const INK = '#1b1a17'
const PAPER = '#fbf7ef'

const one = <T>(of: readonly T[], serial: number): T => of[serial % of.length]!

/** A wall with a woven band, as behind a photo at the village hall. */
const wall = (serial: number): string =>
  box(0, 0, 80, 80, one(GROUNDS, serial)) +
  many(range(8), (i) =>
    group(`translate(${i * 11 - 2} 4) scale(.4)`, shape(one(MOTIFS, serial), `${one(CLOTHS, serial + 2)}55`)),
  )

const shoulders =
  shape('M6 80Q8 60 28 56L40 60 52 56Q72 60 74 80Z', UNIFORM) +
  shape('M28 56L40 68 52 56 56 59 44 76 40 70 36 76 24 59Z', SEAM)

const man = (serial: number): string =>
  box(52, 68, 9, 2.6, one(CLOTHS, serial)) +
  disc(27, 69, 1.8, '#f2b705') +
  shape('M33 46h14v10l-7 8-7-8z', one(SKINS, serial)) +
  shape('M33 50Q40 60 47 50v6l-7 8-7-8z', `${INK}22`) +
  oval(40, 38, 13, 16, one(SKINS, serial)) +
  shape('M26.4 33Q26 18 30 17H50Q54 18 53.6 33Q40 27 26.4 33Z', serial % 3 ? INK : one(CLOTHS, serial)) +
  (serial % 2 ? shape('M33 45Q40 42 47 45Q40 47.6 33 45Z', INK) : '')

const woman = (serial: number): string =>
  shape('M40 14Q60 15 58 42Q58 56 66 66Q52 74 40 73Q28 74 14 66Q22 56 22 42Q20 15 40 14Z', one(CLOTHS, serial)) +
  oval(40, 39, 11.5, 14.5, one(SKINS, serial)) +
  shape('M28.5 33Q40 22 51.5 33Q40 27 28.5 33Z', PAPER) +
  shape('M30 54Q40 62 52 52L54 58Q42 70 27 60Z', `${PAPER}33`)

/** The portrait of a sitter. */
export const portrait = ({ woman: isWoman, serial }: Sitter): string =>
  wall(serial) + shoulders + (isWoman ? woman(serial) : man(serial))

/** The emblem of a made-up village: a shield with the sun over the sea and two ears of rice. */
export const emblem = (): string =>
  shape('M40 2L74 10V40Q74 64 40 78Q6 64 6 40V10Z', '#f2b705') +
  shape('M40 6L70 13V40Q70 61 40 74Q10 61 10 40V13Z', '#2f5d3a') +
  disc(40, 30, 11, '#f2b705') +
  shape('M10 38L17.5 32 25 38 32.5 32 40 38 47.5 32 55 38 62.5 32 70 38V40Q70 44 68.6 48H11.4Q10 44 10 40Z', PAPER) +
  shape('M11 46L18 42 25 46 32.5 42 40 46 47.5 42 55 46 62 42 69 46Q64 64 40 74Q16 64 11 46Z', '#1e3a6e') +
  many([-1, 1], (side) =>
    many(range(5), (i) => oval(40 + side * (7 + i * 3.6), 66 - i * 3.4, 1.5, 3.4, '#f2b705', side * (38 + i * 6))),
  )
