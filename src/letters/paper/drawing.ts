import type { Ink, Pen, Place } from './pen.ts'
import { measure, type Strip, spaceAbove } from './strips.ts'
import type { Style } from './style.ts'

/** One step down the document's structure: the element's tag, which of its kind it is there, a heading cell's scope. */
export type Step = { tag: string; id: number; scope?: 'Row' | 'Column' }

type Rect = { x: number; y: number; width: number; height: number }
type Words = Ink & { underlined?: boolean }

/**
 * Draws strips, page by page, keeping one element of the structure for each block even where a page ends inside it.
 * Content goes out sorted by element, so that a cell of several lines is read as one; rules go out last, as decoration.
 */
export class Drawing {
  readonly pen: Pen
  readonly style: Style
  private readonly places = new Map<string, Place>()
  private groups = new Map<Place | null, (() => void)[]>()
  private rules: Rect[] = []
  private decorations: (() => void)[] = []
  private repeated = false

  constructor(pen: Pen, style: Style) {
    this.pen = pen
    this.style = style
  }

  /** Draws the strips of a page from a point down; gives the y below them. */
  page(strips: Strip[], left: number, top: number): number {
    let y = top
    strips.forEach((strip, at) => {
      y += at > 0 ? spaceAbove(strip, this.style) : 0
      this.repeated = strip.again ?? false
      strip.draw(this, left, y)
      y += measure(strip.extent, this.style)
    })
    this.flush()
    return y
  }

  /** A line of text that belongs to a place of the structure. */
  text(path: Step[], text: string, x: number, baseline: number, ink: Words): void {
    this.inside(path, () => {
      this.pen.write(text, x, baseline, ink)
      if (ink.underlined) this.pen.rule(x, baseline + ink.size * 0.13, this.pen.widthOf(text, ink), ink.size * 0.07)
    })
  }

  /** Any drawing that belongs to a place of the structure; what stands on a page for the second time belongs to none. */
  inside(path: Step[], draw: () => void): void {
    const place = this.repeated ? null : this.placeAt(path)
    const group = this.groups.get(place)
    if (group) group.push(draw)
    else this.groups.set(place, [draw])
  }

  /** A rule, decoration only; one that goes on where another of its width ends is made one with it. */
  rule(x: number, y: number, width: number, height: number): void {
    const before = this.rules.find(
      (rect) => rect.x === x && rect.width === width && Math.abs(rect.y + rect.height - y) < 0.01 && height > width,
    )
    if (before) before.height = y + height - before.y
    else this.rules.push({ x, y, width, height })
  }

  /** A dashed frame: something is to be put there. */
  dashes(x: number, y: number, width: number, height: number): void {
    this.decorations.push(() => {
      this.pen.doc.save().lineWidth(0.75).strokeColor('#777').dash(3, { space: 3 })
      this.pen.doc.rect(x, y, width, height).stroke().restore()
    })
  }

  /** A dotted line to sign on. */
  dots(x: number, y: number, width: number): void {
    this.decorations.push(() => {
      this.pen.doc.save().lineWidth(0.9).lineCap('round').strokeColor('#000').dash(0.01, { space: 2.6 })
      this.pen.doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke()
        .restore()
    })
  }

  private placeAt(path: Step[]): Place {
    let place = this.pen.root
    let key = ''
    for (const { tag, id, scope } of path) {
      key += `${tag}${id}/`
      let next = this.places.get(key)
      if (!next) {
        next = this.pen.open(tag, place, scope ? { scope } : {})
        this.places.set(key, next)
      }
      place = next
    }
    return place
  }

  /** Draws what has been gathered: at the end of a page. */
  flush(): void {
    for (const [place, draws] of this.groups) {
      const drawAll = () => {
        for (const draw of draws) draw()
      }
      if (place) this.pen.within(place, drawAll)
      else this.pen.artifact(drawAll)
    }
    if (this.rules.length + this.decorations.length > 0)
      this.pen.artifact(() => {
        for (const { x, y, width, height } of this.rules) this.pen.rule(x, y, width, height)
        for (const decorate of this.decorations) decorate()
      })
    this.groups = new Map()
    this.rules = []
    this.decorations = []
  }
}
