/** A piece of wording: words that stand for ever, or the place of an answer with the way to write it. */
export type TemplatePart = { text: string } | { key: string; formatter: string | null }

const PLACEHOLDER = /\{([a-z][a-z0-9_]*)(?:\|([a-z_]+))?\}/g

/** Splits 'sebesar {penghasilan|rupiah} per bulan' into its parts. There are no expressions: a brace that is no placeholder stays text. */
function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let end = 0
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ text: template.slice(end, match.index) })
    parts.push({ key: match[1] ?? '', formatter: match[2] ?? null })
    end = match.index + match[0].length
  }
  if (end < template.length) parts.push({ text: template.slice(end) })
  return parts
}

/** The placeholders of a wording, in order. */
export function placeholders(template: string) {
  return parseTemplate(template).filter((part) => 'key' in part)
}

/** Whether a brace is left over that belongs to no placeholder: '{nama', '{Nama Lengkap}'. */
export const hasStrayBrace = (template: string): boolean => /[{}]/.test(template.replace(PLACEHOLDER, ''))

/**
 * Puts values in their places, once: braces inside a value are only text. Where a value already ends with the mark that
 * the wording adds after it, the mark is written once ('… untuk melamar kerja.' and not '..').
 */
export function fillTemplate(template: string, writeValue: (key: string, formatter: string | null) => string): string {
  let written = ''
  let afterValue = false
  for (const part of parseTemplate(template)) {
    if ('key' in part) {
      written += writeValue(part.key, part.formatter)
    } else {
      const mark = part.text[0] ?? ''
      written += afterValue && '.,;'.includes(mark) && written.endsWith(mark) ? part.text.slice(1) : part.text
    }
    afterValue = 'key' in part
  }
  return written
}
