/** The headers of what stands at an address that names its content by this digest: it never changes. */
export const forEver = (digest: string) => ({
  etag: `"${digest}"`,
  'cache-control': 'public, max-age=31536000, immutable',
  'x-content-type-options': 'nosniff',
})
