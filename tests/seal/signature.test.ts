import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { qrRuns } from '../../src/seal/qr.ts'
import { fromBase32, toBase32 } from '../../src/seal/signature/base32.ts'
import { OVERHEAD } from '../../src/seal/signature/cose.ts'
import { privateKeyOf, publicKeyOf, signBytes } from '../../src/seal/signature/ed25519.ts'
import { decodeFacts, encodeFacts, type LetterFacts } from '../../src/seal/signature/facts.ts'
import { roomAfter } from '../../src/seal/signature/room.ts'
import { sealedAddress, sealLetter } from '../../src/seal/signature/seal-letter.ts'
import { type PublishedKey, verifySeal } from '../../src/seal/signature/verify-seal.ts'

const FACTS: LetterFacts = {
  number: '400.12.2.2/001/414.403.12/XI/2026',
  typeSlug: 'keterangan-domisili',
  name: 'SITI WAHYUNI CONTOH',
  nik: '3523990101900001',
  date: '2026-11-24',
  validUntil: '2027-02-24',
}
const ADDRESS = 'HTTPS://TUBANKAB.GO.ID/V/BEJ10123456789ABCDEF'
const LETTER = { siteId: '0193588e-0000-7000-8000-000000000001', code: 'BEJ10123456789ABCDEF' }

const signerFrom = (name: string) => {
  const key = privateKeyOf(createHash('sha256').update(name).digest())
  const publicKey = publicKeyOf(key)
  const keyId = createHash('sha256').update(publicKey).digest('hex').slice(0, 4)
  return { keyId, publicKey, sign: async (bytes: Uint8Array) => signBytes(key, bytes) }
}
const BEJI = signerFrom('Beji')
const publishedAs = (signer: typeof BEJI, facts: Partial<PublishedKey> = {}): PublishedKey => ({
  id: signer.keyId,
  publicKey: signer.publicKey,
  state: 'active',
  since: '2026-01-01',
  until: null,
  cutOff: null,
  ...facts,
})
const KEYS = [publishedAs(BEJI)]
const sealOf = async (facts = FACTS, { address = ADDRESS, ...letter } = { ...LETTER, address: ADDRESS }, by = BEJI) =>
  toBase32((await sealLetter(facts, { ...letter, address }, by)).bytes)
const checked = (text: string, keys = KEYS, more: { position?: number } = {}) =>
  verifySeal(text, { letter: LETTER, keys, ...more })

describe('a seal', () => {
  test('says by itself what the paper shows', async () => {
    expect(checked(await sealOf())).toEqual({
      kind: 'genuine',
      keyId: BEJI.keyId,
      facts: {
        number: { text: FACTS.number, whole: true },
        typeMark: createHash('sha256').update(FACTS.typeSlug).digest('hex').slice(0, 4),
        name: { text: FACTS.name, whole: true },
        nikEnd: '0001',
        date: '2026-11-24',
        validUntil: '2027-02-24',
      },
    })
  })

  test('holds a letter without NIK, name and expiry, and a number that ends otherwise', async () => {
    const facts = { ...FACTS, number: '470/7/2026', name: '', nik: '', validUntil: null }
    expect(checked(await sealOf(facts))).toMatchObject({
      kind: 'genuine',
      facts: { number: { text: '470/7/2026', whole: true }, name: null, nikEnd: null, validUntil: null },
    })
  })

  test('names are told as they are printed, in one spelling of Unicode', () => {
    const composed = encodeFacts({ ...FACTS, name: 'José Contoh' }, 80)
    expect(encodeFacts({ ...FACTS, name: 'Jose\u0301 Contoh' }, 80)).toEqual(composed)
    expect(decodeFacts(composed).name).toEqual({ text: 'José Contoh', whole: true })
  })
})

