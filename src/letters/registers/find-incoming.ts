import type { Db } from '../../database/client.ts'
import type { IncomingLetter, Official } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

/** A letter that came in, with the official who is to deal with it. */
export type Incoming = IncomingLetter & { disposedTo: Official | null }

/** A letter that came in at this site; NotFound for any other id. */
export async function findIncoming(db: Db, site: Pick<Site, 'id'>, id: string): Promise<Incoming> {
  const letter = await db.incomingLetter.findUnique({
    where: { siteId_id: { siteId: site.id, id } },
    include: { disposedTo: true },
  })
  if (!letter) throw new NotFound('Surat masuk ini tidak ditemukan.')
  return letter
}

/** The same, its row locked until the transaction ends. */
export async function lockIncoming(db: Db, site: Pick<Site, 'id'>, id: string): Promise<Incoming> {
  await db.$queryRaw`SELECT 1 FROM incoming_letter WHERE site_id = ${site.id}::uuid AND id = ${id}::uuid FOR UPDATE`
  return findIncoming(db, site, id)
}
