import { Conflict } from '../shared/errors.ts'
import type { NewsRow } from './find-news.ts'

/** What lies in the trash is neither changed nor published: it is taken out first. */
export function outOfTrash({ status }: NewsRow): void {
  if (status === 'trashed') throw new Conflict('Berita ini ada di sampah. Kembalikan dulu, lalu ubah.')
}
