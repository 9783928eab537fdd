import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText } from '../../src/shared/clean.ts'
import { freeSlug } from '../../src/shared/free-slug.ts'
import { writeProse } from '../../src/shared/prose/write-prose.ts'
import { excerpt, parseProse } from '../../src/shared/prose.ts'
import { seeded, shown, someBlocks } from './some-blocks.ts'

describe('plain text', () => {
  test('becomes paragraphs, lists and subheadings', () => {
    expect(parseProse('Satu\ndua\r\n\r\n## Judul\n- a\n• b\n\n\n\ntiga')).toEqual([
      { kind: 'paragraph', lines: [[{ text: 'Satu' }], [{ text: 'dua' }]] },
      { kind: 'heading', level: 2, runs: [{ text: 'Judul' }] },
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
      'https://['.repeat(11_000),
      '[a](x'.repeat(20_000),
      '*a _b '.repeat(16_000),
      '| a '.repeat(25_000),
    ])
      parseProse(text)
    // A fraction of a second at rest; what looks back at all it has read would take minutes.
    expect(performance.now() - started).toBeLessThan(10_000)
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

describe('the marks of a message', () => {
  const line = (text: string) => {
    const [block] = parseProse(text)
    return block?.kind === 'paragraph' ? block.lines[0]! : []
  }

  test('make words bold and italic at the edge of words, doubled anywhere', () => {
    expect(line('*tebal* dan _miring_, sebagi**an**')).toEqual([
      { text: 'tebal', strong: true },
      { text: ' dan ' },
      { text: 'miring', em: true },
      { text: ', sebagi' },
      { text: 'an', strong: true },
    ])
    for (const plain of ['5*3*2 = 30', 'foto_desa_baru', '*) belum termasuk ongkir', '2 * 3 * 4', '\\*bukan\\*'])
      expect(line(plain)).toEqual([{ text: plain.replaceAll('\\', '') }])
  })

  test('make links of words, to the web, mail, a phone and this site alone', () => {
    const hrefs = (text: string) => line(text).map((run) => run.href)
    expect(hrefs('[a](https://tuban.go.id)[b](mailto:a@b.id)[c](tel:+628123)[d](/layanan?x=1#y)')).toEqual([
      'https://tuban.go.id/',
      'mailto:a@b.id',
      'tel:+628123',
      '/layanan?x=1#y',
    ])
    for (const bad of ['javascript:alert(1)', 'JaVaScRiPt:alert', 'data:text/html,x', '//evil.id', '/\\\\evil.id', 'x'])
      expect(hrefs(`[a](${bad})`)).toEqual([undefined])
  })

  test('open quotes, numbered lists, tables and pictures of the site', () => {
    const sha = 'a'.repeat(64)
    const text = `### Tiga\n3. c\n4. d\n7. lain\n\n> satu\n>\n> dua\n| a | b\\|c |\n| --- | --- |\n| 1 |\n![Dua \\] ekor](/gambar/${sha}.webp)`
    expect(parseProse(text)).toEqual([
      { kind: 'heading', level: 3, runs: [{ text: 'Tiga' }] },
      { kind: 'list', start: 3, items: [[{ text: 'c' }], [{ text: 'd' }]] },
      { kind: 'list', start: 7, items: [[{ text: 'lain' }]] },
      { kind: 'quote', paragraphs: [[[{ text: 'satu' }]], [[{ text: 'dua' }]]] },
      { kind: 'table', head: [[{ text: 'a' }], [{ text: 'b|c' }]], rows: [[[{ text: '1' }], []]] },
      { kind: 'picture', sha256: sha, alt: 'Dua ] ekor' },
    ])
    expect(parseProse('![x](https://evil.id/a.webp)')[0]?.kind).toBe('paragraph')
  })
})

describe('written again', () => {
  test('any blocks are read as they were', () => {
    const random = seeded(7)
    for (let round = 0; round < 3000; round++) {
      const blocks = someBlocks(random)
      const text = writeProse(blocks)
      const read = parseProse(cleanText(text))
      const again = writeProse(read)
      expect(writeProse(parseProse(again)), text).toBe(again)
      expect(shown(read), text).toEqual(shown(blocks))
    }
  })

  test('a text of before keeps its words', () => {
    const text = 'Satu *) dan 5*3\n\n## Judul\n\n- a https://x.id/a_b_c.\n- [1] b\n\n1. x\n2. y'
    expect(writeProse(parseProse(text))).toBe(text.replace('*)', '\\*)').replace('[1]', '\\[1]'))
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
