/**
 * A schema.org object as the text of a script of type application/ld+json: whatever was typed, no sign of it ends the
 * script, opens a tag or a comment, or closes an attribute.
 */
export const jsonLd = (facts: Record<string, unknown>): string =>
  JSON.stringify({ '@context': 'https://schema.org', ...facts }).replaceAll(
    /[<>&'\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
