import type { Db } from '../database/client.ts'
import type { Site } from '../sites/site.ts'

/** Those of these pictures that the site has. Nobody deletes one of them until the transaction ends. */
export async function holdPictures(db: Db, site: Site, ids: readonly string[]): Promise<string[]> {
  const held = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM picture WHERE site_id = ${site.id}::uuid AND id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR KEY SHARE`
  return held.map(({ id }) => id)
}
