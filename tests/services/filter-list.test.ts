import { expect, test } from 'vitest'

const script = '../../public/js/filter-list.js'
const { holds }: { holds(typed: string, name: string, more?: string): boolean } = await import(script)

test('a letter is found by parts of its name, by what it is for and by its initials', () => {
  const usaha = (typed: string) => holds(typed, 'Surat Keterangan Usaha', 'misalnya untuk pengajuan kredit usaha Usaha')
  for (const typed of ['', ' ', 'usaha', 'KETER usa', 'kredit', 'SKU', '  usaha   kredit '])
    expect(usaha(typed), typed).toBe(true)
  for (const typed of ['nikah', 'usaha nikah', 'sktm']) expect(usaha(typed), typed).toBe(false)
  expect(holds('sktm', 'Surat Keterangan Tidak Mampu')).toBe(true)
})
