import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Jws, jwsHolds, readJws } from '../../src/seal/keys/jws.ts'
import { readCertificate, rootName } from '../../src/seal/keys/root.ts'
import { verifyPacket } from '../../src/seal/packet/verify-packet.ts'
import { signedBytes } from '../../src/seal/signature/cose.ts'
import { privateKeyOf, publicKeyOf, signBytes } from '../../src/seal/signature/ed25519.ts'
import { decodeFacts } from '../../src/seal/signature/facts.ts'
import { externalData, sealedAddress, sealLetter } from '../../src/seal/signature/seal-letter.ts'
import { verifySeal } from '../../src/seal/signature/verify-seal.ts'
import listed from './vectors/key-list.json' with { type: 'json' }
import vectors from './vectors/seals.json' with { type: 'json' }

// docs/seal.md describes these files for whoever writes a verifier: what stands in them never changes.
const { kid } = vectors.key
const publicKey = Buffer.from(vectors.key.publicKey, 'hex')
const key = privateKeyOf(Buffer.from(vectors.key.seed, 'hex'))
const signer = { keyId: kid, publicKey, sign: async (bytes: Uint8Array) => signBytes(key, bytes) }
const ROOT_OF_PACKET = '8de4dde6d1e8558c'
const script = '../../public/js/packet.js'
const { checkPacket }: { checkPacket(text: string, known: { root: string }): Promise<{ fault: string | null }> } =
  await import(script)
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
