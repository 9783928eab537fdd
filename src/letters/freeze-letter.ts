import { recordAudit } from '../accounts/record-audit.ts'
import type { Db } from '../database/client.ts'
import { newCode } from '../seal/code.ts'
import type { Keyring } from '../seal/keys/keyring.ts'
import { signerOf } from '../seal/keys/signer-of.ts'
import { type Seal, sealedAddress, sealLetter } from '../seal/signature/seal-letter.ts'
import type { Signer } from '../seal/signature/signer.ts'
import { calendarDay, isoDate } from '../shared/dates.ts'
import { Conflict, Forbidden } from '../shared/errors.ts'
import { maskName } from '../shared/names.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../shared/saving.ts'
import type { Site } from '../sites/site.ts'
import { lockReplaced, replaceLetter } from './corrections/replace-letter.ts'
import { appendEndorsementLeaf } from './endorsement/append-endorsement-leaf.ts'
import { asEndorsed, NOT_AS_ENDORSED } from './endorsement/as-endorsed.ts'
import { startEndorsement } from './endorsement/ask-endorsement.ts'
import { type EndorsedPlace, endorsedContent } from './endorsement/endorsed-content.ts'
import { findEndorsement, type OwnEndorsement } from './endorsement/find-asked.ts'
import { type Override, overrideOf } from './entry/override.ts'
import { findWrittenType } from './find-draft-type.ts'
import type { Letter } from './find-letter.ts'
import { type Issue, type LetterSource, letterContent, verifyAddress } from './letter-content.ts'
import { appendLetterLeaf } from './log/append-letter-leaf.ts'
import { issueFacts } from './log/leaf-facts.ts'
import { takeNumber } from './numbers/take-number.ts'
import { readSource } from './read-source.ts'
import { answeredFacts } from './save-draft.ts'
import { checkAnswers } from './schema.ts'
import { NO_SIGNER, SIGNER_GONE } from './signing/signers-on.ts'
import type { Approval } from './signing/signing-mode.ts'
import type { Answers } from './standard/answers.ts'
import { holderOf } from './standard/answers-schema.ts'
import { isEndorsed } from './standard/compose-parts.ts'
import { formatNumber } from './standard/number-pattern.ts'
import { codeOf, counterScopeOf } from './standard/settings.ts'
import { validUntil } from './standard/validity.ts'
import { openMove } from './way/make-move.ts'
import { mayEver } from './way/may-move.ts'
import { LETTER_MOVES } from './way/moves.ts'
import { ownKey, signingOf } from './way/signing-of.ts'
import { isWaiting } from './way/states.ts'
import { NOT_YOURS, standsNoMore } from './way/words.ts'

export type Issuing = {
  id: string
  version: number
  verifyOrigin: string
  /** Opens the key that signs what the QR says. */
  keyring: Keyring
  /** Names who signs on paper; the likeliest of those by whose name this officer may issue it, where it is left out. */
  signer?: string
  /** Why it is issued although its answers raise doubts; not kept where they raise none. Of a letter that waits it stands already. */
  reason?: string
  /** Given where the officer signs it electronically; without it, it is signed with the pen. */
  approval?: Approval
}

/**
 * The first step of issuing, in one short transaction: number, code, seal, frozen content, leaf and audit; the letter is 'issuing'.
 * A letter that this officer has brought past this step already is returned as it is, so that pressing twice makes one letter.
 * Refused, with the fields at fault, when the answers do not stand today, or raise doubts and no reason is given; a conflict
 * when the draft was changed since it was read, its type is gone, or what waits does not stand today as it was read. The letter
 * it replaces, if any, is 'replaced' from here on.
 * Who may issue which letter, the table of moves says: what waits is issued by who signs it.
 */
