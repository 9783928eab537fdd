// Ed25519 by the browser itself; where it has none, by a library that is loaded only then.
export const fromBase64 = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))

/** Whether the key with this public half (base64url) signed these bytes. */
export async function signatureHolds(x, bytes, signature) {
  const raw = fromBase64(x)
  let key
  try {
    key = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
  } catch {
    const { verifyAsync } = await import('../vendor/ed25519.js')
    return verifyAsync(signature, bytes, raw, { zip215: false })
  }
  return crypto.subtle.verify('Ed25519', key, signature, bytes)
}
