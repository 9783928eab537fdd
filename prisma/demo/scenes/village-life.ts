import { MOTIFS } from '../../../src/sites/motifs.ts'
import { box, disc, group, type Light, line, many, oval, range, scatter, shape, sky } from './brush.ts'

/** The village hall under its broad roof. */
export const hall = (light: Light): string =>
  sky(light, 132, 28, 10) +
  shape('M0 66L30 54 66 62 104 52 160 64V100H0Z', light.far) +
  box(0, 82, 160, 18, light.leaf) +
  shape('M44 82H116L136 100H24Z', light.haze) +
  box(34, 54, 92, 30, light.paper) +
  many(range(7), (i) => box(36 + i * 14.2, 54, 3, 30, light.earth)) +
  box(73, 62, 14, 22, light.deep) +
  many([46, 60, 94, 108], (x) => box(x - 3.5, 62, 9, 11, light.sea)) +
  shape('M22 56L50 38H110L138 56Z', light.red) +
  shape('M50 38L62 18H98L110 38Z', light.earth) +
  many(range(10), (i) => line(`M${30 + i * 11} 54l${(4.5 - i) * -2.2 * -1} -14`, light.ink, 0.5)) +
  box(22, 55, 116, 2.4, light.sun) +
  box(30, 84, 100, 2.5, light.ink) +
  line('M16 96V40', light.ink, 1) +
  box(16, 40, 13, 4, light.red) +
  box(16, 44, 13, 4, light.paper)

/** Cloths on a line. */
export const cloths = (light: Light): string => {
  const cloth = (x: number, w: number, ground: string, motif: string, second: string) =>
    `<svg x="${x}" y="18" width="${w}" height="64" viewBox="0 0 ${w} 64">` +
    box(0, 0, w, 64, ground) +
    many(range(12), (row) =>
      many(range(6), (col) =>
        group(
          `translate(${col * 12 - (row % 2) * 6} ${6 + row * 9}) scale(.46)`,
          shape(motif, row % 3 ? light.paper : second),
        ),
      ),
    ) +
    box(0, 0, w, 5, second) +
    box(0, 56, w, 1.2, light.paper) +
    box(0, 59, w, 5, second) +
    '</svg>'
  return (
    box(0, 0, 160, 100, light.sky) +
    many([12, 30, 48, 66], (y) => box(0, y, 160, 6, light.haze)) +
    box(0, 84, 160, 16, light.earth) +
    cloth(10, 30, light.sea, MOTIFS[0], light.sun) +
    cloth(44, 34, light.earth, MOTIFS[4], light.paper) +
    cloth(82, 34, light.red, MOTIFS[6], light.sun) +
    cloth(120, 30, light.deep, MOTIFS[8], light.sun) +
    line('M-4 16H164', light.ink, 2.4) +
    line('M42 18V92M118 18V92', light.ink, 2) +
    many(range(18), (i) => box(10 + i * 8.2, 82, 0.6, 3.5, light.paper))
  )
}

/** Stalls under striped awnings. */
export const market = (light: Light): string => {
  const stall = (x: number, dye: string) =>
    group(
      `translate(${x} 0)`,
      box(2, 44, 2, 44, light.ink) +
        box(42, 44, 2, 44, light.ink) +
        box(0, 68, 46, 20, light.earth) +
        many(range(5), (i) => box(3 + i * 9, 72, 6, 12, '#00000022')) +
        many(range(6), (i) =>
          shape(`M${i * 7.7} 30h7.7l${(i - 2.5) * 1} 14q-3.8 5-7.7 0z`, i % 2 ? light.paper : dye),
        ) +
        many([7, 18, 29, 39], (cx, i) =>
          many(range(3), (j) =>
            disc(cx + (j - 1) * 2.6, 66 - (j % 2) * 2.4, 2.2, [light.sun, light.red, light.leaf, light.paper][i]!),
          ),
        ),
    )
  return (
    sky(light, 80, 22, 9) +
    shape('M0 50L28 40 60 48 96 38 132 48 160 42V100H0Z', light.far) +
    box(0, 80, 160, 20, light.haze) +
    stall(4, light.red) +
    stall(57, light.sea) +
    stall(110, light.deep) +
    person(light, 52, 96, 0.9, light.sun) +
    person(light, 104, 97, 1, light.red) +
    person(light, 26, 99, 1, light.sea)
  )
}

