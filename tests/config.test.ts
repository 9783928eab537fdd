import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { InvalidConfig, lanAddressesOf, readConfig } from '../src/config.ts'
import { SEAL_KEK } from './support/keyring.ts'

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://balai_app:secret@db/balai',
  VERIFY_ORIGIN: 'https://tubankab.go.id',
  BASE_DOMAIN: 'tubankab.go.id',
  SEAL_KEK,
  SECRET_KEY: 'a1'.repeat(32),
}

function faultsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof InvalidConfig) return error.faults
    throw error
  }
  return []
}

describe('with no settings', () => {
  test('the demo listens on this machine alone, with a database of its own', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, baseDomain: 'localhost', databaseUrl: null })
    expect(config.lanAddresses).toEqual([])
    expect(config.verifyOrigin).toBe('http://localhost:3000')
  })

  test('an empty setting counts as none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null })
  })
})

test('all faults are named together, each with its setting', () => {
  const faults = faultsOf({ PORT: '70000', HOST: 'everywhere', DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud' })
  expect(faults).toEqual([
    'HOST must be an IP address or localhost',
    'PORT must be a whole number from 1 to 65535',
    'DATABASE_URL must be a URL beginning with postgres:// or postgresql://',
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
  ])
})

test.each([
  ['PORT', 'three'],
  ['PORT', '0'],
  ['PORT', '80.5'],
  ['DATABASE_CONNECTIONS', '0'],
  ['BASE_DOMAIN', 'Tuban.go.id'],
  ['VERIFY_ORIGIN', 'https://tubankab.go.id/v'],
  ['VERIFY_ORIGIN', 'tubankab.go.id'],
  ['VERIFY_ORIGIN', 'https://layanan.surat.desa.tubankab.go.id'],
  ['TRUST_PROXY', 'perhaps'],
  ['NODE_ENV', 'staging'],
  ['SECRET_KEY', 'rahasia'],
  ['SECRET_KEY', 'g'.repeat(64)],
])('%s=%s is refused', (name, value) => {
  expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
})

describe('in production', () => {
  test('the settings of a real server are enough', () => {
    expect(readConfig(PRODUCTION)).toMatchObject({ production: true, verifyOrigin: 'https://tubankab.go.id' })
  })

  test('nothing is guessed: database, verification origin, key and domain are asked for together', () => {
    expect(faultsOf({ NODE_ENV: 'production' }).map((fault) => fault.split(' ')[0])).toEqual([
      'DATABASE_URL',
      'VERIFY_ORIGIN',
      'SEAL_KEK',
      'SECRET_KEY',
      'BASE_DOMAIN',
    ])
  })

  test('a wrong setting does not hide what is missing', () => {
    expect(faultsOf({ NODE_ENV: 'production', PORT: 'three' })).toHaveLength(6)
  })

  test('letters are verified over https alone', () => {
    expect(faultsOf({ ...PRODUCTION, VERIFY_ORIGIN: 'http://tubankab.go.id' })).toEqual([
      'VERIFY_ORIGIN must begin with https:// in production',
    ])
  })

  test("the machine's own addresses show nothing", () => {
    expect(readConfig({ ...PRODUCTION, HOST: '0.0.0.0' }).lanAddresses).toEqual([])
  })
})

describe('what wraps the keys', () => {
  const kek = (bytes: Buffer, version = 1) => `v${version}:${bytes.toString('base64')}`
  const drawn = (name: string) => createHash('sha256').update(name).digest()

  test('has versions, the highest first, in whatever order they are named', () => {
    const { keks } = readConfig({ SEAL_KEK: `${kek(drawn('one'))}, ${kek(drawn('ten'), 10)},${kek(drawn('two'), 2)}` })
    expect(keks?.map(({ version }) => version)).toEqual([10, 2, 1])
  })

  test.each([
    ['no version', drawn('x').toString('base64'), 'must be like v1:'],
    ['too short', kek(drawn('x').subarray(0, 16)), 'v1 has 16 bytes, not 32'],
    ['one byte again and again', kek(Buffer.alloc(32, 7)), 'v1 is not random'],
    ['a phrase', kek(Buffer.from('rahasia kabupaten tuban 2026 ya!')), 'v1 was typed, not drawn at random'],
    ['a version twice', `${kek(drawn('x'))},${kek(drawn('y'))}`, 'names v1 twice'],
    ['an old secret as a new version', `${kek(drawn('x'))},${kek(drawn('x'), 2)}`, 'v2 is the same secret'],
  ])('is refused: %s', (_what, text, fault) => {
    expect(faultsOf({ SEAL_KEK: text })).toEqual([expect.stringContaining(`SEAL_KEK ${fault}`)])
  })
})

test('a phone is led to a real network card, not to the bridge of a container', () => {
  const at = (address: string, internal = false) => [
    { address, internal, family: 'IPv4' as const, netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null },
  ]
  const interfaces = {
    lo: at('127.0.0.1', true),
    docker0: at('172.17.0.1'),
    'br-1f2e': at('172.18.0.1'),
    virbr0: at('192.168.122.1'),
    wlp2s0: at('192.168.1.7'),
  }
  expect(lanAddressesOf(interfaces)).toEqual(['192.168.1.7', '172.17.0.1', '172.18.0.1', '192.168.122.1'])
  expect(lanAddressesOf({ docker0: at('172.17.0.1') })).toEqual(['172.17.0.1'])
})
