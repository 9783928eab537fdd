/** Pictures by the SHA-256 (hexadecimal) of their bytes: PNGs in small palettes. */
export type Pictures = Record<string, Uint8Array>

/** The bytes of a picture that a letter names; it throws when they were not given, since no letter goes out without. */
export const pictureBytes = (pictures: Pictures, sha256: string): Buffer => {
  const bytes = pictures[sha256]
  if (!bytes) throw new Error(`The picture ${sha256} of the letterhead was not given`)
  return Buffer.from(bytes)
}
