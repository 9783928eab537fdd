import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { Conflict } from '../../shared/errors.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { formatNumber } from '../standard/number-pattern.ts'
import type { NumberDesk } from './desk.ts'
import { findNumber, type LetterNumber, lockNumber } from './find-number.ts'
import type { KindOfLetter } from './kind-of-letter.ts'
import type { FillForm } from './schema.ts'

export type Filling = { id: string; version: number; letter: FillForm; kind: KindOfLetter }

/**
 * Enters what was written under a reserved number, or mends what was entered of a letter not made here. The number is as
 * typed from the paper, else as the office's pattern makes it; a number that stands elsewhere already is refused.
 */
export async function fillNumber(
  db: Db,
  site: Pick<Site, 'id'>,
  desk: NumberDesk,
  { id, version, letter, kind }: Filling,
  { officer, address }: Doer,
): Promise<Saving<LetterNumber>> {
  const before = await lockNumber(db, site, id)
  if (before.letterId || !['open', 'filled'].includes(before.standing)) throw new Conflict(CLOSED)
  if (before.version !== version) return conflict(before)
  const { scope, sequence } = before
  if (manner(scope) === manner(kind.scope) && scope !== kind.scope)
    return refused({ typeSlug: 'Nomor ini dari urutan jenis surat lain. Pilih jenis yang sesuai.' })
  const { datedOn } = letter
  const pattern = desk.settings.numberPattern
  const number =
    letter.number || formatNumber(pattern, { code: kind.code, sequence, officeCode: desk.officeCode, date: datedOn })
  if (!bears(number, sequence))
    return refused({ number: `Nomor di kertas harus memuat urutan ${sequence}. Periksa lagi kertasnya.` })
  const other = await db.letterNumber.findFirst({ where: { siteId: site.id, number, id: { not: id } } })
  if (other) return refused({ number: `Nomor ${number} sudah dipakai. Periksa lagi kertasnya.` })
  await db.letterNumber.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: {
      standing: 'filled',
      number,
      datedOn: new Date(datedOn),
      typeSlug: kind.typeSlug,
      typeName: kind.typeName,
      holderName: letter.holderName,
      remark: letter.remark,
      version: version + 1,
    },
  })
  const deed = before.standing === 'open' ? 'number.fill' : 'number.mend'
  const was = before.number && { was: before.number }
  await recordAudit(db, site, { officer, deed, subjectId: id, detail: { number, ...was }, address })
  return saved(await findNumber(db, site, id))
}

const CLOSED = 'Nomor ini sudah ditutup dan tidak dapat diubah lagi.'

/** How a counter counts: 'all', 'code' or 'type'. */
const manner = (scope: string) => scope.split(':')[0]

/** Whether the sequence stands in the number as one of its figures: 12 in '470/012/BEJ/XI/2026'. */
const bears = (number: string, sequence: number): boolean =>
  (number.match(/\d+/g) ?? []).some((figures) => Number(figures) === sequence)
