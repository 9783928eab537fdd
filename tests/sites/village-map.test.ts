import { expect, test } from 'vitest'
import { demoVillages } from '../../prisma/demo/content.ts'
import type { ListedSite } from '../../src/sites/list-sites-below.ts'
import { villageMap } from '../../src/sites/village-map.ts'

const villages: ListedSite[] = demoVillages.map(({ name, code, latitude, longitude }) => ({
  id: code,
  kind: 'village',
  districtId: '',
  name,
  isUrban: false,
  title: `Desa ${name}`,
  origin: `http://${name.toLowerCase()}.localhost`,
  mark: '',
  latitude,
  longitude,
}))

test('the map of Jenu has a dot for each of its 17 villages, and no name covers another', () => {
  const map = villageMap(villages)!
  expect(map.dots).toHaveLength(17)
  const boxes = map.dots.map(({ name, labelX, labelY, anchor }) => {
    const wide = name.length * 9
    const left = anchor === 'start' ? labelX : anchor === 'end' ? labelX - wide : labelX - wide / 2
    return { left, right: left + wide, top: labelY - 14, bottom: labelY + 4 }
  })
  const covered = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom),
  )
  expect(covered).toEqual([])
})

test('a district with fewer than two placed villages has no map', () => {
  expect(villageMap([])).toBeNull()
  expect(villageMap([{ ...villages[0]!, latitude: null }, villages[1]!])).toBeNull()
})
