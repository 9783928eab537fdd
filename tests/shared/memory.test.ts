import { expect, test } from 'vitest'
import { memory } from '../../src/shared/memory.ts'

test('is asked once by two at the same time, and then answers by itself', async () => {
  const known = memory<string>(10)
  let loads = 0
  const load = async () => `load ${++loads}`
  expect(await Promise.all([known.recall('a', load), known.recall('a', load)])).toEqual(['load 1', 'load 1'])
  expect(await known.recall('a', load)).toBe('load 1')
})

test('does not remember what was being loaded when it was told to forget', async () => {
  const known = memory<string>(10)
  let arrive = (_: string) => {}
  const old = known.recall('a', () => new Promise((resolve) => (arrive = resolve)))
  known.forget('a')
  arrive('old')
  expect(await old).toBe('old')
  expect(await known.recall('a', async () => 'new')).toBe('new')
})

test('asks again after nothing and after a failure', async () => {
  const known = memory<string>(10)
  expect(await known.recall('a', async () => null)).toBeNull()
  await expect(known.recall('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await known.recall('a', async () => 'here')).toBe('here')
})
