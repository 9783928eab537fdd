import type { Permission } from './permissions.ts'

/** The account that signed in to this request. */
export type Officer = {
  id: string
  siteId: string
  username: string
  name: string
  roles: string[]
  permissions: ReadonlySet<Permission>
}
