import { answerRows } from '../answer-rows.ts'
import type { readStanding } from '../endorsement/village-page.ts'
import type { Letter } from '../find-letter.ts'
import { standingOf } from '../page.ts'
import type { Answers } from '../standard/answers.ts'
import type { LetterTypeDefinition } from '../standard/definition.ts'
import { told } from '../told.ts'
import type { Deed } from './find-story.ts'
import { storyOf } from './words.ts'

export type WaitingLook = {
  definition: LetterTypeDefinition
  story: Deed[]
  mayTakeBack: boolean
  /** Whether this officer issues it as it is, for the pen of who signs. */
  mayIssue: boolean
  /** Whether this officer sends it back although the district has endorsed it. */
  mayReturn: boolean
  /** How it stands at the district, where that endorses it before it has a number. */
  endorsement: Awaited<ReturnType<typeof readStanding>>
  /** Whether it waits for this very officer. */
  isTheirs: boolean
  tell: string | null
  message?: string
  typed?: { values: Record<string, string>; errors: Record<string, string> }
}

/** What views/letters/way/waiting.eta reads: a letter that waits for somebody, as whoever prepared it sees it. */
export function waitingLetterPage(letter: Letter, look: WaitingLook) {
  const { definition, story, mayTakeBack, mayIssue, mayReturn, endorsement, isTheirs, tell, message, typed } = look
  const address = `/admin/surat/${letter.id}`
  return {
    title: `${typed ? 'Kesalahan: ' : ''}${letter.typeName}: menunggu`,
    heading: letter.typeName,
    id: letter.id,
    version: letter.version,
    notice: told(message, letter.status),
    standing: standingOf(letter.status),
    tell,
    read: isTheirs ? `/admin/tanda-tangan/${letter.id}` : null,
    issue: mayIssue ? `${address}/terbitkan` : null,
    endorsement,
    giveBack: mayReturn ? `${address}/kembalikan` : null,
    values: typed?.values ?? {},
    errors: typed?.errors ?? {},
    takeBack: mayTakeBack ? `${address}/tarik` : null,
    override: letter.overrideReason,
    rows: answerRows(definition, letter.answers as Answers),
    story: storyOf(story),
    preview: { image: `${address}/pratinjau.webp?v=${letter.version}`, pdf: `${address}/pratinjau.pdf` },
  }
}
