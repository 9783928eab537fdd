import { expect, test } from 'vitest'
import { slugify } from '../../src/shared/slug.ts'

test.each([
  ['Panen Raya di Desa Beji!', 'panen-raya-di-desa-beji'],
  ["Jum'at Bersih & Senam", 'jumat-bersih-dan-senam'],
  ['  Résumé: Café  ', 'resume-cafe'],
  ['50% lebih murah', '50-lebih-murah'],
  ['<script>alert(1)</script>', 'script-alert-1-script'],
  ['🎉🎉', 'tanpa-judul'],
  ['---', 'tanpa-judul'],
  ['', 'tanpa-judul'],
])('%s → %s', (text, slug) => expect(slugify(text)).toBe(slug))

test('a long title is cut between words', () => {
  expect(slugify('musyawarah desa membahas pembangunan', { max: 20 })).toBe('musyawarah-desa')
  expect(slugify('x'.repeat(200), { max: 20 })).toBe('x'.repeat(20))
  expect(slugify('desa beji', { max: 4 })).toBe('desa')
})
