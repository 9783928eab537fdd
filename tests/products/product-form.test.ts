import { describe, expect, test } from 'vitest'
import { productForm } from '../../src/products/schema.ts'

describe('the form of a product', () => {
  const read = (fields: Record<string, string>) => productForm.safeParse({ name: 'x', ...fields })
  test.each([
    ['25.000', 25_000],
    ['Rp25.000', 25_000],
    ['Rp 25.000', 25_000],
    ['25000', 25_000],
    ['25.000,00', 25_000],
    ['0', 0],
    ['', null],
    ['  ', null],
  ])('reads the price %j', (typed, price) => {
    expect(read({ price: typed }).data?.price).toBe(price)
  })
  test.each(['dua puluh', '25,5', '2.50', '-5', '1e9', '9999999999'])('refuses the price %j', (typed) => {
    expect(read({ price: typed }).success).toBe(false)
  })
  test.each([
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['6281234567890', '+6281234567890'],
    ['(0812) 34567890', '+6281234567890'],
    ['', ''],
  ])('reads the number %j', (typed, number) => {
    expect(read({ whatsapp: typed }).data?.whatsapp).toBe(number)
  })
  test.each(['0356-123456', '0812', '08123456789012345', 'wa saya', '+14155550100'])(
    'refuses the number %j',
    (typed) => {
      expect(read({ whatsapp: typed }).success).toBe(false)
    },
  )
})
