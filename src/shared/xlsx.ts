import { zip } from './zip.ts'

export type SheetColumn = {
  label: string
  /** A heading over this column and its neighbours of the same group. */
  group?: string
  /** In letters of the typeface, roughly. */
  width: number
}

/** One table as a workbook of one sheet, to be printed lying on F4. */
export type Workbook = {
  sheetName: string
  title: string
  author: string
  createdAt: string
  /** Lines over the table, each across its whole width. */
  above: string[]
  columns: SheetColumn[]
  /** A number is a number, all else is text: never a formula, never a date, never a long number cut short. */
  rows: (string | number)[][]
  /** Rows under the table, a text a column. */
  below: string[][]
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const LONGEST_TEXT = 32_767

/** The places of STYLES' cellXfs. */
const STYLE = { plain: 0, title: 1, head: 2, text: 3, number: 4 } as const

const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center"/></xf><xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="1" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="top"/></xf></cellXfs></styleSheet>`

/** The bytes of a workbook that Excel, LibreOffice and their like open; the same workbook gives the same bytes. */
export function writeXlsx(workbook: Workbook): Buffer {
  const name = text(workbook.sheetName.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31))
  const { head } = places(workbook)
  const titles = `'${name}'!$${head.first}:$${head.last}`
  return zip(
    [
      {
        name: '[Content_Types].xml',
        content: `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${DOCUMENT}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${DOCUMENT}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${DOCUMENT}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
      },
      {
        name: '_rels/.rels',
        content: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
      },
      {
        name: 'docProps/core.xml',
        content: `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${text(workbook.title)}</dc:title><dc:creator>${text(workbook.author)}</dc:creator><dc:language>id-ID</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${workbook.createdAt}</dcterms:created></cp:coreProperties>`,
      },
      {
        name: 'xl/workbook.xml',
        content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${titles}</definedName></definedNames></workbook>`,
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
      },
      { name: 'xl/styles.xml', content: `${XML}${STYLES}` },
      { name: 'xl/worksheets/sheet1.xml', content: `${XML}${sheetXml(workbook)}` },
    ],
    new Date(workbook.createdAt),
  )
}

/** Where the head stands, in rows from 1. */
function places({ above, columns }: Workbook) {
  const first = above.length + 2
  const grouped = columns.some(({ group }) => group)
  return { head: { first, last: first + (grouped ? 1 : 0) }, grouped }
}

function sheetXml(workbook: Workbook): string {
  const { above, columns, rows, below } = workbook
  const { head, grouped } = places(workbook)
  const rightmost = letters(columns.length - 1)
  const merges = [
    ...above.map((_, at) => `A${at + 1}:${rightmost}${at + 1}`),
    ...(grouped ? headMerges(columns, head) : []),
  ]
  const labels = columns.map(({ label }) => label)
  const upper = columns.map(({ label, group }) => group ?? label)
  const parts = [
    ...above.map((line, at) => rowXml(at + 1, [line], STYLE.title)),
    ...(grouped ? [rowXml(head.first, upper, STYLE.head)] : []),
    rowXml(head.last, labels, STYLE.head),
    ...rows.map((row, at) => rowXml(head.last + 1 + at, row, STYLE.text)),
    ...below.map((row, at) => rowXml(head.last + rows.length + 2 + at, row, STYLE.plain)),
  ]
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const frozen = `<pane ySplit="${head.last}" topLeftCell="A${head.last + 1}" activePane="bottomLeft" state="frozen"/>`
  return [
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`,
    `<cols>${widths.join('')}</cols><sheetData>${parts.join('')}</sheetData>`,
    merges.length ? `<mergeCells count="${merges.length}">${merges.map(merge).join('')}</mergeCells>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="14" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    '<headerFooter><oddFooter>&amp;RHalaman &amp;P dari &amp;N</oddFooter></headerFooter></worksheet>',
  ].join('')
}

const merge = (range: string) => `<mergeCell ref="${range}"/>`

/** A group stands once over its columns; a column without one has its label over both rows. */
function headMerges(columns: SheetColumn[], { first, last }: { first: number; last: number }): string[] {
  const merges: string[] = []
  for (let at = 0; at < columns.length; at++) {
    const { group } = columns[at]!
    if (!group) merges.push(`${letters(at)}${first}:${letters(at)}${last}`)
    else if (columns[at - 1]?.group !== group) {
      const end = columns.findIndex((column, index) => index > at && column.group !== group)
      const to = (end < 0 ? columns.length : end) - 1
      if (to > at) merges.push(`${letters(at)}${first}:${letters(to)}${first}`)
    }
  }
  return merges
}

function rowXml(number: number, cells: (string | number)[], style: number): string {
  const written = cells.map((cell, at) => {
    const place = `${letters(at)}${number}`
    if (typeof cell === 'number') return `<c r="${place}" s="${STYLE.number}"><v>${cell}</v></c>`
    if (cell === '') return `<c r="${place}" s="${style}"/>`
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text(cell)}</t></is></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

/** 0 is A, 26 is AA. */
function letters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** As XML may hold it: no control characters, and nothing that Excel would read as one written out (_x000D_). */
function text(value: string): string {
  return value
    .toWellFormed()
    .slice(0, LONGEST_TEXT)
    .replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
    .replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll(/[&<>"]/g, (sign) => ESCAPED[sign]!)
}
