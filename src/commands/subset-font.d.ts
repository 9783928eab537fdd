declare module 'subset-font' {
  /** The font with no more than the letters of the text, and its axes no longer than said. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: {
      targetFormat: 'woff2'
      noLayoutClosure: boolean
      variationAxes: Record<string, { min: number; max: number; default: number }>
    },
  ): Promise<Buffer>
}
