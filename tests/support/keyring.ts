import { createHash } from 'node:crypto'
import { writeKek } from '../../src/seal/keys/kek.ts'
import { keyringOf } from '../../src/seal/keys/keyring.ts'

const kek = { version: 1, secret: createHash('sha256').update('wraps the keys of the tests').digest() }

/** SEAL_KEK of every test house, and the keyring it opens. */
export const SEAL_KEK = writeKek(kek)
export const KEYRING = keyringOf([kek])
