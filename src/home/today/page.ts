import type { Officer } from '../../accounts/officer.ts'
import { AT_LETTER } from '../../letters/stack/next-address.ts'
import { longDate, longDateWithDay } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import type { Unpublished } from '../../writing/late-texts.ts'
import { type For, linesFor, OFFICES, VILLAGE } from './facts.ts'
import { type AskedToday, type BelowSite, QUIET_DAYS } from './find-below.ts'
import type { Today, ToSign } from './find-today.ts'

/** What an officer comes for most days. */
const BEGINNINGS: (For & { href: string; words: string })[] = [
  { needs: 'letters', at: OFFICES, href: '/admin/surat/baru', words: 'Buat surat' },
  { needs: 'content', at: OFFICES, href: '/admin/berita/baru', words: 'Tulis berita' },
  { needs: 'content', at: VILLAGE, href: '/admin/produk/baru', words: 'Tambah produk' },
  { needs: 'content', at: VILLAGE, href: '/admin/agenda/baru', words: 'Tambah acara' },
]

type Item = { says: string; href: string; overdue?: boolean; note?: string | null }
export type DayLook = Today & { now: Date; asked: AskedToday | null; below: BelowSite[] | null }

/** What views/home/today.eta reads. */
export function todayPage(site: Site, officer: Officer, look: DayLook) {
  const items: Item[] = [
    ...toSign(look.toSign),
    ...asked(officer, look.asked),
    ...look.unpublished.map(late),
    ...look.waiting.map(({ line, count }) => ({ says: line.says(count), href: line.href, overdue: line.overdue })),
  ]
  const { all, open } = look.steps
  return {
    title: 'Hari ini',
    day: longDateWithDay(look.now),
    beginnings: linesFor(BEGINNINGS, site, officer),
    overdue: items.filter((item) => item.overdue),
    waiting: items.filter((item) => !item.overdue),
    toPost: look.toPost.filter(({ href }) => !open.some((step) => step.href === href)),
    steps:
      open.length > 0 ? { open, done: all - open.length, all, mayClose: officer.permissions.has('settings') } : null,
    quiet: look.below && quietOf(site, look.below),
  }
}

const DESK = { news: '/admin/berita', product: '/admin/produk' }

const late = ({ kind, id, title, says }: Unpublished): Item => ({
  says: `“${title}” belum terbit pada waktunya`,
  href: `${DESK[kind]}/${id}`,
  note: says,
  overdue: true,
})

/** Straight to the first letter that was not looked at: a signer on a phone has it one press nearer. */
function toSign(stack: ToSign | null): Item[] {
  if (!stack || stack.count === 0) return []
  const { count, overdue, next } = stack
  return [
    {
      says: next ? `Mulai membaca: ${count} surat menunggu Anda` : `Terbitkan ${count} surat yang sudah Anda baca`,
      href: `/admin/tanda-tangan/${next ?? 'setuju'}${AT_LETTER}`,
      note: overdue > 0 ? `Terlambat: ${overdue} surat` : null,
    },
  ]
}

function asked({ permissions }: Officer, found: AskedToday | null): Item[] {
  if (!found) return []
  const { waiting, passed, overdue } = found
  const note = overdue > 0 ? `Lewat janji: ${overdue} surat` : null
  return [
    ...(permissions.has('endorse') && passed > 0
      ? [{ says: `${passed} surat desa menunggu pengesahan Anda`, href: '/admin/pengesahan/tumpukan', note }]
      : []),
    ...(permissions.has('review') && waiting > 0
      ? [
          {
            says: `${waiting} surat desa menunggu diperiksa`,
            href: '/admin/pengesahan',
            note: passed > 0 ? null : note,
          },
        ]
      : []),
  ]
}

const MOST_NAMED = 8

/** Of a district its quiet villages, the longest quiet first; of a regency how many each district has. */
function quietOf(site: Site, below: BelowSite[]) {
  const villages = below.filter(({ kind }) => kind === 'village')
  const quiet = villages.filter((each) => each.quiet).sort((a, b) => Number(a.lastNews ?? 0) - Number(b.lastNews ?? 0))
  const says =
    quiet.length > 0
      ? `${quiet.length} dari ${villages.length} desa belum berkabar ${QUIET_DAYS} hari ini.`
      : `Semua ${villages.length} desa berkabar dalam ${QUIET_DAYS} hari ini.`
  return { says, rows: site.kind === 'district' ? villageRows(quiet) : districtRows(below, quiet) }
}

const villageRows = (quiet: BelowSite[]) =>
  quiet.slice(0, MOST_NAMED).map((village) => ({
    name: village.title,
    href: village.origin,
    told: village.lastNews ? `Kabar terakhir ${longDate(village.lastNews)}` : 'Belum ada kabar',
  }))

function districtRows(below: BelowSite[], quiet: BelowSite[]) {
  return below
    .filter(({ kind }) => kind === 'district')
    .map((district) => {
      const own = ({ districtId }: BelowSite) => districtId === district.id
      const [some, all] = [quiet.filter(own).length, below.filter(own).length - 1]
      return { name: district.title, href: district.origin, some, told: `${some} dari ${all} desa sepi` }
    })
    .filter(({ some }) => some > 0)
    .sort((a, b) => b.some - a.some)
    .slice(0, MOST_NAMED)
}
