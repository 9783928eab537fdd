import { recordAudit } from '../../accounts/record-audit.ts'
import type { Db } from '../../database/client.ts'
import { sentenceOf } from '../../database/refusal.ts'
import type { Keyring } from '../../seal/keys/keyring.ts'
import { Conflict } from '../../shared/errors.ts'
import type { Doer } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { freezeLetter, type Issuing } from '../freeze-letter.ts'
import { type LetterDesk, makeFile } from '../issue-letter.ts'
import type { Approval } from '../signing/signing-mode.ts'
import { CHANGED } from '../way/make-move.ts'

/** A stack as it was pressed: under the id of its form, the letters as they were read. */
export type Pressed = {
  id: string
  letters: { id: string; version: number }[]
  verifyOrigin: string
  keyring: Keyring
  /** Given where the officer signs electronically. */
  approval?: Approval
}

/** How it went with one letter of the stack; without a fault it is issued, or on its way. */
export type Signed = { id: string; fault?: string }

/**
 * Issues the letters of a stack one after the other, each in a short transaction of its own, while their files are made beside.
 * What cannot be issued keeps none of the others waiting: it stays where it was, and the stack says why. The same stack pressed
 * again issues nothing again. A letter that this officer has not read as it is now is not issued.
 */
export async function signStack(desk: LetterDesk, site: Site, pressed: Pressed, doer: Doer): Promise<void> {
  const { id, letters, approval } = pressed
  if (!(await beginStack(desk, site, pressed, doer))) return
  const outcome: Signed[] = []
  const files: Promise<void>[] = []
  for (const letter of letters) {
    const { fault, file } = await signOne(desk, site, { ...letter, ...given(pressed) }, doer)
    outcome.push({ id: letter.id, ...(fault && { fault }) })
    if (file) files.push(file.catch(left))
  }
  await Promise.all(files)
  await desk.database.office(site.id, async (db) => {
    await db.signingStack.updateMany({ where: { siteId: site.id, id }, data: { letters: outcome, endedAt: doer.now } })
    const detail = { signing: approval ? 'internal' : 'wet', issued: outcome.filter(({ fault }) => !fault).length }
    await recordAudit(db, site, {
      officer: doer.officer,
      deed: 'letter.sign-stack',
      subjectId: id,
      detail,
      address: doer.address,
    })
  })
}

/** A file that could not be made now is made by the sweep: the letter has its number. */
const left = () => {}

const given = ({ verifyOrigin, keyring, approval }: Pressed) => ({ verifyOrigin, keyring, approval })

/** Enters the stack under its id; false where it was pressed before. */
async function beginStack({ database }: LetterDesk, site: Site, { id, letters, approval }: Pressed, doer: Doer) {
  const { count } = await database.office(site.id, (db) =>
    db.signingStack.createMany({
      data: {
        siteId: site.id,
        id,
        officerId: doer.officer.id,
        signingMode: approval ? 'internal' : 'wet',
        letters: letters.map((letter) => ({ id: letter.id })),
        begunAt: doer.now,
      },
      skipDuplicates: true,
    }),
  )
  return count === 1
}

const hasRead = async (db: Db, site: Pick<Site, 'id'>, { id, version }: Issuing, { officer }: Doer) =>
  (await db.letterReading.count({ where: { siteId: site.id, letterId: id, officerId: officer.id, version } })) > 0

type One = { fault: string; file?: undefined } | { fault?: undefined; file?: Promise<void> }

async function signOne(desk: LetterDesk, site: Site, issuing: Issuing, doer: Doer): Promise<One> {
  try {
    const frozen = await desk.database.office(site.id, async (db) => {
      const frozen = await freezeLetter(db, site, issuing, doer)
      if (!(await hasRead(db, site, issuing, doer))) throw new Conflict(CHANGED)
      return frozen
    })
    if (frozen.kind === 'refused') return { fault: Object.values(frozen.errors)[0]! }
    if (frozen.kind === 'conflict') return { fault: CHANGED }
    return frozen.item.status === 'issuing' ? { file: makeFile(desk, frozen.item) } : {}
  } catch (error) {
    const fault = sentenceOf(error)
    if (fault === null) throw error
    return { fault }
  }
}
