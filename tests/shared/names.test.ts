import { expect, test } from 'vitest'
import { maskName, titledName } from '../../src/shared/names.ts'

test.each([
  ['Siti Wahyuni', 'S••• W•••'],
  ['SITI  WAHYUNI', 'S••• W•••'],
  ['Suparno', 'S•••'],
  ['Drs. H. SUPARNO, M.Si.', 'S•••'],
  ['Hj. Nur Aini binti Ahmad', 'N••• A••• b••• A•••'],
  ["Ma'ruf Al-Amin", 'M••• A•••'],
  ['M. Arifin', 'A•••'],
  ['M.', 'M•••'],
  ['Émile Ørsted', 'É••• Ø•••'],
  ['', ''],
])('%s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked))

test('a masked name tells no length', () =>
  expect(maskName('Ani')).toHaveLength(maskName('Astrowiryohadikusumo').length))

test.each([
  [{ titleBefore: 'Drs. H.', name: 'SUPARNO', titleAfter: 'M.Si.' }, 'Drs. H. SUPARNO, M.Si.'],
  [{ titleBefore: '', name: 'Siti Wahyuni', titleAfter: 'S.STP., M.AP.' }, 'Siti Wahyuni, S.STP., M.AP.'],
  [{ titleBefore: 'H.', name: 'McDermott d’Arc', titleAfter: '' }, 'H. McDermott d’Arc'],
  [{ titleBefore: ' ', name: 'Sulastri', titleAfter: ' ' }, 'Sulastri'],
])('titles stand as typed: %j', (person, printed) => expect(titledName(person)).toBe(printed))
