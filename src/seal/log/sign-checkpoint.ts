import type { Db } from '../../database/client.ts'
import type { Site } from '../../sites/site.ts'
import { lockLog } from './lock-log.ts'
import { checkpointText, type NoteSigner, readNote, signNote } from './note.ts'
import { readLogSize, readSpans } from './read-nodes.ts'

/**
 * Signs and stores a checkpoint of the whole log as it was committed, unless it has one; in a transaction of its own, after
 * the one that ordered the leaves, so that nothing is ever signed that a crash could take back. The first one gives the log
 * the signer's name; all others bear that name too.
 */
export async function signCheckpoint(
  db: Db,
  regency: Pick<Site, 'id'>,
  { signer, now }: { signer: NoteSigner; now: Date },
): Promise<void> {
  if (!(await lockLog(db, regency))) return
  const size = await readLogSize(db, regency)
  const last = await db.logCheckpoint.findFirst({ where: { siteId: regency.id }, orderBy: { size: 'desc' } })
  if (size === (last?.size ?? 0)) return
  const [root] = await readSpans(db, regency, [{ from: 0, to: size }])
  const name = (last && readNote(last.note)?.origin) ?? signer.name
  const note = await signNote(checkpointText({ origin: name, size, root: root! }), { ...signer, name })
  await db.logCheckpoint.create({
    data: { siteId: regency.id, size, root: new Uint8Array(root!), note, signedAt: now },
  })
}
