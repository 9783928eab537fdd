/**
 * Who makes signatures, here with a wrapped key of our own. It may take its time, so that a certified signer (a device, a
 * service of a certificate authority) can stand in the same place.
 */
export type Signer = {
  /** Names the key at its site: four hexadecimal digits. */
  keyId: string
  /** The Ed25519 public key, 32 bytes. */
  publicKey: Uint8Array
  /** The Ed25519 signature of these bytes, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}
