import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type EndedLetter, endedMark, signEndedList } from '../../src/seal/keys/ended-list.ts'
import { type Jws, jwsHolds, readJws } from '../../src/seal/keys/jws.ts'
import { readCertificate, rootName } from '../../src/seal/keys/root.ts'
import { verifyPacket } from '../../src/seal/packet/verify-packet.ts'
import { signedBytes } from '../../src/seal/signature/cose.ts'
import { privateKeyOf, publicKeyOf, signBytes } from '../../src/seal/signature/ed25519.ts'
import { decodeFacts } from '../../src/seal/signature/facts.ts'
import { externalData, sealedAddress, sealLetter } from '../../src/seal/signature/seal-letter.ts'
import { verifySeal } from '../../src/seal/signature/verify-seal.ts'
import { maskName } from '../../src/shared/names.ts'
import { shownFacts } from '../../src/verification/page.ts'
import { MASKED } from '../shared/masked-names.ts'
import ended from './vectors/ended-list.json' with { type: 'json' }
import listed from './vectors/key-list.json' with { type: 'json' }
import vectors from './vectors/seals.json' with { type: 'json' }

const scripts = '../../public/js'
const { checkSeal, fits, openList } = await import(`${scripts}/check-seal.js`)
const { checkPacket } = await import(`${scripts}/packet.js`)

// docs/seal.md describes these files for whoever writes a verifier: what stands in them never changes.
const { kid } = vectors.key
const publicKey = Buffer.from(vectors.key.publicKey, 'hex')
const key = privateKeyOf(Buffer.from(vectors.key.seed, 'hex'))
const signer = { keyId: kid, publicKey, sign: async (bytes: Uint8Array) => signBytes(key, bytes) }
const ROOT_OF_PACKET = '8de4dde6d1e8558c'
const letter = { siteId: vectors.letter.site, code: vectors.letter.code }

test('the public half is that of the seed', () => {
  expect(publicKeyOf(key)).toEqual(publicKey)
})

test.each(vectors.seals)('$about: every byte is made as it stands', async (vector) => {
  const address = `${vector.origin}/V/${letter.code}`.toUpperCase()
  const seal = await sealLetter(vector.facts, { ...letter, address }, signer)
  const signed = signedBytes(Buffer.from(vector.payload, 'hex'), externalData(letter))
  expect({
    external: externalData(letter).toString('hex'),
    signed: signed.toString('hex'),
    seal: seal.bytes.toString('hex'),
    sha256: seal.sha256,
    qr: sealedAddress(address, seal),
  }).toEqual({
    external: vector.external,
    signed: vector.signed,
    seal: vector.seal,
    sha256: vector.sha256,
    qr: vector.qr,
  })
})

test.each(vectors.seals)('$about: what is read back are the facts, or their beginning', ({ qr, facts, payload }) => {
  const [, text = ''] = qr.split('#')
  const keys = [{ id: kid, publicKey, state: 'active' as const, since: '2026-01-01', until: null, cutOff: null }]
  const verdict = verifySeal(text, { letter, keys })
  if (verdict.kind !== 'genuine') throw new Error(`${verdict.kind}`)
  const { number, name, nikEnd, date, validUntil } = verdict.facts
  expect(verdict.facts).toEqual(decodeFacts(Buffer.from(payload, 'hex')))
  expect([date, validUntil, nikEnd ?? '']).toEqual([facts.date, facts.validUntil, facts.nik.slice(-4)])
  for (const [stated, whole] of [
    [number, facts.number],
    [name ?? { text: '', whole: true }, facts.name.normalize('NFC')],
  ] as const)
    expect(whole.startsWith(stated.text) && stated.whole === (stated.text === whole), stated.text).toBe(true)
})

test('the key list: the root vouches for the list key, the list key for the list, the list for the seals', () => {
  const { list, certificate }: { list: Jws; certificate: Jws } = listed.document
  const read = readCertificate(certificate)!
  expect(read.rootKey.toString('base64url')).toBe(listed.root.x)
  expect(rootName(read.rootKey)).toBe(listed.root.name)
  expect(jwsHolds(list, Buffer.from(read.certificate.x, 'base64url'))).toBe(true)
  const { sites } = readJws(list).payload as { sites: { id: string; keys: { kid: string; x: string }[] }[] }
  expect(sites[0]).toMatchObject({ id: letter.siteId, keys: [{ kid, x: publicKey.toString('base64url') }] })
})

test('the proof packet of a letter that is fictional, kept for ever, still proves all that it says', async () => {
  const text = readFileSync(path.join(import.meta.dirname, 'vectors/packet.json'), 'utf8')
  const { proven } = verifyPacket(text, { root: ROOT_OF_PACKET })
  expect(proven).toMatchObject({ issuer: 'Desa Beji', sealed: true, files: [{ kind: 'issued' }] })
  expect((await checkPacket(text, { root: ROOT_OF_PACKET })).fault).toBeNull()
})

