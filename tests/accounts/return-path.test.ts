import { expect, test } from 'vitest'
import { returnPath } from '../../src/accounts/return-path.ts'

test.each(['/admin', '/admin/surat', '/admin/berita/0190-a?versi=2&halaman=3', '/admin?x=%20'])(
  'a sign-in leads back to %s',
  (path) => expect(returnPath(path)).toBe(path),
)

test.each([
  '//jahat.example/admin',
  '/admin//jahat.example',
  'https://jahat.example/admin',
  '/\\jahat.example',
  '/admin\\..\\..\\jahat.example',
  '/admin/../masuk',
  '/admin/%2e%2e/masuk',
  '/administrasi',
  '/masuk',
  '/admin/\r\nset-cookie: x=1',
  '/admin/ä',
  `/admin/${'a'.repeat(600)}`,
  '',
  undefined,
  ['/admin'],
])('a sign-in does not lead to %j', (path) => expect(returnPath(path)).toBe('/admin'))
