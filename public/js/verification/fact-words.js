// How the facts of a letter are told on the device, as the register's page tells them.
export const longDay = (day) => new Date(day).toLocaleDateString('id-ID', { dateStyle: 'long', timeZone: 'UTC' })

/** Initials with a fixed number of dots, without titles. */
export function maskName(name) {
  const words = name.split(',')[0].trim().split(/\s+/u).filter(Boolean)
  const bare = words.filter((word) => !word.endsWith('.'))
  return (bare.length ? bare : words).map((word) => `${/[\p{L}\p{N}]/u.exec(word)?.[0] ?? ''}•••`).join(' ')
}
