import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText } from '../../src/shared/clean.ts'
import { freeSlug } from '../../src/shared/free-slug.ts'
import { excerpt, parseProse } from '../../src/shared/prose.ts'

describe('plain text', () => {
  test('becomes paragraphs, lists and subheadings', () => {
    expect(parseProse('Satu\ndua\r\n\r\n## Judul\n- a\n• b\n\n\n\ntiga')).toEqual([
      { kind: 'paragraph', lines: [[{ text: 'Satu' }], [{ text: 'dua' }]] },
      { kind: 'heading', runs: [{ text: 'Judul' }] },
      { kind: 'list', items: [[{ text: 'a' }], [{ text: 'b' }]] },
      { kind: 'paragraph', lines: [[{ text: 'tiga' }]] },
    ])
    expect(parseProse('')).toEqual([])
  })

  test('a list after a line of text stands on its own', () => {
    expect(parseProse('Bawa:\n- KTP').map((block) => block.kind)).toEqual(['paragraph', 'list'])
  })

  test('only http and https addresses become links, without the sentence’s full stop', () => {
    const [block] = parseProse(
      'Lihat https://tuban.go.id/a?b=1&c=2. (http://x.id) javascript:alert(1) data:text/html,x',
    )
    const runs = block?.kind === 'paragraph' ? block.lines[0]! : []
    expect(runs.filter((run) => run.href).map((run) => run.href)).toEqual([
      'https://tuban.go.id/a?b=1&c=2',
      'http://x.id/',
    ])
    expect(runs.map((run) => run.text).join('')).toContain('c=2. (http://x.id) javascript:alert(1)')
  })

  test('a hundred thousand characters of anything are read at once', () => {
    const started = performance.now()
    for (const text of [
      '- '.repeat(50_000),
      'https://'.repeat(12_500),
      `https://a${')'.repeat(99_000)}`,
      '\n'.repeat(100_000),
    ])
      parseProse(text)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  test('is cut at a word for a description', () => {
    expect(excerpt('## Judul\nSatu dua tiga empat lima', 17)).toBe('Satu dua tiga…')
    expect(excerpt('Pendek.')).toBe('Pendek.')
    expect(excerpt('Buka pukul 08.00 WIB. Bawa KTP, lalu temui H. Achmad di balai dusun.', 40)).toBe(
      'Buka pukul 08.00 WIB.',
    )
    expect(excerpt('Ya. Bawa KTP, lalu temui H. Achmad di balai dusun.', 40)).toBe(
      'Ya. Bawa KTP, lalu temui H. Achmad di…',
    )
    expect(excerpt('x'.repeat(400), 100).length).toBeLessThan(105)
  })
})

describe('typed text is cleaned', () => {
  test('of control characters, turned directions and stray spaces', () => {
    expect(cleanLine('  Pasar\u0000 \t desa\u202e\u0007 ')).toBe('Pasar desa')
    expect(cleanText('a \r\n\r\n b\u0000\ufeff\r')).toBe('a\n\n b')
    expect(cleanLine('\ud800x')).toBe('\ufffdx')
  })
})

test('an address is numbered past those the site has', () => {
  expect(freeSlug('Panen Raya!', new Set())).toBe('panen-raya')
  expect(freeSlug('Panen Raya!', new Set(['panen-raya', 'panen-raya-2']))).toBe('panen-raya-3')
})
