import { createHash } from 'node:crypto'
import type { Db } from '../../database/client.ts'
import { formatCode } from '../../seal/code.ts'
import { isoDate } from '../../shared/dates.ts'
import { NotFound } from '../../shared/errors.ts'
import { slugify } from '../../shared/slug.ts'
import { type ZipEntry, zip } from '../../shared/zip.ts'
import { siteTitle } from '../../sites/site.ts'
import { verifyLink } from '../letter-content.ts'
import type { LetterContent } from '../paper/content.ts'
import { SEEN } from './find-asked.ts'
import { textOf } from './text-of.ts'

/** Named in the packet itself; docs/handover-packet.md says what each of its facts means. */
const FORMAT = 'balai-surat/1'
const FILES = { issued: 'surat.pdf', endorsed: 'surat-disahkan.pdf' } as const

/**
 * A letter to be handed to an office that works on another system: its PDFs and surat.json in one ZIP. Of a letter that was
 * issued, in the scope of its village or of the district that is asked to endorse it.
 */
export async function readPacket(
  db: Db,
  siteId: string,
  letterId: string,
  verifyOrigin: string,
): Promise<{ name: string; bytes: Buffer }> {
  const letter = await db.letter.findUnique({ where: { siteId_id: { siteId, id: letterId } }, select: SEEN })
  if (letter?.status !== 'issued') throw new NotFound('Hanya surat yang berlaku yang dapat dijadikan paket.')
  const stored = await db.letterFile.findMany({ where: { siteId, letterId }, orderBy: { kind: 'desc' } })
  const files = stored.flatMap(({ kind, bytes }) => {
    const name = kind === 'issued' || kind === 'endorsed' ? FILES[kind] : null
    return name ? [{ name, kind, bytes: Buffer.from(bytes) }] : []
  })
  const facts = {
    format: FORMAT,
    letter: factsOf(letter, verifyOrigin),
    issuer: await issuerOf(db, siteId),
    endorsement: await endorsementOf(db, siteId, letterId),
    text: textOf(letter.content as LetterContent),
    files: files.map(({ name, kind, bytes }) => ({
      name,
      kind,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    })),
  }
  const entries: ZipEntry[] = [
    { name: 'surat.json', content: `${JSON.stringify(facts, null, 2)}\n` },
    ...files.map(({ name, bytes }) => ({ name, content: bytes })),
  ]
  return { name: `paket-${slugify(letter.number!)}.zip`, bytes: zip(entries, letter.issuedOn!) }
}

type SeenLetter = {
  number: string | null
  code: string | null
  typeSlug: string
  typeName: string
  holderName: string
  issuedOn: Date | null
  validUntil: Date | null
  signerName: string | null
  signerPosition: string | null
  signingMode: string | null
}

const factsOf = (letter: SeenLetter, verifyOrigin: string) => ({
  number: letter.number,
  type: letter.typeSlug,
  typeName: letter.typeName,
  holder: letter.holderName,
  issuedOn: isoDate(letter.issuedOn!),
  validUntil: letter.validUntil && isoDate(letter.validUntil),
  code: formatCode(letter.code!),
  verify: verifyLink(verifyOrigin, letter.code!),
  signer: { name: letter.signerName, position: letter.signerPosition, mode: letter.signingMode },
})

async function issuerOf(db: Db, siteId: string) {
  const site = await db.site.findUniqueOrThrow({
    where: { id: siteId },
    include: { domains: { where: { primary: true } } },
  })
  const { name, isUrban, code } = site
  return { name: siteTitle({ kind: 'village', name, isUrban, code }), code, host: site.domains[0]?.host ?? null }
}

async function endorsementOf(db: Db, siteId: string, letterId: string) {
  const asked = await db.endorsement.findUnique({ where: { siteId_letterId: { siteId, letterId } } })
  if (!asked) return null
  const { state, required, mode, register, endorsedOn, signerName, signerPosition } = asked
  return {
    state,
    required,
    mode,
    register,
    endorsedOn: endorsedOn && isoDate(endorsedOn),
    signer: mode && { name: signerName, position: signerPosition },
  }
}
