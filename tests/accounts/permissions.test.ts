import { describe, expect, test } from 'vitest'
import { permissionsOf, roleExistsAt } from '../../src/accounts/permissions.ts'

const may = (roles: string[], kind: 'village' | 'district' | 'regency') => [...permissionsOf(roles, kind)].sort()

describe('who may do what', () => {
  test('the operator of a village writes content, prepares letters and issues them for the kades, and never revokes', () => {
    expect(may(['operator'], 'village')).toEqual(['content', 'issue', 'letters', 'self'])
  })

  test('the secretary also checks, signs with a mandate and reads the trail', () => {
    expect(may(['secretary'], 'village')).toEqual(['check', 'content', 'issue', 'letters', 'self', 'sign', 'trail'])
  })

  test('the head also revokes; only a camat endorses', () => {
    expect(may(['head'], 'village')).toEqual([
      'check',
      'content',
      'issue',
      'letters',
      'revoke',
      'self',
      'sign',
      'trail',
    ])
    expect(may(['head'], 'district')).toContain('endorse')
  })

  test('the staff of a district checks the letters of its villages, and none of the district’s own', () => {
    expect(may(['staff'], 'district')).toEqual(['review', 'self'])
  })

  test('an admin minds accounts and settings of any site, reads its trail, and sees no letters', () => {
    for (const kind of ['village', 'district', 'regency'] as const) {
      expect(may(['admin'], kind)).toEqual(['accounts', 'self', 'settings', 'trail'])
    }
  })

  test('the letter standard and the opening of sites are the regency’s alone', () => {
    expect(may(['standard', 'registrar'], 'regency')).toEqual(['registrar', 'self', 'standard'])
    expect(may(['standard', 'registrar'], 'village')).toEqual(['self'])
  })

  test('several roles add up', () => {
    expect(may(['operator', 'admin'], 'village')).toEqual([
      'accounts',
      'content',
      'issue',
      'letters',
      'self',
      'settings',
      'trail',
    ])
  })

  test('a role of another kind of site, or of no site at all, gives nothing', () => {
    expect(may(['staff', 'god'], 'village')).toEqual(['self'])
    expect(roleExistsAt('staff', 'district')).toBe(true)
    expect(roleExistsAt('staff', 'village')).toBe(false)
  })
})
