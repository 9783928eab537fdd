import { isoDate } from '../../shared/dates.ts'
import { jwsHolds, readJws } from '../keys/jws.ts'
import type { KeyListContent } from '../keys/key-list.ts'
import type { KeyListDocument } from '../keys/publish-key-list.ts'
import { readCertificate, rootName } from '../keys/root.ts'
import { Misfit } from '../log/misfit.ts'

export type KeyList = KeyListContent & { version: number; issued: string }

/**
 * What a key list says once its signatures hold: the root's over the list key, on the day the list was signed, and the list
 * key's over the list. Throws a Misfit where they do not. `root` is the name of the root: whether it is the regency's own,
 * only who knows that root can say.
 */
export function openKeyList({ list, certificate }: KeyListDocument): { keys: KeyList; root: string } {
  if (!certificate) throw new Misfit('The key list does not fit: no root has certified it.')
  const read = readCertificate(certificate)
  if (!read) throw new Misfit('The key list does not fit: its certificate is not signed by the root it names.')
  const { certificate: said, rootKey } = read
  if (readJws(list).header.typ !== 'balai-keys' || !jwsHolds(list, Buffer.from(said.x, 'base64url')))
    throw new Misfit('The key list does not fit: it is not signed by the key that the root certified.')
  const keys = readJws(list).payload as KeyList
  const day = isoDate(new Date(keys.issued))
  if (keys.regency.id !== said.regency.id || day < said.from || day > said.until)
    throw new Misfit('The key list does not fit: the root certified a list of another regency, or of another time.')
  return { keys, root: rootName(rootKey) }
}
