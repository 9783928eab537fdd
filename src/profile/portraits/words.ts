import { titledName } from '../../shared/names.ts'

type Person = { titleBefore: string; name: string; titleAfter: string; position: string }

const MOST = 200

/** What is said of an official's photo to who cannot see it: name and office. */
export const portraitWords = (person: Person): string => `Foto ${titledName(person)}, ${person.position}`.slice(0, MOST)

/** What stands where there is no photo: the first letters of the first and the last name, without titles. */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? String.fromCodePoint(word.codePointAt(0)!).toUpperCase() : ''))
    .join('')
}
