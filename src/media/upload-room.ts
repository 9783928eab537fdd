/** A number of bytes that many share. */
export type Room = {
  /** Resolves once these bytes are free for the holder, who has them until they are given back; in the order of asking. */
  take(holder: object, bytes: number): Promise<void>
  /** Gives back what the holder has, if anything. */
  give(holder: object): void
}

/** Room of this many bytes. Who asks for more than is left waits; who asks for more than there is gets all. */
export function openRoom(size: number): Room {
  let left = size
  const held = new Map<object, number>()
  const waiting: { holder: object; bytes: number; go: () => void }[] = []

  function letIn(): void {
    while (waiting[0] && waiting[0].bytes <= left) {
      const { holder, bytes, go } = waiting.shift()!
      left -= bytes
      held.set(holder, bytes)
      go()
    }
  }
  return {
    take: (holder, bytes) =>
      new Promise((go) => {
        waiting.push({ holder, bytes: Math.min(bytes, size), go })
        letIn()
      }),
    give(holder) {
      left += held.get(holder) ?? 0
      held.delete(holder)
      letIn()
    },
  }
}
