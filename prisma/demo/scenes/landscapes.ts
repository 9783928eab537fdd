import { box, disc, group, type Light, line, many, oval, range, scatter, shape, sky, steps } from './brush.ts'

function boat(light: Light, x: number, y: number, size: number, sail: string): string {
  return group(
    `translate(${x} ${y}) scale(${size})`,
    line('M0 0V-30', light.ink, 1) +
      shape('M2-30Q22-16 20-4H2Z', sail) +
      shape('M-2-26Q-14-14-14-4H-2Z', light.paper) +
      shape('M-30-6Q-24 8-14 8H16Q26 8 32-8 22 0 14 0H-14Q-24 0-30-6Z', light.earth) +
      shape('M-27-1.5Q-22 3-14 3H15Q22 3 27-1.5 22 6 15 6H-14Q-22 6-27-1.5Z', light.paper) +
      many(range(6), (i) => disc(-12 + i * 5, 4.5, 0.9, light.red)),
  )
}

/** Boats off the coast. */
export const sea = (light: Light): string =>
  sky(light, 112, 46, 15) +
  shape('M0 54Q30 46 58 52T120 50 160 54V60H0Z', light.far) +
  box(0, 56, 160, 44, light.sea) +
  many(range(6), (i) => box(100 - i * 3, 59 + i * 4.5, 24 + i * 6 - i * i, 0.9, light.sun)) +
  boat(light, 40, 62, 0.55, light.red) +
  shape(steps(74, 10, 2.5, 100), '#ffffff18') +
  boat(light, 92, 78, 1, light.sun) +
  shape(steps(86, 14, 4, 100, 4), light.sea) +
  line(
    'M-4 86l7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4 7-4 7 4',
    light.paper,
    0.8,
  ) +
  shape(steps(96, 14, 4, 100, -3), light.deep)

/** Rice fields up to the hills, with a shelter on stilts. */
export const field = (light: Light): string =>
  sky(light, 40, 34) +
  shape('M0 52L26 38 48 48 78 32 108 48 132 40 160 52V60H0Z', light.far) +
  box(0, 54, 160, 46, light.deep) +
  many(range(9), (i) => {
    const [left, right] = [-70 + i * 36, -70 + i * 36 + 20]
    return shape(
      `M${80 + (left - 80) * 0.16} 54L${left} 100H${right}L${80 + (right - 80) * 0.16} 54Z`,
      i % 2 ? light.leaf : '#8d9a3f',
    )
  }) +
  many([62, 72, 84], (y, i) => box(0, y, 160, 0.6 + i * 0.4, light.sun)) +
  group(
    'translate(112 66)',
    line('M-10-8V14M10-8V14M-4-8V12M4-8V12', light.ink, 1.2) +
      box(-12, -2, 24, 2.4, light.earth) +
      shape('M-16-8L0-22 16-8Z', light.red) +
      shape('M-11-9.5L0-19 11-9.5Z', light.earth),
  ) +
  tufts(light, 7)

function tufts(light: Light, seed: number): string {
  const next = scatter(seed)
  return many(range(26), () => {
    const [x, y] = [next() * 160, 78 + next() * 20]
    return line(`M${x} ${y}l-1.5-4M${x} ${y}v-5M${x} ${y}l1.5-4`, light.paper, 0.5)
  })
}

function palm(light: Light, x: number, height: number, size: number): string {
  const leaf = (angle: number) =>
    group(`rotate(${angle})`, shape('M0 0L-4-13-1.5-10 0-16 1.5-10 4-13Z', angle % 60 ? light.leaf : light.deep))
  return group(
    `translate(${x} 88)`,
    shape(`M-1.6 0L-1.1 ${-height}h2.2L1.6 0Z`, light.earth) +
      many(range(Math.floor(height / 5)), (i) => box(-1.4, -4 - i * 5, 2.8, 0.7, light.ink)) +
      group(
        `translate(0 ${-height}) scale(${size})`,
        many(range(11), (i) => leaf(-150 + i * 30)) +
          disc(-2.5, 2, 2, light.ink) +
          disc(2.5, 2.4, 2, light.ink) +
          disc(0, 3.4, 2, light.red),
      ),
  )
}

/** Siwalan palms. */
export const palms = (light: Light): string =>
  sky(light, 120, 40, 16) +
  shape('M0 70L40 60 80 68 120 58 160 68V100H0Z', light.far) +
  shape('M0 82Q40 74 80 80T160 78V100H0Z', light.leaf) +
  palm(light, 30, 46, 0.95) +
  palm(light, 98, 40, 0.85) +
  palm(light, 62, 62, 1.25) +
  palm(light, 134, 54, 1.1) +
  shape('M0 90Q40 84 80 88T160 86V100H0Z', light.deep) +
  tufts(light, 3)

/** Mangroves over still water. */
export const mangrove = (light: Light): string => {
  const next = scatter(11)
  const tree = (x: number, size: number) =>
    group(
      `translate(${x} 74) scale(${size})`,
      line(
        'M0-18V-44M0-18Q-2-6-12 4M0-20Q-1-8-5 6M0-20Q1-8 5 6M0-18Q2-6 12 4M0-24Q-6-14-18 3M0-24Q6-14 18 3',
        light.earth,
        1.8,
      ) +
        many(range(22), (i) =>
          oval(
            (next() - 0.5) * 40,
            -46 + (next() - 0.5) * 24,
            6,
            2.6,
            i % 3 ? light.leaf : light.deep,
            next() * 80 - 40,
          ),
        ),
    )
  return (
    sky(light, 34, 30, 11) +
    box(0, 58, 160, 42, light.sea) +
    shape('M0 58Q30 46 60 54T120 50 160 56V62H0Z', light.far) +
    many(range(7), (i) => box(8 + ((i * 47) % 130), 64 + i * 5, 24, 0.8, light.paper)) +
    tree(38, 0.95) +
    tree(122, 1.05) +
    tree(82, 1.25) +
    shape(steps(94, 12, 3, 100), light.deep)
  )
}

/** A village road between trees. */
export const road = (light: Light): string =>
  sky(light, 122, 30) +
  shape('M0 56L34 44 70 54 110 42 160 56V100H0Z', light.far) +
  box(0, 56, 160, 44, light.leaf) +
  shape('M76 56H86L132 100H18Z', '#8b8577') +
  many([58, 63, 70, 80, 93], (y, i) =>
    shape(`M${80.5 - i * 0.4} ${y}h${1 + i * 0.9}l${i * 0.3} ${2 + i * 1.6}h${-(1 + i * 1.5)}z`, light.paper),
  ) +
  many(
    [
      [20, 84, 1.3],
      [52, 66, 0.7],
      [110, 66, 0.7],
      [146, 86, 1.4],
      [66, 60, 0.4],
      [96, 60, 0.4],
    ] as const,
    ([x, y, s]) =>
      group(
        `translate(${x} ${y}) scale(${s})`,
        box(-1.2, -16, 2.4, 17, light.earth) +
          shape('M0-40L13-14H-13Z', light.deep) +
          shape('M0-34L8-18H-8Z', light.leaf),
      ),
  )
