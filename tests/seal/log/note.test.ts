import { describe, expect, test } from 'vitest'
import { checkpointText, noteKeyText, openCheckpoint, openNote, signNote } from '../../../src/seal/log/note.ts'
import { splitNotes } from '../../../src/seal/log/split-notes.ts'
import { newSeed, privateKeyOf, publicKeyOf, signBytes } from '../../../src/seal/signature/ed25519.ts'

function signerOf(name: string, seed = newSeed()) {
  const key = privateKeyOf(seed)
  return { name, publicKey: publicKeyOf(key), sign: (bytes: Uint8Array) => signBytes(key, bytes) }
}

describe('the published example of a signed note', () => {
  // From the documentation of golang.org/x/mod/sumdb/note, which C2SP signed-note describes.
  const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
  const text = [
    'If you think cryptography is the answer to your problem,',
    "then you don't know what your problem is.",
    '',
  ].join('\n')
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
  const signer = signerOf('PeterNeumann', seed)

  test('is what we sign, byte by byte, and what we open', async () => {
    expect(noteKeyText(signer)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    expect(await signNote(text, signer)).toBe(note)
    expect(openNote(note, [signer])).toBe(text)
  })

  test('is not opened with a letter changed, by another key, or by the key under another name', () => {
    expect(openNote(note.replace('answer', 'Answer'), [signer])).toBeNull()
    expect(openNote(note, [signerOf('PeterNeumann')])).toBeNull()
    expect(openNote(note, [{ ...signer, name: 'Peter' }])).toBeNull()
    expect(openNote(note, [])).toBeNull()
    expect(openNote(text, [signer])).toBeNull()
  })
})

describe('a checkpoint', () => {
  const signer = signerOf('kab.example/log')
  const root = Buffer.alloc(32, 7)
  const sign = (text: string, by = signer) => signNote(text, by)
  const text = checkpointText({ origin: 'kab.example/log', size: 12, root })

  test('is origin, size and root', async () => {
    expect(text).toBe(`kab.example/log\n12\n${root.toString('base64')}\n`)
    expect(openCheckpoint(await sign(text), [signer])).toEqual({ origin: 'kab.example/log', size: 12, root })
  })

  test('may carry lines of extension and signatures by others', async () => {
    const note = await sign(`${text}more\n`)
    const cosigned = `${note}— witness.example AAAAAAAA\n`
    expect(openCheckpoint(cosigned, [signer])).toMatchObject({ size: 12 })
  })

  test('of another log, or not in its form, is none', async () => {
    expect(openCheckpoint(await sign(text.replace('kab', 'lain')), [signer])).toBeNull()
    for (const odd of [
      text.replace('12', '012'),
      text.replace('12', '-1'),
      text.replace('=', ''),
      'kab.example/log\n12\n',
    ])
      expect(openCheckpoint(await sign(odd), [signer]), odd).toBeNull()
  })

  test('by a key that was cut off counts up to its size', async () => {
    const note = await sign(text)
    expect(openCheckpoint(note, [{ ...signer, cutOff: 12 }])).not.toBeNull()
    expect(openCheckpoint(note, [{ ...signer, cutOff: 11 }])).toBeNull()
  })

  test('is found in what people save: many in one file, with Windows line ends, with remarks', async () => {
    const notes = [await sign(text), await sign(text.replace('12', '13'))]
    expect(splitNotes(notes.join('\n'))).toEqual(notes)
    expect(splitNotes(`disimpan 6 Juli\n\n${notes.join('\n').replaceAll('\n', '\r\n').trimEnd()}`)).toEqual(notes)
    expect(splitNotes('bukan apa-apa')).toEqual([])
  })
})