test('the list of ended letters: every byte is made as it stands, and names no letter', async () => {
  const seed = privateKeyOf(Buffer.from(ended.key.seed, 'hex'))
  const letters = ended.letters.map(({ code, how, on }) => ({ code, how, on }) as EndedLetter)
  const { regency, document } = ended
  const signer = { keyId: ended.key.kid, sign: async (bytes: Uint8Array) => signBytes(seed, bytes) }
  const made = await signEndedList({ regency, letters, now: new Date(ended.now) }, signer, document.certificate)
  expect(made).toEqual(document)
  const read = readCertificate(document.certificate)!
  expect(rootName(read.rootKey)).toBe(ended.root.name)
  expect(jwsHolds(document.list, Buffer.from(read.certificate.x, 'base64url'))).toBe(true)
  const said = readJws(document.list).payload as Record<EndedLetter['how'], Record<string, string>>
  for (const { code, how, on, mark } of ended.letters) {
    expect([endedMark(code), said[how as EndedLetter['how']][mark]]).toEqual([mark, on])
    expect(JSON.stringify(said)).not.toContain(code)
  }
})

describe('in the browser', () => {
  test.each(vectors.seals)('$about: public/js/check-seal.js reads the same facts', async ({ qr }) => {
    const [, text = ''] = qr.split('#')
    const keys = [{ id: kid, publicKey, state: 'active' as const, since: '2026-01-01', until: null, cutOff: null }]
    const verdict = verifySeal(text, { letter, keys })
    if (verdict.kind !== 'genuine') throw new Error(verdict.kind)
    const { nikEnd: _notShown, ...facts } = verdict.facts
    expect(await onDevice(text)).toMatchObject({ verdict: 'genuine', facts })
  })

  test('every changed, missing or added character of a seal is refused, as on the server', async () => {
    const [, text = ''] = vectors.seals[0]!.qr.split('#')
    const spoilt = [
      ...Array.from(text, (digit, at) => text.slice(0, at) + (digit === 'A' ? 'B' : 'A') + text.slice(at + 1)),
      text.slice(0, -1),
      `${text}A`,
      text.toLowerCase(),
      `${text}=`,
      'A'.repeat(240),
      '',
    ]
    const keys = [{ id: kid, publicKey, state: 'active' as const, since: '2026-01-01', until: null, cutOff: null }]
    for (const seal of spoilt) {
      const server = verifySeal(seal, { letter, keys })
      const { verdict } = await onDevice(seal)
      expect({ seal, verdict }).toEqual({ seal, verdict: server.kind === 'refused' ? server.fault : server.kind })
      expect(verdict).not.toBe('genuine')
    }
  })

  test('openList believes both lists, and no list of another kind, with a changed byte or by another certificate', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-28T05:00:00Z'), toFake: ['Date'] })
    expect((await openList(listed.document, 'balai-keys')).root).toBe(listed.root.x)
    expect((await openList(ended.document, 'balai-ended')).root).toBe(ended.root.x)
    const { list, certificate } = ended.document
    const flip = (text: string) => text.slice(0, 20) + (text[20] === 'A' ? 'B' : 'A') + text.slice(21)
    for (const wrong of [
      { list, certificate: { ...certificate, signature: flip(certificate.signature) } },
      { list: { ...list, signature: flip(list.signature) }, certificate },
      { list, certificate: listed.document.certificate },
    ])
      await expect(openList(wrong, 'balai-ended')).rejects.toThrow('balai-ended is not signed')
    await expect(openList(ended.document, 'balai-keys')).rejects.toThrow('balai-keys is not signed')
    vi.setSystemTime(new Date('2029-01-01T00:00:00Z'))
    await expect(openList(listed.document, 'balai-keys')).rejects.toThrow('balai-keys is not signed')
    vi.useRealTimers()
  })
})

/** What a phone says of a seal by the key list of the vectors. */
function onDevice(seal: string) {
  const keys = readJws(listed.document.list).payload
  return checkSeal(seal, { code: letter.code, keys })
}

describe('what a register shows', () => {
  const seal = { number: { text: '470/12/VII/2026', whole: true }, date: '2026-07-06', validUntil: null }
  const shown = (name: string, more = {}) =>
    shownFacts({
      number: '470/12/VII/2026',
      holderMasked: maskName(name),
      issuedOn: '2026-07-06',
      validUntil: null,
      ...more,
    })
  const NAMES = MASKED.flatMap(([name, masked]) => (masked ? [name] : []))

  test.each(NAMES)('fits a seal with the name %s, in either spelling of its marks', (name) => {
    for (const form of ['NFC', 'NFD'])
      for (const other of ['NFC', 'NFD'])
        expect(fits({ ...seal, name: { text: name.normalize(form), whole: true } }, shown(name.normalize(other)))).toBe(
          true,
        )
  })

  test('fits a seal that holds but the beginning of a name or number, wherever it was cut', () => {
    const name = 'Budi Santoso bin Dr. Wibowo, S.Pd'
    for (let end = 1; end < name.length; end++)
      expect(fits({ ...seal, name: { text: name.slice(0, end), whole: false } }, shown(name)), name.slice(0, end)).toBe(
        true,
      )
    expect(fits({ ...seal, name: null, number: { text: '470/1', whole: false } }, shown(''))).toBe(true)
  })

  test('does not fit with another name, number or day', () => {
    const told = { ...seal, name: { text: 'Siti Wahyuni', whole: true } }
    const others = [
      shown('Siti'),
      shown(''),
      shown('Siti Aminah'),
      shown('Siti Wahyuni', { number: '470/1' }),
      shown('Siti Wahyuni', { issuedOn: '2026-07-07' }),
      shown('Siti Wahyuni', { validUntil: '2027-01-01' }),
    ]
    expect(others.map((other) => fits(told, other))).toEqual(others.map(() => false))
    expect(fits({ ...told, name: null }, shown('Siti Wahyuni'))).toBe(false)
    expect(fits(told, shown('Siti Wahyuni'))).toBe(true)
  })
})
