import { mm } from './page.ts'

/** How a letter is set. All lengths in points. */
export type Style = {
  size: number
  /** From one baseline to the next in the body. */
  leading: number
  /** Between blocks of the body. */
  gap: number
  /** Above the title and above the signature block. */
  pause: number
  /** From one baseline to the next in the signature block. */
  blockLeading: number
  /** For pen and stamp, between the office and the name. */
  signingRoom: number
}

/** The type sizes a letter may be set in, in the order they are tried. */
export const SIZES = [12, 11, 10.5, 10]

const between = (tight: number, generous: number, ease: number): number => tight + (generous - tight) * ease

/** A style at a type size; every length grows evenly with `ease`, from 0 (as tight as it may be) to 1 (generous). */
export const styleOf = (size: number, ease: number): Style => ({
  size,
  leading: size * between(1.15, 1.5, ease),
  gap: size * between(0.35, 0.75, ease),
  pause: mm(between(4, 8, ease)),
  blockLeading: size * between(1.15, 1.3, ease),
  signingRoom: mm(between(25, 28, ease)),
})

/** The baseline of a line of text whose box starts at `top` and is `leading` high. */
export const baselineIn = (top: number, leading: number, size: number): number => top + leading / 2 + size * 0.3465
