/**
 * Puts what is asked under one key in the same turn of the event loop into one question; `ask` answers in the order of what it
 * was asked, never more than `most` at once. Who asks alone waits for nobody, and every question is asked anew.
 */
export function together<Question, Answer>(
  ask: (key: string, questions: Question[]) => Promise<Answer[]>,
  most: number,
): (key: string, question: Question) => Promise<Answer> {
  const gathering = new Map<string, { questions: Question[]; answers: Promise<Answer[]> }>()

  const gather = (key: string) => {
    const questions: Question[] = []
    const turn = new Promise<void>((over) => setImmediate(over))
    const answers = turn.then(() => {
      if (gathering.get(key)?.questions === questions) gathering.delete(key)
      return ask(key, questions)
    })
    const group = { questions, answers }
    gathering.set(key, group)
    return group
  }

  return async (key, question) => {
    const open = gathering.get(key)
    const { questions, answers } = open && open.questions.length < most ? open : gather(key)
    const place = questions.push(question) - 1
    return (await answers)[place] as Answer
  }
}