describe('a forgery is refused', () => {
  test('each single bit of a seal changed', async () => {
    const bytes = fromBase32(await sealOf())!
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes)
      forged[bit >> 3]! ^= 1 << (bit & 7)
      expect(checked(toBase32(forged)).kind, `bit ${bit}`).toBe('refused')
    }
  })

  test('other facts under the same signature', async () => {
    const [own, other] = [fromBase32(await sealOf())!, fromBase32(await sealOf({ ...FACTS, nik: '3523990101909999' }))!]
    const forged = Buffer.concat([other.subarray(0, -64), own.subarray(-64)])
    expect(checked(toBase32(forged))).toEqual({ kind: 'refused', fault: 'wrong-signature' })
  })

  test('the QR of one letter on another, and on one of another site with the same code', async () => {
    const elsewhere = { ...LETTER, address: ADDRESS, code: 'BEJ1ZZZZZZZZZZZZZZZZ' }
    expect(checked(await sealOf(FACTS, elsewhere))).toEqual({ kind: 'refused', fault: 'wrong-signature' })
    const abroad = { ...LETTER, address: ADDRESS, siteId: '0193588e-0000-7000-8000-000000000002' }
    expect(checked(await sealOf(FACTS, abroad))).toEqual({ kind: 'refused', fault: 'wrong-signature' })
  })

  test('the key of another site, also under the name of this one', async () => {
    const jenu = signerFrom('Jenu')
    expect(checked(await sealOf(FACTS, undefined, jenu))).toEqual({ kind: 'refused', fault: 'unknown-key' })
    const disguised = { ...jenu, keyId: BEJI.keyId }
    expect(checked(await sealOf(FACTS, undefined, disguised))).toEqual({ kind: 'refused', fault: 'wrong-signature' })
  })

  test.each(['', 'A', 'AAAA', 'HALO', '2VTXW7YZ'.repeat(24), 'A'.repeat(100_000), 'seal', '💠'.repeat(10)])(
    'what is no seal, %#',
    (text) => expect(checked(text)).toEqual({ kind: 'refused', fault: 'malformed' }),
  )

  test('one seal has one spelling: small letters, padding and spare bits are none of ours', async () => {
    const text = await sealOf()
    const spare = toBase32(Buffer.concat([fromBase32(text)!, Buffer.from([0])]))
    for (const other of [text.toLowerCase(), `${text}=`, `${text}A`, spare]) expect(checked(other).kind).toBe('refused')
  })
})

describe('a key that signs no more', () => {
  const until = '2026-11-30'

  test('retired: what it signed in its days stays genuine, a later date does not', async () => {
    const keys = [publishedAs(BEJI, { state: 'retired', until })]
    expect(checked(await sealOf(), keys).kind).toBe('genuine')
    expect(checked(await sealOf({ ...FACTS, date: until }), keys).kind).toBe('genuine')
    const late = { kind: 'refused', fault: 'key-out-of-date' }
    expect(checked(await sealOf({ ...FACTS, date: '2026-12-01' }), keys)).toEqual(late)
    expect(checked(await sealOf({ ...FACTS, date: '2025-12-31' }), keys)).toEqual(late)
  })

  test('compromised: the log decides, by the position of the letter; without it nobody says yes', async () => {
    const keys = [publishedAs(BEJI, { state: 'compromised', until, cutOff: 1000 })]
    const seal = await sealOf()
    expect(checked(seal, keys).kind).toBe('ask-the-log')
    expect(checked(seal, keys, { position: 999 }).kind).toBe('genuine')
    expect(checked(seal, keys, { position: 1000 })).toEqual({ kind: 'refused', fault: 'key-cut-off' })
  })
})

describe('what fits into the QR', () => {
  const origins = [
    'HTTPS://TUBAN.GO.ID',
    'HTTPS://TUBANKAB.GO.ID',
    `HTTPS://${'SURAT.'.repeat(4)}KAB.GO.ID`.slice(0, 40),
  ]
  const long = 'RADEN MAS MUHAMMAD ABDURRAHMAN WAHID HASYIM ASY’ARI KUSUMANINGRAT'

  test.each(origins)('after %s the largest seal makes a symbol of version 12 at most', async (origin) => {
    const address = `${origin}/V/${LETTER.code}`
    const seal = await sealLetter({ ...FACTS, name: long }, { ...LETTER, address }, BEJI)
    expect(seal.bytes.length).toBeLessThanOrEqual(150)
    expect(roomAfter(address) - seal.bytes.length).toBeLessThan(4)
    expect(qrRuns(sealedAddress(address, seal)).size).toBe(65)
  })

  test('a name that is too long is cut between characters, the same each time, and says so', () => {
    const room = 150 - OVERHEAD
    const { name } = decodeFacts(encodeFacts({ ...FACTS, name: long }, room))
    expect(name).toEqual({ text: 'RADEN MAS MUHAMMAD ABDURRA', whole: false })
    const accented = decodeFacts(encodeFacts({ ...FACTS, name: 'É'.repeat(40) }, room))
    expect(accented.name).toEqual({ text: 'É'.repeat(13), whole: false })
    expect(decodeFacts(encodeFacts({ ...FACTS, name: long.slice(0, 26) }, room)).name?.whole).toBe(true)
  })

  test('a number that is too long is cut to 40 bytes, and leaves room for some of the name', () => {
    const facts = { ...FACTS, number: `400.12.2.2/001/${'PEMERINTAH-DESA-'.repeat(6)}`, name: long }
    const { number, name } = decodeFacts(encodeFacts(facts, 141 - OVERHEAD))
    expect(number).toEqual({ text: facts.number.slice(0, 40), whole: false })
    expect(name).toMatchObject({ whole: false })
  })
})