/** Someone seen from behind or before, without a face. */
export const person = (light: Light, x: number, y: number, size: number, dress: string): string =>
  group(
    `translate(${x} ${y}) scale(${size})`,
    shape('M-8 8Q-9-14 0-14T8 8Z', dress) +
      disc(0, -18, 4.6, '#a5714a') +
      shape('M-5-18Q-5-25 0-25T5-18Q0-21-5-18Z', light.ink),
  )

/** Neighbours sitting together. */
export const meeting = (light: Light): string =>
  box(0, 0, 160, 100, light.haze) +
  many(range(8), (i) => box(i * 20, 0, 10, 62, light.sky)) +
  box(0, 60, 160, 40, light.earth) +
  many(range(7), (i) => box(0, 64 + i * 6, 160, 0.6, '#00000030')) +
  box(46, 14, 68, 30, light.paper) +
  box(46, 14, 68, 4, light.deep) +
  many([24, 29, 34], (y, i) => box(54, y, 44 - i * 10, 1.6, light.far)) +
  many([62, 80, 98], (x, i) => person(light, x, 62, 0.8, [light.sea, light.red, light.deep][i]!)) +
  box(46, 60, 68, 9, light.paper) +
  many(range(8), (i) => shape(`M${46 + i * 8.5} 69l4.25-7 4.25 7z`, light.sun)) +
  many(range(6), (i) =>
    person(light, 12 + i * 27, 88, 1.05, [light.deep, light.sun, light.sea, light.paper, light.red, light.leaf][i]!),
  ) +
  many(range(5), (i) =>
    person(light, 26 + i * 27, 104, 1.3, [light.red, light.leaf, light.paper, light.sea, light.sun][i]!),
  )

/** Seedlings in rows. */
export const seedlings = (light: Light): string => {
  const bag = (x: number, y: number, s: number) =>
    group(
      `translate(${x} ${y}) scale(${s})`,
      line('M0-6V-15', light.deep, 1.2) +
        oval(-4.5, -16, 5, 2.2, light.leaf, 28) +
        oval(4.5, -17, 5, 2.2, light.deep, -28) +
        oval(0, -20, 2, 4.5, light.leaf) +
        shape('M-4.5-6H4.5L3.6 5H-3.6Z', light.ink) +
        box(-4.5, -6, 9, 1.4, light.earth),
    )
  return (
    sky(light, 30, 26) +
    shape('M0 46L40 34 84 44 124 32 160 44V100H0Z', light.far) +
    box(0, 46, 160, 54, light.haze) +
    many(range(4), (row) =>
      many(range(11 - row), (i) => bag(-4 + row * 4 + i * (16 + row * 2.4), 56 + row * 14, 0.75 + row * 0.22)),
    )
  )
}

/** Strips of pandan, over and under. */
export const plaiting = (light: Light): string => {
  const next = scatter(5)
  const dyes = [light.sky, light.haze, light.sun, light.red, light.leaf]
  const dye = () => dyes[Math.floor(next() ** 2 * dyes.length)]!
  const across = range(11).map(dye)
  const along = range(17).map(dye)
  return (
    box(-2, -2, 164, 104, light.ink) +
    many(along, (fill, i) => box(i * 10 - 5, -2, 8.8, 104, fill)) +
    many(across, (fill, row) =>
      many(range(17), (col) => ((row + col) % 2 ? box(col * 10 - 5.6, row * 10 - 5, 10, 8.8, fill) : '')),
    ) +
    many(range(17), (i) => box(i * 10 - 1.2, -2, 0.5, 104, '#00000012'))
  )
}
