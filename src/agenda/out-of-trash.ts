import type { Event } from '../database/generated/client.ts'
import { Conflict } from '../shared/errors.ts'

/** What lies in the trash is neither changed nor published: it is taken out first. */
export function outOfTrash({ status }: Event): void {
  if (status === 'trashed') throw new Conflict('Acara ini ada di sampah. Kembalikan dulu, lalu ubah.')
}
