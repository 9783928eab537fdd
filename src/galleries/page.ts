import { figuresOf } from '../media/picture-list.ts'
import { pictureModel } from '../media/picture-model.ts'
import { longDate } from '../shared/dates.ts'
import { jsonLd } from '../shared/json-ld.ts'
import type { Paging } from '../shared/paging.ts'
import { whatsappShare } from '../shared/phone.ts'
import { type Site, siteTitle } from '../sites/site.ts'
import { dayTaken, type GalleryItem } from './gallery.ts'
import type { ListedGallery } from './published-galleries.ts'

/** What views/galleries/list.eta reads. */
export function galleriesPage(site: Site, items: ListedGallery[], { page, pages }: Paging) {
  const href = (to: number) => (to > 1 ? `/galeri?halaman=${to}` : '/galeri')
  return {
    title: page > 1 ? `Galeri, halaman ${page}` : 'Galeri',
    canonical: site.origin + href(page),
    description: `Foto kegiatan dan suasana ${siteTitle(site)}.`,
    albums: items.map((item) => ({
      href: `/galeri/${item.slug}`,
      title: item.title,
      day: dayTaken(item),
      date: longDate(dayTaken(item)),
      count: `${item._count.pictures} foto`,
      picture: pictureModel(item.picture, item.pictureAlt),
    })),
    page,
    pages,
    href,
  }
}

/** What views/galleries/show.eta reads: an album, published or seen before. */
export function galleryPage(site: Site, item: GalleryItem) {
  const address = `/galeri/${item.slug}`
  const figures = figuresOf(item.pictures)
  const published = item.status === 'published'
  return {
    title: item.title,
    kind: 'article',
    description: `${figures.length} foto, ${longDate(dayTaken(item))}. ${siteTitle(site)}.`,
    canonical: site.origin + address,
    image: figures[0]?.picture.share ?? undefined,
    imageAlt: figures[0]?.picture.alt,
    facts: jsonLd({
      '@type': 'ImageGallery',
      name: item.title,
      url: site.origin + address,
      dateCreated: dayTaken(item),
      inLanguage: 'id',
      image: figures.flatMap(({ picture, caption }) =>
        picture.share
          ? [{ '@type': 'ImageObject', contentUrl: site.origin + picture.share, caption: caption || picture.alt }]
          : [],
      ),
    }),
    day: dayTaken(item),
    date: longDate(dayTaken(item)),
    source: siteTitle(site),
    figures: figures.map((figure, at) => ({
      ...figure,
      number: at + 1,
      href: published ? `${address}/${at + 1}` : null,
    })),
    shareHref: published ? whatsappShare(`${item.title}\n${site.origin}${address}`) : null,
    preview: null,
  }
}

/** What views/galleries/picture.eta reads: one picture of an album, large; null where it has none of this number. */
export function galleryPicturePage(site: Site, item: GalleryItem, number: number) {
  const figures = figuresOf(item.pictures)
  const figure = figures[number - 1]
  if (!figure) return null
  const album = `/galeri/${item.slug}`
  return {
    title: `Foto ${number} dari ${figures.length}: ${item.title}`,
    description: figure.caption || figure.picture.alt,
    canonical: site.origin + album,
    image: figure.picture.share ?? undefined,
    imageAlt: figure.picture.alt,
    name: item.title,
    figure,
    album,
    place: `Foto ${number} dari ${figures.length}`,
    before: number > 1 ? `${album}/${number - 1}` : null,
    after: number < figures.length ? `${album}/${number + 1}` : null,
  }
}
