import type { Db } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { NotFound } from '../../shared/errors.ts'
import type { Site } from '../../sites/site.ts'

/** What a district sees of a letter that it is asked to endorse; the endorser's scope grants no other column. */
export const SEEN = {
  siteId: true,
  id: true,
  typeSlug: true,
  typeName: true,
  standardVersion: true,
  status: true,
  holderName: true,
  number: true,
  code: true,
  issuedOn: true,
  validUntil: true,
  signerName: true,
  signerPosition: true,
  signingMode: true,
  content: true,
} as const satisfies Prisma.LetterSelect

const ASKED = {
  letter: { select: SEEN },
  steps: { orderBy: { id: 'asc' } },
  site: { select: { id: true, kind: true, name: true, isUrban: true, code: true } },
} as const satisfies Prisma.EndorsementInclude

/** An endorsement with its letter, its steps and its village. */
export type Asked = Prisma.EndorsementGetPayload<{ include: typeof ASKED }>

/** The endorsement of a letter that a village of this district asks for; NotFound for any other. */
export async function findAsked(db: Db, district: Pick<Site, 'id'>, letterId: string): Promise<Asked> {
  const asked = await db.endorsement.findFirst({ where: { districtId: district.id, letterId }, include: ASKED })
  if (!asked) throw new NotFound('Surat ini tidak diajukan ke kecamatan ini.')
  return asked
}

/** The same, its row locked until the transaction ends: whoever comes second sees what the first has done. */
export async function lockAsked(db: Db, district: Pick<Site, 'id'>, letterId: string): Promise<Asked> {
  await db.$queryRaw`
    SELECT 1 FROM endorsement WHERE district_id = ${district.id}::uuid AND letter_id = ${letterId}::uuid FOR UPDATE`
  return findAsked(db, district, letterId)
}

const OWN = { steps: { orderBy: { id: 'asc' } } } as const satisfies Prisma.EndorsementInclude

/** How its village sees it: where it stands and each of its steps. */
export type OwnEndorsement = Prisma.EndorsementGetPayload<{ include: typeof OWN }>

/** The endorsement of a letter of this site; null where none is asked for. */
export async function findEndorsement(
  db: Db,
  site: Pick<Site, 'id'>,
  letterId: string,
): Promise<OwnEndorsement | null> {
  return db.endorsement.findUnique({ where: { siteId_letterId: { siteId: site.id, letterId } }, include: OWN })
}

/** The same, its row locked until the transaction ends. */
export async function lockEndorsement(
  db: Db,
  site: Pick<Site, 'id'>,
  letterId: string,
): Promise<OwnEndorsement | null> {
  await db.$queryRaw`
    SELECT 1 FROM endorsement WHERE site_id = ${site.id}::uuid AND letter_id = ${letterId}::uuid FOR UPDATE`
  return findEndorsement(db, site, letterId)
}
