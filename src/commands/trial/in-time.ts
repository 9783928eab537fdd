/** Whether a transaction took too long on a busy machine: it was taken back whole, and nobody was told of anything. */
export const isTooLate = ({ message }: Error): boolean =>
  /expired transaction|Unable to start a transaction|statement timeout/.test(message)

/** Does it again, as an officer would press again, until it is done in time. */
export async function inTime<T>(deed: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await deed()
    } catch (error) {
      if (!isTooLate(error as Error)) throw error
    }
  }
}
