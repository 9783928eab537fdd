import type { Db } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import type { Site } from '../../sites/site.ts'
import { ownSigner, type Signer, signersOn } from '../signing/signers-on.ts'
import { listRead } from './mark-read.ts'

/** So many letters are signed at once, and no more: each of them is read before. */
const STACK_SIZE = 50

const IN_STACK = {
  letterId: true,
  version: true,
  dueOn: true,
  letter: { select: { number: true, typeName: true, holderName: true } },
  site: { select: { kind: true, name: true, isUrban: true, code: true } },
} as const

/** The letters that wait for the camat, by the promised day, with what this officer has read of them, and as whom they may sign. */
export async function readStack(db: Db, district: Site, officerId: string, now: Date) {
  const rows = await db.endorsement.findMany({
    where: { districtId: district.id, state: 'passed', letter: { is: { status: { in: ['issued', 'asked'] } } } },
    orderBy: [{ dueOn: 'asc' }, { askedAt: 'asc' }, { letterId: 'asc' }],
    select: IN_STACK,
    take: STACK_SIZE,
  })
  const read = await listRead(db, district, rows, officerId)
  const officer = await db.officer.findUnique({
    where: { siteId_id: { siteId: district.id, id: officerId } },
    select: { officialId: true },
  })
  const signer: Signer | null = officer?.officialId
    ? ownSigner(await signersOn(db, district, isoDate(now)), officer.officialId)
    : null
  return { letters: rows.map((row) => ({ ...row, read: read.has(row.letterId) })), signer }
}

export type Stack = Awaited<ReturnType<typeof readStack>>
