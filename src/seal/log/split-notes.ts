/** The checkpoints in a text that somebody saved, one or many, as their notes; other lines between them are passed over. */
export function splitNotes(text: string): string[] {
  const lines = `${text.replaceAll('\r\n', '\n')}\n`
  return lines.match(/^.+\n\d+\n\S+\n(?:.+\n)*\n(?:— .+\n)+/gm) ?? []
}