export async function freezeLetter(
  db: Db,
  site: Site,
  { id, version, verifyOrigin, keyring, signer, reason, approval }: Issuing,
  doer: Doer,
): Promise<Saving<Letter>> {
  const opened = await openMove(db, site, { id, version, move: 'issue' }, doer)
  if (opened.kind === 'done') return saved(opened.letter)
  if (opened.kind === 'changed') return conflict(opened.letter)
  const { letter: draft, line, mover } = opened

  const type = await findWrittenType(db, site, draft)
  const checked = checkAnswers(type.definition, draft.answers, doer.now)
  const written = isWaiting(draft.status)
  if (!checked.ok) return notToday(written, checked.errors)
  const answers = written ? (draft.answers as Answers) : checked.value
  const chosen = signer ?? (written ? await ownKey(db, site, mover, doer.now) : undefined)
  const today = await readSource(db, site, type, answers, doer.now, chosen)
  const read = today && draft.status === 'endorsed' ? asEndorsed(today, draft.content) : today
  if (today && !read) throw new Conflict(NOT_AS_ENDORSED)
  if (!read) return notToday(written, { signer: signer ? SIGNER_GONE : NO_SIGNER })
  const source = { ...read, signing: signingOf(line, mover, { signer: read.signer, approval }) }
  const doubts = overrideOf(type.definition, answers, { reason: draft.overrideReason ?? reason, now: doer.now })
  if (!doubts.ok) return notToday(written, { reason: written ? DOUBTFUL : doubts.fault })
  if (draft.replacesId && !mayEver(LETTER_MOVES, 'replace', mover)) throw new Forbidden(NOT_YOURS.replace)
  const replaced = draft.replacesId ? await lockReplaced(db, site, draft.replacesId) : null

  const endorsement = draft.status === 'endorsed' ? await findEndorsement(db, site, id) : null
  const { settings } = source.standard
  const day = isoDate(doer.now)
  const { year } = calendarDay(day)
  const code = codeOf(settings, type.definition)
  const counterScope = counterScopeOf(settings, type.definition)
  const sequence = await takeNumber(db, site, counterScope, year)
  const numbered = {
    number: formatNumber(settings.numberPattern, { code, sequence, officeCode: source.profile.officeCode, date: day }),
    day,
    validUntil: validUntil(type.definition, answers, day),
    code: newCode(site.codePrefix),
    at: doer.now,
    verifyOrigin,
  }
  const { seal, issue } = await sealed(
    source,
    numbered,
    await signerOf(db, site, 'letters', { keyring, now: doer.now }),
  )
  const letter = await db.letter.update({
    where: { siteId_id: { siteId: site.id, id } },
    data: {
      ...(written ? {} : answeredFacts(type, answers)),
      ...frozen(source, issue, { endorsement, doer }),
      seal: new Uint8Array(seal.bytes),
      sealSha256: seal.sha256,
      counterScope,
      year,
      sequence,
      overrideReason: doubts.override?.reason,
      version: version + 1,
    },
  })
  await appendLetterLeaf(db, letter, issueFacts(letter))
  if (endorsement) await appendEndorsementLeaf(db, { ...endorsement, letter }, endorsement)
  else if (isEndorsed(type.definition, checked.value))
    await startEndorsement(db, site, { id, required: type.definition.endorsement === 'always' }, doer)
  if (replaced) await replaceLetter(db, site, { replaced, by: { id, number: issue.number, code: issue.code } }, doer)
  await recordAudit(db, site, {
    officer: doer.officer,
    deed: 'letter.issue',
    subjectId: id,
    detail: issued(source, issue, doubts.override),
    address: doer.address,
  })
  return saved(letter)
}

/** The letter's facts signed for its QR, and with them all that it gets when it is issued. */
async function sealed(
  { site, definition, answers }: LetterSource,
  numbered: Omit<Issue, 'sealedUrl'>,
  signer: Signer,
): Promise<{ seal: Seal; issue: Issue }> {
  const { number, day: date, validUntil, code, verifyOrigin } = numbered
  const facts = { number, typeSlug: definition.slug, ...holderOf(definition, answers), date, validUntil }
  const address = verifyAddress(verifyOrigin, code)
  const seal = await sealLetter(facts, { siteId: site.id, code, address }, signer)
  return { seal, issue: { ...numbered, sealedUrl: sealedAddress(address, seal) } }
}

const issued = ({ signer, signing }: LetterSource, { number }: Issue, override: Override | null) => ({
  number,
  signing,
  mandate: signer.mandateId,
  ...(override && { override }),
})

/** The faults of a draft, to be mended in its form; of what waits its form is shut, and one sentence says what to do. */
function notToday(written: boolean, errors: Record<string, string>): Saving<never> {
  if (!written) return refused(errors)
  throw new Conflict(errors.signer ?? standsNoMore(Object.values(errors)[0]!))
}

const DOUBTFUL = 'Jawabannya menimbulkan keraguan yang belum dijelaskan penyiapnya.'

/** What the letter prints; with the district's place filled in where it was endorsed before it had a number. */
function contentOf(source: LetterSource, issue: Issue, endorsement: OwnEndorsement | null) {
  const content = letterContent(source, issue)
  return endorsement ? endorsedContent(content, endorsement.place as EndorsedPlace) : content
}

type Freezing = { endorsement: OwnEndorsement | null; doer: Doer }

function frozen(source: LetterSource, issue: Issue, { endorsement, doer: { officer, now } }: Freezing) {
  const { signer, signing, definition, answers } = source
  return {
    status: 'issuing',
    number: issue.number,
    code: issue.code,
    issuedOn: new Date(issue.day),
    validUntil: issue.validUntil ? new Date(issue.validUntil) : null,
    issuedAt: now,
    updatedAt: now,
    issuedById: officer.id,
    signerName: signer.name,
    signerPosition: signer.position,
    signingMode: signing,
    holderMasked: maskName(holderOf(definition, answers).name),
    content: contentOf(source, issue, endorsement),
  }
}
