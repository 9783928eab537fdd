import { afterAll, beforeAll, expect, test } from 'vitest'
import { carryAnswers, leftOut } from '../../../src/letters/corrections/carry-answers.ts'
import { publishStandard } from '../../../src/letters/standard/publish-standard.ts'
import { shippedStandard } from '../../../src/letters/standard/shipped-standard.ts'
import { newId } from '../../../src/shared/id.ts'
import { businessAnswers } from '../answers.ts'
import { typeOf } from '../standard/plausible.ts'
import { type Desk, deskOf, letterAt } from './desk-of.ts'

let desk: Desk
beforeAll(async () => {
  desk = await deskOf()
})
afterAll(() => desk.close())

const answersOf = async (id: string) => (await desk.row(id)).answers as Record<string, string>

test('a letter is made from another: a draft of its own with the same answers, once however often the button is pressed', async () => {
  const { house, operator } = desk
  const old = await desk.issued()
  const id = newId()
  const sent = await Promise.all([1, 2].map(() => house.post(letterAt(old, '/salin'), { id }, operator)))
  expect(sent.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  expect(await answersOf(id)).toMatchObject(businessAnswers)
  expect((await desk.row(id)).replacesId).toBeNull()
  const page = await house.get(`http://beji.localhost${sent[0]!.headers.location}`, operator)
  expect(page.body).toContain('Disalin dari surat nomor')
  expect(sent[0]!.headers.location).not.toContain(businessAnswers.nik)
  expect((await house.post(letterAt(id, '/salin'), { id: newId() }, operator)).statusCode).toBe(409)
})

test('by the standard of today: what it no longer asks is left out and said, what it newly asks is asked', async () => {
  const { house, operator } = desk
  const old = await desk.issued({ ...businessAnswers, agama: 'Islam' })
  const standard = await shippedStandard()
  const types = standard.types.map((type) => {
    if (type.slug !== 'keterangan-usaha') return type
    const text = JSON.stringify(type).replaceAll('"mulai_usaha"', '"berdiri"').replaceAll('{mulai_usaha', '{berdiri')
    return JSON.parse(text) as typeof type
  })
  const regency = await house.site('localhost')
  await house.database.office(regency.id, (db) =>
    publishStandard(db, regency, { ...standard, types, now: house.clock.now }),
  )
  const id = await desk.start(old, 'salin', operator)
  const answers = await answersOf(id)
  expect(answers).toMatchObject({ nama: businessAnswers.nama, berdiri: '' })
  expect(answers).not.toHaveProperty('mulai_usaha')
  const label = typeOf('keterangan-usaha').fields.find(({ key }) => key === 'mulai_usaha')!.label
  expect(await desk.show(id, `?dari=${old}`)).toContain(`Tidak ikut, karena tidak ditanyakan lagi: ${label}.`)

  const gone = types.filter(({ slug }) => slug !== 'keterangan-usaha')
  await house.database.office(regency.id, (db) =>
    publishStandard(db, regency, { ...standard, types: gone, now: house.clock.now }),
  )
  const refused = await house.post(letterAt(old, '/salin'), { id: newId() }, operator)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('tidak ada lagi di naskah baku')
})

test('rows are carried with the columns that are still asked; a list that became a line is left out', () => {
  const then = typeOf('surat-tugas')
  const earlier = { petugas: [{ nama: 'Ani', jabatan: 'Kaur', nipd: '1' }], tempat: 'Jenu' }
  const now = {
    ...then,
    fields: then.fields.map((field) =>
      field.type === 'list' && field.key === 'petugas'
        ? { ...field, columns: field.columns.filter(({ key }) => key !== 'nipd') }
        : field,
    ),
  }
  expect(carryAnswers(now, earlier)).toMatchObject({ petugas: [{ nama: 'Ani', jabatan: 'Kaur' }], tempat: 'Jenu' })
  const line = then.fields.find((field) => field.key === 'tempat')!
  const flat = {
    ...then,
    fields: then.fields.map((field) => (field.key === 'petugas' ? { ...line, key: 'petugas' } : field)),
  }
  expect(carryAnswers(flat, earlier).petugas).toBe('')
  expect(leftOut(flat, then, earlier)).toEqual(['Yang ditugaskan'])
  expect(leftOut(then, then, earlier)).toEqual([])
})
