/** Half the width of a petal, in parts of its length. */
const PETAL = 0.42

const diamond = (doc: PDFKit.PDFDocument, x: number, y: number, radius: number): void => {
  doc
    .moveTo(x, y - radius)
    .lineTo(x + radius, y)
    .lineTo(x, y + radius)
    .lineTo(x - radius, y)
    .closePath()
}

const petal = (doc: PDFKit.PDFDocument, x: number, y: number, dx: number, dy: number): void => {
  const side = { x: -dy * PETAL, y: dx * PETAL }
  const tip = { x: x + dx, y: y + dy }
  doc.moveTo(x, y)
  doc.bezierCurveTo(
    x + dx * 0.3 + side.x,
    y + dy * 0.3 + side.y,
    x + dx * 0.8 + side.x,
    y + dy * 0.8 + side.y,
    tip.x,
    tip.y,
  )
  doc.bezierCurveTo(x + dx * 0.8 - side.x, y + dy * 0.8 - side.y, x + dx * 0.3 - side.x, y + dy * 0.3 - side.y, x, y)
}

/**
 * The neutral mark: a flower of four petals as woven cloth has it, in a diamond. An ornament of ours that stands in for
 * the coat of arms until a real one is uploaded; it imitates none.
 */
export const drawMark = (doc: PDFKit.PDFDocument, x: number, y: number, radius: number): void => {
  doc.save().fillColor('#000').strokeColor('#000')
  diamond(doc, x, y, radius - 0.75)
  doc.lineWidth(1.5).stroke()
  diamond(doc, x, y, radius - 4)
  doc.lineWidth(0.5).stroke()
  const reach = radius * 0.62
  for (const [dx, dy] of [
    [0, -reach],
    [reach, 0],
    [0, reach],
    [-reach, 0],
  ] as const)
    petal(doc, x, y, dx, dy)
  doc.fill()
  diamond(doc, x, y, radius * 0.15)
  doc.fill('#fff')
  diamond(doc, x, y, radius * 0.08)
  const corner = radius * 0.3
  for (const [dx, dy] of [
    [-corner, -corner],
    [corner, -corner],
    [corner, corner],
    [-corner, corner],
  ] as const)
    diamond(doc, x + dx, y + dy, radius * 0.07)
  doc.fill('#000').restore()
}
