import { told } from '../shared/content.ts'
import type { Paging } from '../shared/paging.ts'
import type { DeskQuery } from './item-schemas.ts'

/** What every desk's list shows around its rows: the search, the standing, the pages. */
export function deskList(
  path: string,
  { cari, status, pesan }: Omit<DeskQuery, 'status'> & { status: string },
  { page, pages }: Paging,
) {
  const kept = { ...(cari ? { cari } : {}), ...(status === 'semua' ? {} : { status }) }
  return {
    notice: told(pesan),
    search: cari,
    status,
    searching: cari !== '' || status !== 'semua',
    page,
    pages,
    href(to: number) {
      const query = new URLSearchParams({ ...kept, ...(to > 1 ? { halaman: String(to) } : {}) })
      return query.size > 0 ? `${path}?${query}` : path
    },
  }
}
