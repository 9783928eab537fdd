import type { SiteProfile } from '../database/generated/client.ts'
import { formatCode } from '../seal/code.ts'
import { longDate } from '../shared/dates.ts'
import { regencyTitle, type Site, siteTitle } from '../sites/site.ts'
import { markOf, type Office, officeLine } from './offices/office.ts'
import type { LetterContent } from './paper/content.ts'
import type { Signer } from './signing/signers-on.ts'
import { approvalLines, SIGNATURE_NOTE, type SigningMode } from './signing/signing-mode.ts'
import type { Answers } from './standard/answers.ts'
import { composeBody } from './standard/compose-body.ts'
import { composeParts } from './standard/compose-parts.ts'
import { letterContext } from './standard/context.ts'
import type { LetterTypeDefinition } from './standard/definition.ts'
import type { Standard } from './standard/find-standard.ts'
import { sampleRemark } from './standard/settings.ts'

/** All a letter is made from, before it has a number. */
export type LetterSource = {
  site: Site
  profile: SiteProfile
  office: Office
  /** Everybody who may sign it today, and who does. */
  signers: Signer[]
  signer: Signer
  signing: SigningMode
  /** With the settings that hold at this office. */
  standard: Standard
  definition: LetterTypeDefinition
  answers: Answers
}

/** What a letter gets when it is issued. */
export type Issue = {
  number: string
  day: string
  validUntil: string | null
  code: string
  at: Date
  verifyOrigin: string
  /** All that its QR says: verifyAddress, and after '#' its seal. */
  sealedUrl: string
}

/** What a letter prints: with `issue` null a draft, which differs by number, date, seal and the word DRAF alone. */
export function letterContent(source: LetterSource, issue: Issue | null): LetterContent {
  const { site, signer, signing, definition, answers, standard } = source
  const dates = issue && { date: issue.day, validUntil: issue.validUntil }
  const context = letterContext(site, { name: signer.name, position: signer.office, leader: signer.leader }, dates)
  return {
    language: 'id-ID',
    paper: standard.settings.paper,
    head: letterHead(source),
    title: definition.title,
    number: issue?.number ?? null,
    body: composeBody(definition, answers, context),
    place: site.name,
    date: issue && longDate(issue.day),
    signer: signing === 'internal' ? { ...signer.place, approved: approvalLines(issue?.at ?? null) } : signer.place,
    ...composeParts(definition, answers, context),
    seal: issue && {
      url: issue.sealedUrl,
      code: issue.code,
      shortAddress: `${new URL(issue.verifyOrigin).host}/v`,
    },
    footNote: `Diterbitkan dari register surat ${siteTitle(site)}. Pindai QR atau ketik kodenya untuk memeriksa surat ini. ${SIGNATURE_NOTE[signing]}`,
    sample: sampleRemark(standard.standing),
    metadata: {
      title: issue ? `${definition.name} ${issue.number}` : `${definition.name} (draf)`,
      author: siteTitle(site),
      createdAt: (issue?.at ?? new Date(0)).toISOString(),
    },
  }
}

/** What the QR opens, in capitals: all of it is alphanumeric in a QR, which keeps the modules large. */
export const verifyAddress = (origin: string, code: string): string => `${origin}/V/${code}`.toUpperCase()

/** The address a person can open or type. */
export const verifyLink = (origin: string, code: string): string => `${origin}/v/${formatCode(code)}`

function letterHead({ site, profile, office }: LetterSource): LetterContent['head'] {
  const lines = [
    `Pemerintah ${regencyTitle(site.regencyCode, site.regencyName)}`,
    ...(site.kind === 'village' ? [`Kecamatan ${site.districtName}`] : []),
    officeLine(site, office.headForm),
  ]
  const contacts = [profile.phone && `Telepon ${profile.phone}`, profile.email && `Pos-el ${profile.email}`]
  const address = [
    profile.postalCode ? `${profile.address} Kode Pos ${profile.postalCode}` : profile.address,
    ...contacts,
  ]
  return {
    lines: lines.map((line) => line.toUpperCase()),
    address: address.filter(Boolean).join(', '),
    mark: markOf(office),
  }
}
