import { LRUCache } from 'lru-cache'

export type Memory<T> = {
  /** What is remembered under the key, else what `load` brings; two who ask at once load once. */
  recall(key: string, load: () => Promise<T | null>): Promise<T | null>
  /** Forgets the key, or all of them. What is being loaded meanwhile is not remembered: it may be old already. */
  forget(key?: string): void
}

/** Keeps the most used of what was loaded; nothing (null) and failures are asked for again. */
export function memory<T>(most: number): Memory<T> {
  const known = new LRUCache<string, Promise<T | null>>({ max: most })
  return {
    recall(key, load) {
      const found = known.get(key)
      if (found) return found
      const loading = load()
      const forget = () => {
        if (known.peek(key) === loading) known.delete(key)
      }
      known.set(key, loading)
      loading.then((value) => value === null && forget(), forget)
      return loading
    },
    forget(key) {
      if (key === undefined) known.clear()
      else known.delete(key)
    },
  }
}
