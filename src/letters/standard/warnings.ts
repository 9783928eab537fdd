import { ageAt, isoDate, parseIsoDate } from '../../shared/dates.ts'
import { type NikDoubt, nikDoubts } from '../../shared/nik.ts'
import { type AnswerRow, type Answers, cellName, rowsOf, textOf } from './answers.ts'
import type { LetterTypeDefinition } from './definition.ts'
import { type CellField, inSentence, type ListField } from './field.ts'

export type Warning = { field: string; message: string }

/**
 * What is usual in real documents and still worth one more look: it is said, and asks for no reason. A name with an
 * apostrophe, a hyphen, a full stop or a comma (Nur'aini, H. Achmad, Siti, S.Pd.) is one of thousands.
 */
export function remarks({ fields }: LetterTypeDefinition, answers: Answers): Warning[] {
  return fields.flatMap((field): Warning[] => {
    if (field.type !== 'list')
      return markMessages(field, textOf(answers, field.key)).map((message) => ({ field: field.key, message }))
    const { key, item, columns } = field
    return rowsOf(answers, key).flatMap((row, at) =>
      columns.flatMap((column) =>
        markMessages(column, row[column.key]).map((message) => ({
          field: cellName(key, at, column.key),
          message: `${item} ${at + 1}: ${message}`,
        })),
      ),
    )
  })
}

const USUAL_MARKS = /['’.,-]/

const markMessages = ({ type, label }: CellField, name = ''): string[] =>
  type === 'name' && USUAL_MARKS.test(name) ? [`${label} memuat tanda baca. Pastikan sama dengan KTP.`] : []

/** What is odd about clean answers and may still be right, since real documents hold errors: an officer decides. No message holds a NIK. */
export function warnings({ fields }: LetterTypeDefinition, answers: Answers, today: Date): Warning[] {
  const plain = fields.filter((field) => field.type !== 'list')
  return fields.flatMap((field): Warning[] => {
    if (field.type === 'list') return rowWarnings(field, rowsOf(answers, field.key), today)
    return cellMessages(field, plain, answers, today).map((message) => ({ field: field.key, message }))
  })
}

/** The same of each row of a list, and a NIK that two rows share. */
function rowWarnings({ key, item, columns }: ListField, rows: AnswerRow[], today: Date): Warning[] {
  return rows.flatMap((row, at) =>
    columns.flatMap((column) => {
      const earlier = rows
        .slice(0, at)
        .findIndex((other) => isNik(row[column.key]) && other[column.key] === row[column.key])
      const twice =
        column.type === 'nik' && earlier >= 0 ? [`${column.label} sama dengan ${inSentence(item)} ${earlier + 1}.`] : []
      const messages = [...cellMessages(column, columns, row, today), ...twice]
      return messages.map((message) => ({
        field: cellName(key, at, column.key),
        message: `${item} ${at + 1}: ${message}`,
      }))
    }),
  )
}

const isNik = (answer = '') => /^\d{16}$/.test(answer)

/** What is odd about one answer, beside the others of its letter or row. */
function cellMessages(field: CellField, fields: CellField[], answers: Answers, today: Date): string[] {
  const answer = textOf(answers, field.key)
  if (answer === '') return []
  if (field.type === 'nik') return nikMessages(field, answer, answers)
  if (field.type === 'kk') return kkMessages(field, answer, fields, answers)
  if (field.type === 'name') return nameMessages(field, answer)
  if (field.type === 'date') return dateMessages(field, answer, today)
  return []
}

const NIK_MESSAGES: Record<NikDoubt, string> = {
  'looks-invented': 'tampak seperti nomor contoh.',
  'unknown-province': 'tidak diawali kode provinsi yang dikenal.',
  'no-such-day': 'memuat tanggal lahir yang tidak ada di kalender.',
  'other-birth-date': 'tidak cocok dengan tanggal lahir.',
  'other-sex': 'tidak cocok dengan jenis kelamin.',
  'serial-zero': 'berakhir 0000, yang tidak pernah diterbitkan.',
}

function nikMessages(field: CellField, nik: string, answers: Answers): string[] {
  if (!isNik(nik)) return []
  const birth = parseIsoDate(textOf(answers, field.birthDate ?? '')) ?? undefined
  const doubts = nikDoubts(nik, { birth, sex: textOf(answers, field.sex ?? '') || undefined })
  return doubts.map((doubt) => `${field.label} ${NIK_MESSAGES[doubt]} Cocokkan dengan KTP.`)
}

function kkMessages(field: CellField, kk: string, fields: CellField[], answers: Answers): string[] {
  const same = fields.find((other) => other.type === 'nik' && textOf(answers, other.key) === kk)
  return same ? [`${field.label} sama dengan ${inSentence(same.label)}. Keduanya selalu berbeda.`] : []
}

function nameMessages({ label }: CellField, name: string): string[] {
  const found: string[] = []
  if (/\d/.test(name)) found.push(`${label} memuat angka. Periksa huruf O dan angka 0, huruf I dan angka 1.`)
  if (mixesCapitals(name)) found.push(`${label} mencampur HURUF BESAR dan huruf kecil. Samakan dengan KTP.`)
  if (/[^\p{L}\p{M}\p{N} '’.,-]/u.test(name))
    found.push(`${label} memuat tanda yang tidak ada pada nama. Samakan dengan KTP.`)
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(name))
    found.push(`${label} memuat huruf selain Latin.`)
  if ([...name].length > 60) found.push(`${label} lebih dari 60 huruf.`)
  return found
}

/** 'SITI wahyuni' or 'SuParno', but not 'H. ACHMAD', 'McDermott' or "Ma'ruf". */
function mixesCapitals(name: string): boolean {
  const words = name.match(/\p{L}{3,}/gu) ?? []
  const upper = words.filter((word) => word === word.toUpperCase()).length
  const muddled = words.some(
    (word) => word !== word.toUpperCase() && /\p{Ll}.*\p{Lu}.*\p{Ll}/u.test(word) && !/^(Mc|Mac)\p{Lu}/u.test(word),
  )
  return muddled || (upper > 0 && upper < words.length)
}

function dateMessages(field: CellField, answer: string, today: Date): string[] {
  const old = field.tense === 'past' && parseIsoDate(answer) && ageAt(answer, today) > 110
  return old ? [`${field.label} lebih dari 110 tahun lalu (${isoDate(answer).slice(0, 4)}). Periksa tahunnya.`] : []
}
