import { readXlsx } from '../../../../tests/support/read-xlsx.ts'
import { cameAlive } from './came-alive.ts'

/** What the app answered, as far as it matters here. */
export type Served = { url: string; status: number; type: string; body: Buffer }

/** What is wrong with an answer after hostile texts were stored, whatever its kind; nothing where all is well. */
export function brokenIn({ type, body }: Served): string[] {
  if (/text\/html/.test(type)) return cameAlive(body.toString())
  if (/spreadsheetml/.test(type)) return sheetFaults(body)
  if (/xml|svg/.test(type)) return xmlFaults(body.toString())
  if (/text\/calendar/.test(type)) return calendarFaults(body.toString())
  if (/json/.test(type)) return jsonFaults(body.toString())
  if (/pdf/.test(type)) return pdfFaults(body)
  return []
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 may not hold
const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/
const TOKEN =
  /<\?xml[^>]*\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g

/** Well-formed XML: every element is closed where it was opened, and no stray sign stands between or in them. */
function xmlFaults(text: string): string[] {
  const open: string[] = []
  const faults: string[] = NO_XML.test(text) ? ['a character that XML may not hold'] : []
  const checkText = (between: string) => {
    if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between))
      faults.push(`stray ${between.slice(0, 120)}`)
  }
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    const [token, closing, name, attributes = '', empty] = match
    checkText(text.slice(last, match.index))
    last = match.index + token.length
    if (!name) continue
    checkText(attributes.replaceAll('>', ''))
    if (/\son/i.test(attributes.replaceAll(/"[^"]*"|'[^']*'/g, ''))) faults.push(`a handler: ${token}`)
    if (/^(?:script|foreignObject|html)$/i.test(name)) faults.push(`came alive: ${token}`)
    if (closing && open.pop() !== name) faults.push(`unexpected ${token}`)
    if (!closing && !empty) open.push(name)
  }
  checkText(text.slice(last))
  return [...faults, ...open.map((name) => `<${name}> is not closed`)]
}

const CALENDAR =
  /^(?:BEGIN:V(?:CALENDAR|EVENT|TIMEZONE)|END:V(?:CALENDAR|EVENT|TIMEZONE)|(?:BEGIN|END):(?:STANDARD|DAYLIGHT)|(?:VERSION|PRODID|CALSCALE|METHOD|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|LOCATION|URL|STATUS|SEQUENCE|CREATED|LAST-MODIFIED|ORGANIZER|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|NAME|X-WR-CALNAME|X-WR-TIMEZONE|REFRESH-INTERVAL|X-PUBLISHED-TTL|GEO|CATEGORIES)[:;])/

/** A calendar's lines end with CRLF, begin as one of its properties, and open and close as many events. */
function calendarFaults(text: string): string[] {
  const lines = text
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
  const count = (line: string) => lines.filter((each) => each === line).length
  return [
    ...lines
      .filter((line) => /[\r\n]/.test(line) || !CALENDAR.test(line))
      .map((line) => `no line of a calendar: ${line}`),
    ...(count('BEGIN:VEVENT') === count('END:VEVENT') && count('END:VCALENDAR') === 1 ? [] : ['events do not end']),
  ]
}

function jsonFaults(text: string): string[] {
  try {
    JSON.parse(text)
    return []
  } catch {
    return ['does not read as JSON']
  }
}

function sheetFaults(body: Buffer): string[] {
  const { cells } = readXlsx(body)
  return [...cells]
    .filter(([, { kind }]) => kind === 'formula')
    .map(([place, { text }]) => `a formula at ${place}: ${text}`)
}

/** Outside of its packed streams a PDF names no script, no command and no file of elsewhere. */
function pdfFaults(body: Buffer): string[] {
  const objects = body
    .toString('latin1')
    .replaceAll(/stream\r?\n[\s\S]*?endstream/g, '')
    .replaceAll(/\((?:\\.|[^()\\])*\)/g, '()')
  const faults =
    objects.match(/\/(?:JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|EmbeddedFile|RichMedia)\b/g) ?? []
  return faults.map((name) => `the PDF has ${name}`)
}
