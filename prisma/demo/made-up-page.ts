import PDFDocument from 'pdfkit'

/** A PDF of one page with this title, which says that it is made up. */
export function madeUpPage(title: string): Promise<Buffer> {
  const page = new PDFDocument({ size: 'A4', margin: 72, info: { Title: title }, lang: 'id' })
  const parts: Buffer[] = []
  page.on('data', (part: Buffer) => parts.push(part))
  page.fontSize(20).text(title).moveDown().fontSize(12).text('Contoh. Isi dokumen ini dibuat untuk peragaan Balai.')
  page.end()
  return new Promise((resolve) => page.on('end', () => resolve(Buffer.concat(parts))))
}
