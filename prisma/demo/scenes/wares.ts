import { MOTIFS } from '../../../src/sites/motifs.ts'
import { box, disc, group, type Light, line, many, oval, range, scatter, shape } from './brush.ts'

/** A cloth as the ground of a still life. */
const table = (dye: string, motif: string): string =>
  box(0, 0, 160, 100, dye) +
  many(range(9), (row) =>
    many(range(9), (col) =>
      group(`translate(${col * 20 - (row % 2) * 10} ${row * 12 - 4}) scale(.4)`, shape(motif, '#ffffff30')),
    ),
  ) +
  box(0, 0, 160, 3, '#f2b705') +
  box(0, 97, 160, 3, '#f2b705')

/** A round bamboo tray with something on it. */
function tray(light: Light, dye: string, motif: string, wares: string): string {
  return (
    table(dye, motif) +
    disc(80, 52, 44, '#00000033') +
    disc(80, 50, 44, light.earth) +
    disc(80, 50, 41, light.haze) +
    many(range(15), (i) =>
      line(
        `M${80 - Math.sqrt(1600 - (i * 5.4 - 38) ** 2)} ${50 + i * 5.4 - 38}H${80 + Math.sqrt(1600 - (i * 5.4 - 38) ** 2)}`,
        light.sky,
        1.6,
      ),
    ) +
    wares
  )
}

const fish = (light: Light, x: number, y: number, angle: number, size: number, dye: string) =>
  group(
    `translate(${x} ${y}) rotate(${angle}) scale(${size})`,
    shape('M-14 0Q-4-9 8-2L15-7V7L8 2Q-4 9-14 0Z', dye) +
      disc(-9, -1, 1, light.ink) +
      line('M-4-4Q-2 0-4 4M1-4Q3 0 1 4', '#00000040', 0.8),
  )

export const driedFish = (light: Light): string =>
  tray(
    light,
    light.sea,
    MOTIFS[8],
    many(range(9), (i) =>
      fish(
        light,
        57 + (i % 3) * 23,
        31 + Math.floor(i / 3) * 19 + (i % 2) * 2,
        i % 2 ? 172 : -8,
        0.68,
        i % 3 ? '#b9a078' : '#d8c7a0',
      ),
    ),
  )

function pile(
  seed: number,
  count: number,
  radius: number,
  draw: (x: number, y: number, angle: number, index: number) => string,
): string {
  const next = scatter(seed)
  return many(range(count), (i) => {
    const [turn, far] = [next() * Math.PI * 2, Math.sqrt(next()) * radius]
    return draw(80 + Math.cos(turn) * far, 50 + Math.sin(turn) * far, next() * 180, i)
  })
}

export const peanuts = (light: Light): string =>
  tray(
    light,
    light.deep,
    MOTIFS[4],
    pile(4, 95, 33, (x, y, angle, i) =>
      group(
        `translate(${x} ${y}) rotate(${angle})`,
        shape(
          'M-5 0A3 3 0 0 1-1-2.4Q0-1.8 1-2.4A3 3 0 1 1 1 2.4Q0 1.8-1 2.4A3 3 0 0 1-5 0Z',
          i % 4 ? '#cf9d5c' : '#b57f3f',
        ) + line('M-3-.600h1.5M1.5.600H3', '#7a3e1266', 0.5),
      ),
    ),
  )

export const salt = (light: Light): string =>
  tray(
    light,
    light.red,
    MOTIFS[1],
    shape('M46 66Q60 34 80 28 100 34 114 66 80 80 46 66Z', light.paper) +
      shape('M80 28Q100 34 114 66 98 73 84 73 92 50 80 28Z', '#e2dccd') +
      pile(8, 46, 36, (x, y, angle) => group(`translate(${x} ${y}) rotate(${angle})`, box(-1, -1, 2, 2, light.paper))),
  )

export const corn = (light: Light): string => {
  const cob = (x: number, y: number, angle: number) =>
    group(
      `translate(${x} ${y}) rotate(${angle})`,
      oval(0, 0, 5.5, 17, light.sun) +
        many(range(7), (row) => many([-3, 0, 3], (dx) => disc(dx, -12 + row * 4, 1.3, '#d08f00'))) +
        shape('M-6 2Q-10 14-3 22L0 16Q-5 10-6 2ZM6 2Q10 14 3 22L0 16Q5 10 6 2Z', light.leaf),
    )
  return tray(light, light.earth, MOTIFS[7], cob(58, 48, -28) + cob(73, 46, -10) + cob(88, 46, 8) + cob(103, 49, 26))
}

export const paste = (light: Light): string =>
  tray(
    light,
    light.deep,
    MOTIFS[2],
    many(range(9), (i) => {
      const [x, y] = [58 + (i % 3) * 16, 34 + Math.floor(i / 3) * 13]
      return box(x, y, 13, 9, light.earth) + box(x, y, 13, 2.4, light.red) + box(x + 4.5, y, 3, 9, light.paper)
    }),
  )

export const crackers = (light: Light): string =>
  tray(
    light,
    light.red,
    MOTIFS[6],
    pile(
      21,
      38,
      31,
      (x, y, angle, i) =>
        disc(x, y, 6.4, i % 3 ? '#f3dfae' : '#e5c887') +
        group(`translate(${x} ${y}) rotate(${angle})`, line('M-3-1q1.5-2 3 0t3 0M-3 2q1.5-2 3 0t3 0', '#b98a3f', 0.7)),
    ),
  )

/** Drinks of the siwalan palm: bottles and a bamboo tube. */
export const drinks = (light: Light): string => {
  const bottle = (x: number, dye: string) =>
    group(
      `translate(${x} 82)`,
      shape('M-9 0V-34Q-9-40-3.5-44V-54H3.5V-44Q9-40 9-34V0Z', light.paper) +
        shape('M-7.5-1.5V-33Q-7-37-4-39H4Q7-37 7.5-33V-1.5Z', dye) +
        box(-4, -57, 8, 4.5, light.red) +
        box(-9, -25, 18, 12, light.earth) +
        shape('M-4-19l4-4 4 4-4 4z', light.sun),
    )
  return (
    box(0, 0, 160, 100, light.sky) +
    many([16, 34, 52], (y) => box(0, y, 160, 7, light.haze)) +
    box(0, 76, 160, 24, light.deep) +
    many(range(9), (i) => group(`translate(${i * 20 - 6} 82) scale(.7)`, shape(MOTIFS[0], '#ffffff38'))) +
    bottle(46, '#f4e9c8') +
    bottle(72, '#efd9a0') +
    group(
      'translate(104 82)',
      box(-9, -50, 18, 50, '#8d9a3f') +
        many([-50, -34, -18, -2], (y) => box(-10, y, 20, 2.4, light.deep)) +
        oval(0, -50, 9, 2.6, light.paper),
    ) +
    group(
      'translate(132 82)',
      shape('M-9-22H9L7 0H-7Z', '#ffffffaa') +
        shape('M-8.3-15H8.3L7 0H-7Z', '#f4e9c8') +
        disc(-2, -9, 3, light.paper) +
        disc(3, -6, 2.6, light.paper),
    ) +
    group(
      'translate(20 82)',
      disc(0, -9, 9, light.ink) + disc(-2, -11, 6, '#4a3550') + shape('M-5-17L0-23 5-17Z', light.leaf),
    )
  )
}
