import type { Site } from '../sites/site.ts'
import type { Role } from './permissions.ts'

/** What a role is called at this site: the head of a village is its kades, of a kelurahan its lurah, of a district its camat. */
export function roleWord(role: Role, site: Pick<Site, 'kind' | 'isUrban'>): string {
  const place = site.kind === 'district' ? 'district' : site.isUrban ? 'urban' : 'rural'
  return WORDS[role][place]
}

const everywhere = (word: string) => ({ rural: word, urban: word, district: word })

const WORDS: Record<Role, { rural: string; urban: string; district: string }> = {
  operator: everywhere('Operator'),
  secretary: { rural: 'Sekretaris desa', urban: 'Sekretaris kelurahan', district: 'Sekretaris camat' },
  head: { rural: 'Kepala desa', urban: 'Lurah', district: 'Camat' },
  staff: everywhere('Staf kecamatan'),
  admin: everywhere('Admin situs'),
  standard: everywhere('Pengelola naskah baku'),
  registrar: everywhere('Pengelola wilayah'),
}
