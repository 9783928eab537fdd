import { answerRows } from '../answer-rows.ts'
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
  /** Whether it waits for this very officer. */
  isTheirs: boolean
  tell: string | null
  message?: string
}

/** What views/letters/way/waiting.eta reads: a letter that waits for somebody, as whoever prepared it sees it. */
export function waitingLetterPage(letter: Letter, look: WaitingLook) {
  const { definition, story, mayTakeBack, isTheirs, tell, message } = look
  const address = `/admin/surat/${letter.id}`
  return {
    title: `${letter.typeName}: menunggu`,
    heading: letter.typeName,
    id: letter.id,
    version: letter.version,
    notice: told(message, letter.status),
    standing: standingOf(letter.status),
    tell,
    read: isTheirs ? `/admin/tanda-tangan/${letter.id}` : null,
    takeBack: mayTakeBack ? `${address}/tarik` : null,
    override: letter.overrideReason,
    rows: answerRows(definition, letter.answers as Answers),
    story: storyOf(story),
    preview: { image: `${address}/pratinjau.webp?v=${letter.version}`, pdf: `${address}/pratinjau.pdf` },
  }
}
