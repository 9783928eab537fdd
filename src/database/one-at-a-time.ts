import { PrismaPg } from '@prisma/adapter-pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>

/**
 * Prisma's adapter for node-postgres, but for one thing: what is asked inside a transaction goes to its connection one after
 * the other. Prisma asks for several relations of a row at the same time; node-postgres queues that with a warning, and will
 * refuse it from version 9 on.
 */
export class OneAtATime extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => inTurn(await start(isolation))
    return adapter
  }
}

function inTurn(transaction: Transaction): Transaction {
  let before: Promise<unknown> = Promise.resolve()
  const waiting =
    <Question, Answer>(ask: (question: Question) => Promise<Answer>) =>
    (question: Question): Promise<Answer> => {
      const answer = before.then(() => ask(question))
      before = answer.catch(() => {})
      return answer
    }
  transaction.queryRaw = waiting(transaction.queryRaw.bind(transaction))
  transaction.executeRaw = waiting(transaction.executeRaw.bind(transaction))
  return transaction
}
