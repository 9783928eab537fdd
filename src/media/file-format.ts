import { zipNames } from '../shared/zip.ts'

/** The files an office hands out, by the end of their names: what a person calls them, and their media type. */
export const FORMATS = {
  pdf: { word: 'PDF', type: 'application/pdf' },
  docx: { word: 'Word', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { word: 'Excel', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  pptx: { word: 'PowerPoint', type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation' },
  odt: { word: 'OpenDocument', type: 'application/vnd.oasis.opendocument.text' },
  ods: { word: 'OpenDocument', type: 'application/vnd.oasis.opendocument.spreadsheet' },
  odp: { word: 'OpenDocument', type: 'application/vnd.oasis.opendocument.presentation' },
  doc: { word: 'Word', type: 'application/msword' },
  xls: { word: 'Excel', type: 'application/vnd.ms-excel' },
  ppt: { word: 'PowerPoint', type: 'application/vnd.ms-powerpoint' },
} as const
export type FileFormat = keyof typeof FORMATS

const MAX_FILE_BYTES = 10 * 1024 * 1024
export const FILE_TOO_LARGE = 'Berkas lebih dari 10 MB. Perkecil, misalnya pindai dengan 150 dpi, lalu unggah lagi.'
const MACROS = 'Berkas ini berisi makro. Simpan ulang tanpa makro, atau sebagai PDF.'
const OTHER = 'Berkas ini bukan PDF, Word, Excel, PowerPoint, atau OpenDocument.'

export type FormatOutcome = { ok: true; format: FileFormat } | { ok: false; fault: string }

/** What a file is by its content; its name and declared type are anyone's claim. Nothing with macros passes. */
export function formatOf(bytes: Buffer): FormatOutcome {
  if (bytes.length > MAX_FILE_BYTES) return { ok: false, fault: FILE_TOO_LARGE }
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return { ok: true, format: 'pdf' }
  const [format, macros] = bytes.subarray(0, 8).equals(COMPOUND) ? inCompound(bytes) : inZip(bytes)
  if (!format) return { ok: false, fault: OTHER }
  return macros ? { ok: false, fault: MACROS } : { ok: true, format }
}

type Found = [format: FileFormat | null, macros: boolean]

const OPEN_DOCUMENT = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/
const OPEN_ENDS = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' } as const

function inZip(bytes: Buffer): Found {
  const names = zipNames(bytes)
  if (!names) return [null, false]
  // An OpenDocument names itself in its first entry, which is stored as it is.
  const open = OPEN_DOCUMENT.exec(bytes.subarray(30, 110).toString('latin1'))
  if (open) return [OPEN_ENDS[open[1] as keyof typeof OPEN_ENDS], names.some((name) => /^(Basic|Scripts)\//.test(name))]
  const has = (name: string) => names.includes('[Content_Types].xml') && names.includes(name)
  const macros = names.some((name) => /vbaProject|activeX/i.test(name))
  if (has('word/document.xml')) return ['docx', macros]
  if (has('xl/workbook.xml') || has('xl/workbook.bin')) return ['xlsx', macros || has('xl/workbook.bin')]
  return [has('ppt/presentation.xml') ? 'pptx' : null, macros]
}

/** The compound file of Office before 2007: its streams are named in UTF-16. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

function inCompound(bytes: Buffer): Found {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'))
  const macros = has('_VBA_PROJECT')
  if (has('WordDocument')) return ['doc', macros]
  if (has('Workbook')) return ['xls', macros]
  return [has('PowerPoint Document') ? 'ppt' : null, macros]
}
