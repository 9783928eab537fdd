const SQUEEZE = /\s+/u
const INITIAL = /[\p{L}\p{N}]/u

/** Initials with a fixed number of dots, so that neither letters nor lengths are told: 'Siti Wahyuni' → 'S••• W•••'. Titles are left out. */
export function maskName(name: string): string {
  const words = (name.split(',')[0] ?? '').trim().split(SQUEEZE).filter(Boolean)
  const bare = words.filter((word) => !word.endsWith('.'))
  return (bare.length > 0 ? bare : words).map(maskWord).join(' ')
}

function maskWord(word: string): string {
  return `${INITIAL.exec(word)?.[0] ?? ''}•••`
}

/** A name with its titles exactly as typed: 'Drs. H. SUPARNO, M.Si.'. */
export function titledName(person: { titleBefore: string; name: string; titleAfter: string }): string {
  const front = [person.titleBefore, person.name]
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' ')
  const after = person.titleAfter.trim()
  return after ? `${front}, ${after}` : front
}
