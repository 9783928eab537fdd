import { expect, test } from 'vitest'
import { maskName, titledName } from '../../src/shared/names.ts'
import { MASKED } from './masked-names.ts'

const script = '../../public/js/verification/fact-words.js'
const { maskName: onDevice }: { maskName(name: string): string } = await import(script)

test.each(MASKED)('%s is shown as %s, by the register and by a device alone', (name, masked) => {
  expect(maskName(name)).toBe(masked)
  expect(onDevice(name)).toBe(masked)
})

test('a masked name tells no length', () =>
  expect(maskName('Ani')).toHaveLength(maskName('Astrowiryohadikusumo').length))

test.each([
  [{ titleBefore: 'Drs. H.', name: 'SUPARNO', titleAfter: 'M.Si.' }, 'Drs. H. SUPARNO, M.Si.'],
  [{ titleBefore: '', name: 'Siti Wahyuni', titleAfter: 'S.STP., M.AP.' }, 'Siti Wahyuni, S.STP., M.AP.'],
  [{ titleBefore: 'H.', name: 'McDermott d’Arc', titleAfter: '' }, 'H. McDermott d’Arc'],
  [{ titleBefore: ' ', name: 'Sulastri', titleAfter: ' ' }, 'Sulastri'],
])('titles stand as typed: %j', (person, printed) => expect(titledName(person)).toBe(printed))
