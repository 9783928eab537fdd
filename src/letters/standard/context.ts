import { isoDate } from '../../shared/dates.ts'
import { headTitle, regencyTitle, type Site, siteTitle } from '../../sites/site.ts'
import type { FieldType } from './field.ts'

/** What a wording may name beside the answers. The date and the end of validity are null in a draft. */
export type LetterContext = {
  /** The office's own place: 'Desa Beji'; of a district's letter 'Kecamatan Jenu', as the next. */
  village: string
  /** 'Kecamatan Jenu', 'Kabupaten Tuban', 'Provinsi Jawa Timur'. */
  district: string
  regency: string
  province: string
  /** 'Kepala Desa Beji', or 'Lurah Sidorejo'; 'Plt. Kepala Desa Beji' while a mandate fills the office. */
  head: string
  /** 'Camat Jenu'. */
  districtHead: string
  signer: { name: string; position: string }
  /** ISO dates. */
  date: string | null
  validUntil: string | null
}

type ContextKey = { type: FieldType; read: (context: LetterContext) => string | null }

const KEYS: Record<string, ContextKey> = {
  desa: { type: 'text', read: (context) => context.village },
  kecamatan: { type: 'text', read: (context) => context.district },
  kabupaten: { type: 'text', read: (context) => context.regency },
  /** What the office stands in: 'Kecamatan Jenu, Kabupaten Tuban' of a village, 'Kabupaten Tuban' of a district. */
  wilayah: { type: 'text', read: areaOf },
  provinsi: { type: 'text', read: (context) => context.province },
  kepala: { type: 'text', read: (context) => context.head },
  camat: { type: 'text', read: (context) => context.districtHead },
  nama_penandatangan: { type: 'name', read: (context) => context.signer.name },
  jabatan_penandatangan: { type: 'text', read: (context) => context.signer.position },
  tanggal_surat: { type: 'date', read: (context) => context.date },
  berlaku_sampai: { type: 'date', read: (context) => context.validUntil },
}

function areaOf({ village, district, regency }: LetterContext): string {
  return village === district ? regency : `${district}, ${regency}`
}

/** Whether a placeholder names something of the letter itself, such as {desa} or {berlaku_sampai}. */
export const isContextKey = (key: string): boolean => Object.hasOwn(KEYS, key)

/** The type of what such a placeholder stands for; null when it names nothing. */
export const contextType = (key: string): FieldType | null => (isContextKey(key) ? (KEYS[key]?.type ?? null) : null)

/** What such a placeholder stands for in this letter; null while it is not known. */
export const contextValue = (context: LetterContext, key: string): string | null => KEYS[key]?.read(context) ?? null

/** The context of an office's letter. Leave date and validUntil out for a draft. */
export function letterContext(
  site: Site,
  signer: { name: string; position: string; leader?: string },
  dates: { date: Date | string; validUntil: string | null } | null,
): LetterContext {
  return {
    village: siteTitle(site),
    district: `Kecamatan ${site.districtName}`,
    regency: regencyTitle(site.regencyCode, site.regencyName),
    province: `Provinsi ${site.provinceName}`,
    head: signer.leader ?? `${headTitle(site)} ${site.name}`,
    districtHead: `Camat ${site.districtName}`,
    signer,
    date: dates && isoDate(dates.date),
    validUntil: dates?.validUntil ?? null,
  }
}
