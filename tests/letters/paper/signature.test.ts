import { describe, expect, test } from 'vitest'
import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { mm } from '../../../src/letters/paper/page.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { differenceFrom } from './golden.ts'
import { itemsOf, textOf } from './read-pdf.ts'
import { CLOSINGS, SIGNERS } from './sample-closings.ts'
import { heirsLetter } from './sample-forms.ts'
import { sampleLetter } from './sample-letter.ts'

const short = (changes: Partial<LetterContent>): LetterContent =>
  sampleLetter({
    body: [
      {
        kind: 'paragraph',
        text: 'Demikian surat ini dibuat dengan sebenarnya untuk dapat dipergunakan sebagaimana mestinya oleh yang bersangkutan.',
      },
    ],
    ...changes,
  })

describe('the signature block looks as its golden picture', () => {
  test.each(Object.entries(SIGNERS))('%s', async (name, signer) => {
    const pdf = await renderLetter(short({ signer }))
    expect(await differenceFrom(`signer-${name}`, pdf, { left: 112, top: 82, width: 82, height: 100 })).toBe(0)
  })

  test.each(Object.entries(CLOSINGS))('with %s', async (name, changes) => {
    const pdf = await renderLetter(short(changes))
    expect(await differenceFrom(`closing-${name}`, pdf, { left: 28, top: 50, width: 167, height: 232 })).toBe(0)
  })
})

test.skipIf(process.env.UPDATE_GOLDEN === '1')('a picture of another name is told from the golden one', async () => {
  const pdf = await renderLetter(short({ signer: { ...SIGNERS.kades!, name: 'H. SUHARTA, S.Sos., M.AP.' } }))
  const difference = await differenceFrom('signer-kades', pdf, { left: 112, top: 82, width: 82, height: 100 })
  expect(difference).toBeGreaterThan(0)
})

test.each(Object.entries(SIGNERS))(
  '%s: office, name, rank and NIP are printed letter for letter',
  async (_, signer) => {
    const text = await textOf(await renderLetter(sampleLetter({ signer })))
    for (const part of [
      ...signer.lines,
      ...(signer.approved ?? []),
      signer.name,
      signer.rank ?? '',
      signer.nip ? `NIP ${signer.nip}` : '',
    ])
      expect(text).toContain(part)
  },
)

test('names with titles, one-word names and names in two scripts of capitals stay as typed', async () => {
  for (const name of [
    'SUPARDI',
    'drg. H. Moch. Sholeh, Sp.KG.',
    'Ni’mah',
    "Ma'ruf",
    'K.H. R. Ng. SOEDIRO, S.H., M.Kn.',
  ]) {
    const texts = (
      await itemsOf(await renderLetter(sampleLetter({ signer: { lines: ['LURAH X'], name, nip: null } })))
    ).map((item) => item.text)
    expect(texts).toContain(name)
  }
})

test('a citizen who states signs at the right under place and date; the office takes note at the left', async () => {
  const items = await itemsOf(await renderLetter(sampleLetter(CLOSINGS.statement)))
  const at = (text: string) => items.findLast((item) => item.text === text)!
  expect(at('Beji, 24 November 2026').x).toBeGreaterThan(at('Mengetahui,').x + 150)
  expect(at('SITI AMINAH').y).toBe(at('H. SUHARTO, S.Sos., M.AP.').y)
  expect(at('Meterai').y).toBeGreaterThan(at('SITI AMINAH').y)
  expect(at('Nomor Register : 500/012/414.412.05/2026')).toBeDefined()
})

test('twelve heirs are numbered, with a line each, in the order in which they are read', async () => {
  const letter = heirsLetter(12)
  const text = await textOf(await renderLetter(letter))
  const people = letter.signatories!.flatMap((group) => group.people)
  let from = text.indexOf('Para ahli waris,')
  people.slice(0, 12).forEach(({ name }, at) => {
    const found = text.indexOf(`${at + 1}. ${name}`, from)
    expect(found, name).toBeGreaterThan(0)
    from = found
  })
  expect(text).toContain('Nomor Register Kecamatan: …')
  expect(text).toContain('CAMAT JENU')
})

test('where officials sign side by side each has 40 mm for pen and stamp', async () => {
  for (const [closing, office] of [
    ['endorsed', 'CAMAT JENU'],
    ['statement', 'KEPALA DESA BEJI'],
    ['heirs', 'CAMAT JENU'],
  ] as const) {
    const items = await itemsOf(await renderLetter(short(CLOSINGS[closing]!)))
    const above = items.findLast((item) => item.text === office)!
    const below = items.findLast((item) => item.text === 'H. SUHARTO, S.Sos., M.AP.')!
    expect(above.y - below.y).toBeGreaterThan(mm(40) + 10)
  }
})

test('the district’s register line is dotted as far as its column goes, on one line', async () => {
  const dotted = async (register: string) => {
    const endorsement = { lines: ['CAMAT JENU'], register }
    return (await itemsOf(await renderLetter(short({ endorsement })))).filter((item) => /Register/.test(item.text))
  }
  for (const dots of ['…', '………………………………………………'])
    expect((await dotted(`Nomor Register Kecamatan: ${dots}`)).map((item) => item.text)).toEqual([
      'Nomor Register Kecamatan: …………',
    ])
})
