/** What to select with an item, so that its picture can be shown. */
export const pictureFields = {
  select: { width: true, height: true, files: { select: { width: true, format: true, sha256: true } } },
} as const

export type PictureRow = {
  width: number
  height: number
  files: { width: number; format: string; sha256: string }[]
}

/** What views/partials/picture.eta reads: WebP files, narrowest first; share is the address of the JPEG for chat apps. */
export type PictureModel = {
  alt: string
  width: number
  height: number
  files: { width: number; href: string }[]
  share: string | null
}

/** The model of a picture, or null where an item has none. */
export function pictureModel(picture: PictureRow | null | undefined, alt: string): PictureModel | null {
  if (!picture) return null
  const files = picture.files.filter((file) => file.format === 'webp').sort((a, b) => a.width - b.width)
  const share = picture.files.find((file) => file.format === 'jpeg')
  return {
    alt,
    width: picture.width,
    height: picture.height,
    files: files.map((file) => ({ width: file.width, href: `/gambar/${file.sha256}.webp` })),
    share: share ? `/gambar/${share.sha256}.jpg` : null,
  }
}
