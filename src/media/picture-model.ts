import type { Site } from '../sites/site.ts'

/** What to select with an item, so that its picture can be shown. */
export const pictureFields = {
  select: { width: true, height: true, files: { select: { width: true, height: true, format: true, sha256: true } } },
} as const

export type PictureRow = {
  width: number
  height: number
  files: { width: number; height: number; format: string; sha256: string }[]
}

/** What an <img> needs; share is the absolute address of the JPEG for chat apps. */
export type PictureModel = {
  src: string
  srcset: string
  sizes: string
  width: number
  height: number
  alt: string
  share: string | null
}

/** How wide a picture stands on the page, for the browser to choose a width before the style sheet is read. */
export const SIZES = {
  full: '(min-width: 720px) 680px, 100vw',
  card: '(min-width: 720px) 320px, 50vw',
  thumb: '96px',
} as const

/** The model of a picture, or null where an item has none. */
export function pictureModel(
  site: Site,
  picture: PictureRow | null | undefined,
  alt: string,
  size: keyof typeof SIZES = 'full',
): PictureModel | null {
  const files = (picture?.files ?? []).filter((file) => file.format === 'webp').sort((a, b) => a.width - b.width)
  const middle = files.find((file) => file.width >= 640) ?? files.at(-1)
  if (!picture || !middle) return null
  const share = picture.files.find((file) => file.format === 'jpeg')
  return {
    src: pictureHref(middle),
    srcset: files.map((file) => `${pictureHref(file)} ${file.width}w`).join(', '),
    sizes: SIZES[size],
    width: middle.width,
    height: middle.height,
    alt,
    share: share ? site.origin + pictureHref(share) : null,
  }
}

const pictureHref = (file: { sha256: string; format: string }) =>
  `/gambar/${file.sha256}.${file.format === 'jpeg' ? 'jpg' : 'webp'}`
