import { expect, test } from 'vitest'
import { grouped, terbilang } from '../../../src/shared/money.ts'

type Words = { terbilang(n: number): string; amountInWords(typed: string): string }
const script = '../../../public/js/letter-form-notes.js'
const { terbilang: said, amountInWords }: Words = await import(script)

test('money is told in words while it is typed as the letter prints it', () => {
  const vectors: [number, string][] = [
    [0, 'nol'],
    [11, 'sebelas'],
    [17, 'tujuh belas'],
    [100, 'seratus'],
    [119, 'seratus sembilan belas'],
    [1000, 'seribu'],
    [1999, 'seribu sembilan ratus sembilan puluh sembilan'],
    [101_000, 'seratus satu ribu'],
    [1_001_000, 'satu juta seribu'],
    [1_000_001_000, 'satu miliar seribu'],
    [1_250_750_500, 'satu miliar dua ratus lima puluh juta tujuh ratus lima puluh ribu lima ratus'],
    [1e12, 'satu triliun'],
  ]
  for (const [amount, words] of vectors) expect(said(amount)).toBe(words)
})

test('in the browser and on the server the same words, whatever the amount', () => {
  let amount = 7
  for (let turn = 0; turn < 3000; turn++) {
    amount = (amount * 48_271) % 2_147_483_647
    const each = turn % 3 === 0 ? amount % 10_000 : turn % 3 === 1 ? amount : (amount * 4093) % 1e15
    expect(said(each)).toBe(terbilang(each))
    expect(amountInWords(`Rp ${grouped(each)},-`)).toBe(`${terbilang(each)} rupiah`)
  }
})

test('what is no whole amount gets no words', () => {
  for (const typed of ['', 'Rp', '1.50', '1,5', 'sejuta', '-1', '99999999999999999'])
    expect(amountInWords(typed)).toBe('')
})
