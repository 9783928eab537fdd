import PDFDocument from 'pdfkit'
import QRCode from 'qrcode'
import type { LetterContent } from '../../letters/paper/content.ts'
import { faces } from '../../letters/paper/fonts.ts'
import { drawMark } from '../../letters/paper/mark.ts'
import { mm } from '../../letters/paper/page.ts'
import { formatCode } from '../../seal/code.ts'

const LEFT = mm(30)
const WIDTH = mm(160)

type Doc = PDFKit.PDFDocument
type Write = (tag: string, draw: () => void) => void

const kop = (doc: Doc, write: Write, { head }: LetterContent): void => {
  doc.markContent('Artifact', { type: 'Layout' })
  drawMark(doc, LEFT + mm(11), mm(26), mm(11))
  doc.rect(LEFT, mm(40), WIDTH, 2.25).rect(LEFT, mm(41.3), WIDTH, 0.75).fill('#000')
  doc.endMarkedContent()
  head.lines.forEach((line, at) => {
    const last = at === head.lines.length - 1
    write('P', () =>
      doc
        .font(last ? 'bold' : 'regular')
        .fontSize(last ? 16 : 12)
        .text(line, LEFT, mm(16) + at * 15, { width: WIDTH, align: 'center' }),
    )
  })
  write('P', () => doc.font('regular').fontSize(10).text(head.address, LEFT, mm(34), { width: WIDTH, align: 'center' }))
}

const body = (doc: Doc, root: PDFKit.PDFStructureElement, write: Write, content: LetterContent): void => {
  write('H1', () =>
    doc.font('bold').fontSize(14).text(content.title, LEFT, mm(50), { width: WIDTH, align: 'center', underline: true }),
  )
  write('P', () =>
    doc.font('regular').fontSize(12).text(`Nomor : ${content.number}`, { width: WIDTH, align: 'center' }),
  )
  doc.moveDown(1)
  for (const block of content.body) {
    if (block.kind === 'paragraph') {
      write('P', () =>
        doc.font('regular').text(block.text, LEFT, doc.y, { width: WIDTH, align: 'justify', lineGap: 4 }),
      )
    } else if (block.kind === 'identity') {
      const table = doc.struct('Table')
      root.add(table)
      for (const { label, value, strong } of block.rows) {
        const row = doc.struct('TR')
        table.add(row)
        const y = doc.y
        row.add(
          doc.struct('TH', {}, () =>
            doc
              .font('regular')
              .text(label, LEFT + 35, y, { width: 136 })
              .text(':', LEFT + 171, y),
          ),
        )
        row.add(
          doc.struct('TD', {}, () =>
            doc.font(strong ? 'bold' : 'regular').text(value, LEFT + 183, y, { width: 270, lineGap: 4 }),
          ),
        )
      }
    }
    doc.moveDown(0.5)
  }
}

const signature = (doc: Doc, write: Write, { place, date, signer }: LetterContent): void => {
  const column = { width: mm(72), align: 'center' } as const
  const x = LEFT + mm(88)
  write('P', () => doc.font('regular').text(`${place}, ${date}`, x, doc.y + mm(8), column))
  for (const line of signer.lines) write('P', () => doc.text(line, x, doc.y, column))
  write('P', () => doc.font('bold').text(signer.name, x, doc.y + mm(28), { ...column, underline: true }))
}

const band = (
  doc: Doc,
  root: PDFKit.PDFStructureElement,
  write: Write,
  { seal, footNote, sample }: LetterContent,
): void => {
  const { size, data } = QRCode.create(seal!.url, { errorCorrectionLevel: 'Q' }).modules
  const module = mm(26) / size
  root.add(
    doc.struct('Figure', { alt: 'Kode QR' }, () => {
      for (let row = 0; row < size; row++)
        for (let column = 0; column < size; column++) {
          const start = column
          while (column < size && data[row * size + column]) column++
          if (column > start) doc.rect(LEFT + start * module, mm(284) + row * module, (column - start) * module, module)
        }
      doc.fill('#000')
    }),
  )
  const x = LEFT + mm(31)
  write('P', () =>
    doc.font('regular').fontSize(9).text(`Pindai kode QR, atau ketik kode ini di ${seal!.shortAddress}`, x, mm(288)),
  )
  write('P', () => doc.font('bold').fontSize(12).text(formatCode(seal!.code)))
  write('P', () =>
    doc
      .font('regular')
      .fontSize(9)
      .text(footNote, { width: mm(129) }),
  )
  if (sample) write('P', () => doc.fontSize(8).text(sample, { width: mm(129) }))
}

/**
 * The ceiling that the letter's renderer is measured against: the same page, fonts, tags and QR written by hand as plain
 * pdfkit calls at places known beforehand, with nothing measured, fitted or checked. For letters of one page, of paragraphs and rows.
 */
export const barePage = (content: LetterContent): Promise<Buffer> => {
  const { title, author, createdAt } = content.metadata
  const info = { Title: title, Author: author, CreationDate: new Date(createdAt) }
  const font = null as unknown as string
  const doc = new PDFDocument({
    size: [mm(215), mm(330)],
    margin: 0,
    lang: 'id-ID',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    font,
    info,
  })
  doc.registerFont('regular', faces.regular as unknown as Buffer).registerFont('bold', faces.bold as unknown as Buffer)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const write: Write = (tag, draw) => {
    root.add(doc.struct(tag, {}, draw))
  }
  kop(doc, write, content)
  body(doc, root, write, content)
  signature(doc, write, content)
  band(doc, root, write, content)
  root.end()
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('error', reject)
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.end()
  })
}
