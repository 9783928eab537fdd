import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import { Forbidden } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'
import { ownSigner, type Signer, signersOn } from '../signing/signers-on.ts'
import type { Approval, SigningMode } from '../signing/signing-mode.ts'
import type { OfficeMover } from './find-mover.ts'
import { asksMandate, asksPassword } from './may-move.ts'
import type { Move } from './move.ts'

/** The key by which this officer signs today, where they are an official who may. */
export async function ownKey(
  db: Db,
  site: Site,
  { officialId }: Pick<OfficeMover, 'officialId'>,
  now: Date,
): Promise<string | undefined> {
  if (officialId === null) return undefined
  return ownSigner(await signersOn(db, site, isoDate(now)), officialId)?.key
}

/**
 * How the letter is signed when this officer issues it by this line. Forbidden where the line asks a mandate and the officer is
 * not who signs with one; where somebody else's electronic signature would be made; and where the office does not sign so.
 */
export function signingOf(
  line: Move<string, string>,
  { roles, officerId, officialId, way }: OfficeMover,
  { signer, approval }: { signer: Signer; approval?: Approval },
): SigningMode {
  const own = signer.officialId === officialId
  if (asksMandate(line, { roles }) && !(own && signer.mandateId !== null)) throw new Forbidden(NO_MANDATE)
  const may = asksPassword(line) ? way.signing : 'pen'
  if (!approval && may !== 'electronic') return 'wet'
  if (!approval)
    throw new Forbidden('Surat di kantor ini ditandatangani secara elektronik, dengan kata sandi penandatangannya.')
  if (may === 'pen') throw new Forbidden('Surat di kantor ini ditandatangani dengan pena.')
  if (!own || approval.officerId !== officerId) throw new Forbidden(NOT_THE_SIGNER)
  return 'internal'
}

const NO_MANDATE = 'Sekretaris menerbitkan surat hanya atas namanya sendiri, dengan mandat yang berlaku hari ini.'

/** Said where an account is not that of who signs. */
export const NOT_THE_SIGNER =
  'Akun Anda belum terhubung dengan pejabat yang menandatangani. Minta admin situs menghubungkannya.'
