import { announcementLink } from '../announcements/announcement-link.ts'
import { storyOf } from '../news/story.ts'
import { tileOf } from '../products/tile.ts'
import { titledName } from '../shared/names.ts'
import type { Site } from '../sites/site.ts'
import type { SiteFace } from '../sites/site-face.ts'
import { aheadPart } from './ahead.ts'
import type { Home, HomeNews } from './find-home.ts'
import { villageFacts } from './village-facts.ts'

/** What views/home/village.eta reads. */
export function villageHomePage(site: Site, face: SiteFace, home: Home) {
  const [lead, ...others] = home.news.map(story)
  return {
    title: face.title,
    description: face.tagline || `Kabar, produk, dan layanan ${face.title}, ${face.place}.`,
    image: lead?.picture?.share,
    tagline: face.tagline,
    sections: face.home,
    opening:
      face.hours.length > 0 ? `Kantor ${site.isUrban ? 'kelurahan' : 'desa'} buka ${face.hours.join('; ')}.` : null,
    needs: needs(site, face, home),
    announcements: home.announcements.map(announcementLink),
    lead: lead ?? null,
    others,
    products: home.products.map((product) => tileOf(product)),
    head: home.head && { name: titledName(home.head), position: home.head.position },
    facts: villageFacts(site, face),
    ...aheadPart(home),
  }
}

type Need = { name: string; hint: string; href: string }

function needs(site: Site, face: SiteFace, home: Home): Need[] {
  const office = site.isUrban ? 'kantor kelurahan' : 'kantor desa'
  const way = face.links[0]
  return [
    {
      name: 'Urus surat',
      hint: 'Keterangan usaha, domisili, tidak mampu, dan lainnya: syarat dan caranya',
      href: '/layanan',
    },
    ...(way
      ? [{ name: `Hubungi ${office}`, hint: `Tanya apa saja tentang urusan Anda. ${way.label}`, href: way.href }]
      : []),
    { name: 'Periksa keaslian surat', hint: 'Pindai QR atau ketik kode surat', href: '/verifikasi' },
    ...(home.products.length > 0
      ? [{ name: 'Beli produk warga', hint: 'Pesan langsung kepada penjualnya lewat WhatsApp', href: '/produk' }]
      : []),
    {
      name: site.isUrban ? 'Kenali perangkat kelurahan' : 'Kenali perangkat desa',
      hint: `Siapa mengurus apa, dari ${site.isUrban ? 'lurah sampai stafnya' : 'kepala desa sampai kepala dusun'}`,
      href: '/perangkat',
    },
  ]
}

const story = (item: HomeNews) => storyOf({ ...item, publishedAt: new Date(item.publishedAt) })
