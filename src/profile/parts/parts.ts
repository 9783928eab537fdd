import { createHash } from 'node:crypto'
import { textIdOf } from '../../writing/text-id.ts'
import type { ProfileTexts } from './rows.ts'

type Part = {
  title: string
  /** What it is made of. */
  columns: readonly (keyof ProfileTexts)[]
  /** The page that shows it. */
  href: string
  /** What is told of it where it is offered. */
  hint: string
}

/** The parts of a profile: each is written by itself, so that two officers at two parts are in nobody's way. */
export const PARTS = {
  tentang: { title: 'Tentang desa', columns: ['about'], href: '/profil', hint: 'Desa Anda dalam beberapa kalimat.' },
  'visi-misi': {
    title: 'Visi dan misi',
    columns: ['vision', 'missions'],
    href: '/profil/visi-misi',
    hint: 'Arah desa, dan apa yang dikerjakan untuk itu.',
  },
  sejarah: {
    title: 'Sejarah',
    columns: ['history'],
    href: '/profil/sejarah',
    hint: 'Asal nama desa, dan peristiwa yang diingat warga.',
  },
  potensi: {
    title: 'Potensi',
    columns: ['potentials'],
    href: '/profil/potensi',
    hint: 'Apa yang dihasilkan dan dapat dikunjungi di desa.',
  },
  lembaga: {
    title: 'Lembaga desa',
    columns: ['institutions'],
    href: '/profil/lembaga',
    hint: 'BPD, LPMD, PKK, Karang Taruna, RT dan RW: ketua dan tugasnya.',
  },
  data: {
    title: 'Desa dalam angka',
    columns: ['facts'],
    href: '/profil/data',
    hint: 'Luas wilayah, penduduk, dusun, dengan tanggal dan sumbernya.',
  },
  nomor: {
    title: 'Nomor penting',
    columns: ['numbers'],
    href: '/kontak',
    hint: 'Siapa yang ditelepon saat darurat, dan nomor berguna lainnya.',
  },
} as const satisfies Record<string, Part>

export type PartName = keyof typeof PARTS
export const PART_NAMES = Object.keys(PARTS) as PartName[]

/** The parts that have a page of their own under /profil. */
export const PAGED_PARTS = PART_NAMES.filter((part) => PARTS[part].href.startsWith('/profil/'))

/** What a part says: the columns it is made of, and no others. */
export type PartContent = Partial<ProfileTexts>

/** What a part of a profile says. */
export const contentOf = (part: PartName, texts: ProfileTexts): PartContent =>
  Object.fromEntries(PARTS[part].columns.map((column) => [column, texts[column]]))

/** Whether anything was written there. */
export const isFilled = (part: PartName, texts: ProfileTexts): boolean =>
  PARTS[part].columns.some((column) => texts[column].length > 0)

/** The id under which an officer's unsaved text of a part is kept: there it has no row of its own. */
export const partTextId = (part: PartName): string => textIdOf(`profil ${part}`)

/** The version of a part: a digest of what it says. The same words are the same version. */
export const versionOf = (content: PartContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16)
