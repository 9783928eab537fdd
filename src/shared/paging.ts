/** Where a list stands: page counts from 1; a list of nothing still has one page. */
export type Paging = { page: number; pages: number; total: number }

export const pagingOf = (total: number, page: number, size: number): Paging => ({
  page,
  pages: Math.max(1, Math.ceil(total / size)),
  total,
})

/** What a query takes for a page. */
export const slice = (page: number, size: number) => ({ skip: (page - 1) * size, take: size })
