import PDFDocument from 'pdfkit'
import { bundle } from './bundle.ts'
import { type Face, faces } from './fonts.ts'

/** What pdfkit knows about an embedded font. Not in its types: pinned by the exact version in package.json. */
type EmbeddedFont = {
  id: string
  layoutCache: object
  widthOfString(text: string, size: number): number
  encode(text: string): [string[], { xAdvance: number; advanceWidth: number; xOffset: number; yOffset: number }[]]
  ref(): object
}
type Inside = {
  _font: EmbeddedFont
  _offsets: number[]
  _root: { data: { ViewerPreferences: { data: Record<string, unknown> } } }
  page: { fonts: Record<string, object> }
}

const inside = (doc: PDFKit.PDFDocument): Inside => doc as unknown as Inside
const round = (value: number): number => Math.round(value * 1_000) / 1_000

/** A document that is never written: its fonts measure, and lend their shaped words to the documents that are. */
const ruler = new PDFDocument({ autoFirstPage: false, font: null as unknown as string })
const rulers: Record<Face, EmbeddedFont> = {
  regular: inside(ruler.font(faces.regular as unknown as Buffer))._font,
  bold: inside(ruler.font(faces.bold as unknown as Buffer))._font,
}
const MEMORY = 20_000
let widths: Record<Face, Map<string, number>> = { regular: new Map(), bold: new Map() }

/** Forgets the measured words when they have become many: called between letters. */
export const limitMemory = (): void => {
  if (widths.regular.size + widths.bold.size < MEMORY) return
  widths = { regular: new Map(), bold: new Map() }
  for (const font of Object.values(rulers)) font.layoutCache = Object.create(null)
}

/** The width of a word at a type size, kerning included; shaped once, then remembered. */
export const wordWidth = (word: string, face: Face, size: number): number => {
  let width = widths[face].get(word)
  if (width === undefined) {
    width = rulers[face].widthOfString(word, 1)
    widths[face].set(word, width)
  }
  return width * size
}

export type Ink = {
  face: Face
  size: number /** points added to each space, to justify */
  spread?: number
  grey?: boolean
}

/** A line of text as it was written: its page, its left end, baseline and width; `zone` is what it is part of. */
export type Box = { page: number; zone: string; text: string; x: number; baseline: number; width: number; size: number }

/** One place in the document's structure, for readers: what is drawn inside belongs to it. */
export type Place = PDFKit.PDFStructureElement

/**
 * Draws on a tagged pdfkit document. Text goes out one line at a time with real spaces (pdfkit's own justification
 * leaves them out, and a screen reader would hear one long word), in coordinates from the top left.
 */
export class Pen {
  readonly doc: PDFKit.PDFDocument
  readonly root: Place
  /** What the text that follows is part of: told to those who check where it stands. */
  zone = ''
  /** The lines written, once somebody asks for them to be kept. */
  boxes: Box[] | null = null
  private pages = 0
  private readonly shift: { x: number; y: number } | null
  private readonly fonts = {} as Record<Face, EmbeddedFont>
  private readonly spaces = {} as Record<Face, string>

  /** `shift`: points by which everything stands further right and further down, for a printer that is off. */
  constructor(options: PDFKit.PDFDocumentOptions, shift: { x: number; y: number } | null = null) {
    this.shift = shift
    this.doc = new PDFDocument({
      ...options,
      autoFirstPage: false,
      tagged: true,
      displayTitle: true,
      font: null as unknown as string,
    })
    inside(this.doc)._root.data.ViewerPreferences.data.PrintScaling = 'None'
    for (const face of ['regular', 'bold'] as const) {
      this.doc.registerFont(face, faces[face] as unknown as Buffer)
      this.fonts[face] = inside(this.doc.font(face))._font
      this.fonts[face].layoutCache = rulers[face].layoutCache
      this.spaces[face] = this.fonts[face].encode(' ')[0][0]!
    }
    this.root = this.doc.struct('Document')
    this.doc.addStructure(this.root)
  }

  /** Begins a page. */
  addPage(): void {
    this.doc.addPage()
    this.pages++
    if (this.shift) this.doc.addContent(`1 0 0 1 ${round(this.shift.x)} ${round(this.shift.y)} cm`)
  }

  /** The width of a line as it is written, without the space at its end. */
  widthOf(text: string, { face, size, spread = 0 }: Ink): number {
    const seen = text.trimEnd()
    return wordWidth(seen, face, size) + spread * (seen.split(' ').length - 1)
  }

  /** Opens an element of the structure inside another; it is closed with the document. */
  open(type: string, parent: Place, options: { alt?: string; scope?: string; bbox?: number[] } = {}): Place {
    const place = this.doc.struct(type, options as object)
    parent.add(place)
    return place
  }

  /** Draws content that belongs to a place of the structure. */
  within(place: Place, draw: () => void): void {
    place.add(draw)
  }

  /** Draws what is decoration only, passed over by readers. */
  artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' })
    draw()
    this.doc.endMarkedContent()
  }

  /** One line of text with its left end and baseline at a point. */
  write(text: string, x: number, baseline: number, ink: Ink): void {
    if (text === '') return
    this.boxes?.push({
      page: this.pages,
      zone: this.zone,
      text,
      x,
      baseline,
      width: this.widthOf(text, ink),
      size: ink.size,
    })
    const font = this.fonts[ink.face]
    inside(this.doc).page.fonts[font.id] ??= font.ref()
    const grey = ink.grey ? '0.35 g ' : '0 g '
    const show = this.show(text, font, this.spaces[ink.face], ink)
    this.doc.addContent(
      `BT ${grey}1 0 0 -1 ${round(x)} ${round(baseline)} Tm /${font.id} ${round(ink.size)} Tf ${show} ET`,
    )
  }

  /** A horizontal rule. */
  rule(x: number, y: number, width: number, thickness: number): void {
    this.doc.addContent(`0 g ${round(x)} ${round(y)} ${round(width)} ${round(thickness)} re f`)
  }

  private show(text: string, font: EmbeddedFont, space: string, { size, spread = 0 }: Ink): string {
    const [glyphs, positions] = font.encode(text)
    let shown = '[<'
    for (let at = 0; at < glyphs.length; at++) {
      const { xAdvance, advanceWidth, xOffset, yOffset } = positions[at]!
      const after = xAdvance - advanceWidth - xOffset + (glyphs[at] === space ? (spread * 1_000) / size : 0)
      if (xOffset) shown += `>${round(-xOffset)}<`
      shown += yOffset ? `>] TJ ${round((yOffset * size) / 1_000)} Ts [<${glyphs[at]}>] TJ 0 Ts [<` : glyphs[at]
      if (after) shown += `>${round(-after)}<`
    }
    return `${shown}>] TJ`
  }

  /** Ends the document and gives its bytes. */
  async finish(): Promise<Buffer> {
    const chunks: Buffer[] = []
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    const ended = new Promise<void>((resolve, reject) => this.doc.on('end', resolve).on('error', reject))
    this.root.end()
    this.doc.end()
    await ended
    return bundle(Buffer.concat(chunks), inside(this.doc)._offsets)
  }
}
