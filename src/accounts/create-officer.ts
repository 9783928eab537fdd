import type { Db } from '../database/client.ts'
import { newId } from '../shared/id.ts'
import type { Site } from '../sites/site.ts'
import { hashPassword } from './passwords/hash-password.ts'
import { type Role, roleExistsAt } from './permissions.ts'
import { recordAudit } from './record-audit.ts'

export type NewOfficer = {
  /** Small letters, digits, '.', '-' or '_', beginning with a letter; what is typed at /masuk. */
  username: string
  name: string
  roles: Role[]
  password: string
  /** The person whose name is printed, when the officer is one. */
  officialId?: string
}

/** Makes an account that can sign in at this site, and returns its id. A role the site does not know is refused. */
export async function createOfficer(db: Db, site: Pick<Site, 'id' | 'kind'>, officer: NewOfficer): Promise<string> {
  const { username, name, roles, password, officialId } = officer
  if (!/^[a-z][a-z0-9._-]{2,39}$/.test(username)) throw new Error(`'${username}' cannot be a user name`)
  const unknown = roles.filter((role) => !roleExistsAt(role, site.kind))
  if (unknown.length > 0) throw new Error(`a ${site.kind} has no role ${unknown.join(', ')}`)

  const id = newId()
  const passwordHash = await hashPassword(password)
  await db.officer.createMany({ data: { siteId: site.id, id, username, name, roles, officialId } })
  await db.credential.createMany({ data: { siteId: site.id, officerId: id, passwordHash } })
  await recordAudit(db, site, { officer: null, deed: 'account.create', subjectId: id, detail: { username, roles } })
  return id
}
