import type { Making } from '../../src/seal/keys/make-key.ts'
import { signerOf } from '../../src/seal/keys/signer-of.ts'
import { fromBase32, toBase32 } from '../../src/seal/signature/base32.ts'
import type { LetterFacts } from '../../src/seal/signature/facts.ts'
import { sealLetter } from '../../src/seal/signature/seal-letter.ts'
import type { Signer } from '../../src/seal/signature/signer.ts'
import type { Site } from '../../src/sites/site.ts'
import type { TestHouse } from './app.ts'

/** Who signs for a site, as a thief of its key would have it: it goes on signing after the key has ended. */
export const stolenSigner = (house: TestHouse, site: Site, making: Making): Promise<Signer> =>
  house.database.office(site.id, (db) => signerOf(db, site, 'letters', making))

/** A seal for the letter with this code, with facts of the forger's own. */
export async function forgedSeal(
  { site, code, ...facts }: { site: Site; code: string } & Partial<LetterFacts>,
  signer: Signer,
): Promise<string> {
  const made = { number: '400/1/UJI', typeSlug: 'keterangan-usaha', name: 'ORANG LAIN', nik: '', validUntil: null }
  const letter = { siteId: site.id, code, address: `https://tubankab.go.id/V/${code}` }
  const { bytes } = await sealLetter({ ...made, date: '2026-07-06', ...facts }, letter, signer)
  return toBase32(bytes)
}

/** The seal with one bit changed, so many bytes from its beginning (or, below zero, from its end). */
export function withOneBitChanged(seal: string, at: number): string {
  const bytes = fromBase32(seal)!
  const place = at < 0 ? bytes.length + at : at
  bytes[place] = bytes[place]! ^ 1
  return toBase32(bytes)
}
