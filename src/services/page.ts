import type { LetterTypeDefinition } from '../letters/standard/definition.ts'
import type { LetterType } from '../letters/standard/find-standard.ts'
import { whatsappLink } from '../shared/phone.ts'
import { slugify } from '../shared/slug.ts'
import type { Site } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'

/** What views/services/list.eta reads: every letter a resident may ask for, by category. */
export function servicesPage(site: Site, face: SiteFace, types: LetterType[]) {
  const categories = [...new Set(types.map(({ definition }) => definition.category))]
  return {
    title: 'Layanan surat',
    scripts: ['js/filter-list.js'],
    description: `Surat yang dapat diurus di ${face.title}, ${face.place}: syarat, waktu, dan biayanya.`,
    lede: `${types.length} jenis surat dapat diurus di ${officeOf(site)}. Semuanya gratis. Pilih surat, lihat syaratnya, lalu datang.`,
    sample: standingOf(types[0]),
    categories: categories.map((category) => ({
      id: slugify(category),
      name: category.charAt(0).toUpperCase() + category.slice(1),
      types: types
        .filter(({ definition }) => definition.category === category)
        .map(({ definition }) => ({
          href: `/layanan/${definition.slug}`,
          name: definition.name,
          purpose: definition.purpose,
        })),
    })),
  }
}

/** What views/services/show.eta reads: what one letter is for, what it takes, how to get it. */
export function servicePage(site: Site, face: SiteFace, type: LetterType) {
  const { definition } = type
  return {
    title: definition.name,
    description: definition.purpose,
    purpose: definition.purpose,
    remark: definition.remark,
    requirements: definition.requirements,
    category: { name: definition.category, href: `/layanan#${slugify(definition.category)}` },
    office: officeOf(site),
    terms: [
      {
        label: 'Biaya',
        value: needsStampDuty(definition) ? 'Gratis (Rp0). Meterai Anda siapkan sendiri.' : 'Gratis (Rp0)',
      },
      { label: 'Waktu', value: timeOf(face) },
      { label: 'Masa berlaku', value: definition.validity.words },
      { label: 'Tanda tangan Anda', value: signingOf(definition) },
      { label: 'Kecamatan', value: ENDORSEMENT[definition.endorsement] },
    ].filter(({ value }) => value !== null),
    sample: standingOf(type),
    ask: face.whatsapp && whatsappLink(face.whatsapp, question(face, definition)),
  }
}

const officeOf = ({ isUrban }: Site): string => (isUrban ? 'kantor kelurahan' : 'kantor desa')

/** When the office is open: how long it takes is not promised until a village can set it. */
const timeOf = ({ hours }: SiteFace): string =>
  hours.length > 0 ? `Dilayani ${hours.join('; ')}.` : 'Dilayani pada jam buka kantor.'

const standingOf = (type: LetterType | undefined): string | null =>
  type?.standard.standing === 'sample' ? 'Daftar ini contoh, belum ditetapkan Pemkab. Tanyakan dulu ke kantor.' : null

const ENDORSEMENT: Record<LetterTypeDefinition['endorsement'], string> = {
  never: 'Tidak perlu ke kecamatan.',
  'on-request': 'Camat ikut mengetahui bila penerima surat memintanya. Katakan saat Anda datang.',
  always: 'Camat ikut mengetahui. Surat ini berlaku sesudah disahkan kecamatan.',
}

const needsStampDuty = ({ holder, signatories }: LetterTypeDefinition): boolean =>
  holder.stampDuty || signatories.some(({ stampDuty }) => stampDuty)

/** Who has to come because the letter bears their own signature. */
function signingOf({ holder, signatories }: LetterTypeDefinition): string | null {
  if (signatories.length > 0)
    return 'Surat ini ditandatangani beberapa orang. Semuanya perlu hadir atau menandatangani sebelum diserahkan.'
  return holder.signature ? 'Anda ikut menandatangani surat ini. Datanglah sendiri.' : null
}

const question = ({ title }: SiteFace, { name }: LetterTypeDefinition): string =>
  `Halo ${title}, saya ingin mengurus ${name}. Apa saja yang perlu saya siapkan?`
