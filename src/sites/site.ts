import type { SiteKind } from '../shared/site-kind.ts'
import type { Motif } from './motifs.ts'

export type { SiteKind }

export const ACCENTS = ['tarum', 'soga', 'mengkudu', 'secang', 'daun', 'lumpur'] as const
export type Accent = (typeof ACCENTS)[number]

/** A tenant, as the edge of a request knows it. */
export type Site = {
  id: string
  kind: SiteKind
  name: string
  /** A kelurahan, led by a lurah. */
  isUrban: boolean
  /** The Kemendagri code, '35.23.12.2017'. */
  code: string
  /** The first four characters of its letters' codes. */
  codePrefix: string
  accent: Accent
  /** The motif it chose for its band; null where its code decides. */
  motif: Motif | null
  districtId: string
  regencyId: string
  districtName: string
  regencyName: string
  regencyCode: string
  provinceName: string
  /** The official host name, with the port where the demo has one. */
  host: string
  origin: string
}

/** 'Desa Beji', 'Kelurahan Sidorejo', 'Kecamatan Jenu', 'Kabupaten Tuban', 'Kota Madiun'. */
export function siteTitle(site: Pick<Site, 'kind' | 'name' | 'isUrban' | 'code'>): string {
  if (site.kind === 'village') return `${site.isUrban ? 'Kelurahan' : 'Desa'} ${site.name}`
  if (site.kind === 'district') return `Kecamatan ${site.name}`
  return regencyTitle(site.code, site.name)
}

/** 'Kabupaten Tuban', or 'Kota …' where the Kemendagri code says it is a city (its second part is 71 or more). */
export const regencyTitle = (code: string, name: string): string => `${isCity(code) ? 'Kota' : 'Kabupaten'} ${name}`

const isCity = (code: string): boolean => Number(code.split('.')[1]) >= 71

/** What its head is called: 'Kepala Desa', 'Lurah', 'Camat', 'Bupati' or 'Wali Kota'. */
export function headTitle({ kind, isUrban, code }: Pick<Site, 'kind' | 'isUrban' | 'code'>): string {
  if (kind === 'village') return isUrban ? 'Lurah' : 'Kepala Desa'
  if (kind === 'district') return 'Camat'
  return isCity(code) ? 'Wali Kota' : 'Bupati'
}

/** What its secretary is called, where nothing else was typed: 'Sekretaris Desa', 'Sekretaris Kelurahan', 'Sekretaris Kecamatan'. */
export function secretaryTitle({ kind, isUrban }: Pick<Site, 'kind' | 'isUrban'>): string {
  if (kind === 'village') return isUrban ? 'Sekretaris Kelurahan' : 'Sekretaris Desa'
  return kind === 'district' ? 'Sekretaris Kecamatan' : 'Sekretaris Daerah'
}
