import { describe, expect, test } from 'vitest'
import { weaknessOfPassword } from '../../src/accounts/passwords/weakness-of-password.ts'

describe('a new password', () => {
  test.each(['sawah hijau di jenu', 'kopi pahit tanpa gula', 'dg7Kx-29qLmZ', 'operator menanam padi'])(
    '%s will do',
    (password) => expect(weaknessOfPassword(password, 'operator')).toBeNull(),
  )

  test('the sentence says how many characters are missing', () => {
    expect(weaknessOfPassword('padi1', 'operator')).toBe('Kata sandi kurang 5 karakter. Paling sedikit 10.')
  })

  test('ten letters of any script are ten, however many bytes they take', () => {
    expect(weaknessOfPassword('ꦲꦤꦕꦫꦏꦢꦠꦱꦮꦭ', 'operator')).toBeNull()
  })

  test.each(['1234567890', 'Indonesia1945', 'BALAI-DEMO', 'aaaaaaaaaaaa', 'abababababab'])(
    '%s is what is tried first',
    (password) => expect(weaknessOfPassword(password, 'operator')).toContain('terlalu sering dipakai'),
  )

  test.each(['Operator-2026', '2026operator!', 'siti.aminah'])('%s is the user name with an ornament', (password) =>
    expect(weaknessOfPassword(password, password.includes('siti') ? 'siti.aminah' : 'operator')).toContain(
      'mirip nama pengguna',
    ),
  )
})
