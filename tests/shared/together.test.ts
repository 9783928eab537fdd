import { describe, expect, it } from 'vitest'
import { together } from '../../src/shared/together.ts'

const MOST = 3

const asking = () => {
  const asked: [string, string[]][] = []
  const find = together<string, string>(async (key, questions) => {
    asked.push([key, questions])
    if (questions.includes('broken')) throw new Error('The database is gone')
    return questions.map((question) => `${key} ${question}`)
  }, MOST)
  return { asked, find }
}

describe('What is asked in the same moment', () => {
  it('is asked in one question under each key, and everybody gets the own answer', async () => {
    const { asked, find } = asking()
    expect(await Promise.all([find('tuban', 'a'), find('blora', 'a'), find('tuban', 'b'), find('tuban', 'a')])).toEqual(
      ['tuban a', 'blora a', 'tuban b', 'tuban a'],
    )
    expect(asked).toEqual([
      ['tuban', ['a', 'b', 'a']],
      ['blora', ['a']],
    ])
  })

  it('is asked anew a moment later', async () => {
    const { asked, find } = asking()
    await find('tuban', 'a')
    await find('tuban', 'a')
    expect(asked).toEqual([
      ['tuban', ['a']],
      ['tuban', ['a']],
    ])
  })

  it('is divided where it is too much for one question', async () => {
    const { asked, find } = asking()
    const letters = ['a', 'b', 'c', 'd', 'e']
    expect(await Promise.all(letters.map((letter) => find('tuban', letter)))).toEqual(
      letters.map((letter) => `tuban ${letter}`),
    )
    expect(asked.map(([, questions]) => questions)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ])
  })

  it('fails together, and nobody who asks later fails with it', async () => {
    const { find } = asking()
    const failed = await Promise.allSettled([find('tuban', 'a'), find('tuban', 'broken')])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await find('tuban', 'a')).toBe('tuban a')
  })
})
