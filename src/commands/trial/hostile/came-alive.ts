import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { attribute, type Element, elementsOf, textOf } from './elements.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const written = globSync(['views/**/*.eta', 'src/**/*.ts', 'public/css/*.css'], {
  cwd: root,
  exclude: (name) => name.startsWith('src/commands'),
})
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n')
const OURS = {
  elements: new Set(['html', 'head', 'body', 'tbody', ...(written.match(/(?<=<)[a-z][\w-]*/gi) ?? [])]),
  words: new Set(written.match(/[a-zA-Z][\w:-]*/g) ?? []),
}

const NEVER = new Set(
  'iframe frame frameset object embed applet base style portal marquee plaintext xmp math foreignobject animate set'.split(
    ' ',
  ),
)
const ADDRESSES = ['href', 'xlink:href', 'cite', 'ping', 'longdesc', 'background', 'manifest']
const FETCHED = ['src', 'poster', 'data', 'action', 'formaction', 'dynsrc', 'lowsrc']
const SAFE = /^(?:\/(?![/\\])|#|\?|$|https?:\/\/|mailto:|tel:|otpauth:\/\/totp\/)/
const OWN = /^(?:\/(?![/\\])|#|\?|$)/
const DRAWN = /^data:image\/(?:svg\+xml|png);base64,[\w+/=]+$/

/**
 * What on a page a text has become that should have stayed a text: an element or an attribute that no view of ours has, code,
 * an address that leads to code or fetches from elsewhere, data that is no data any more. Nothing where all is well.
 */
export const cameAlive = (page: string): string[] => elementsOf(page).flatMap(faultsOf)

function faultsOf(element: Element): string[] {
  const { tagName, attrs } = element
  const told = `<${tagName} ${attrs.map(({ name, value }) => `${name}="${value.slice(0, 80)}"`).join(' ')}>`.slice(
    0,
    400,
  )
  const faults = [
    (NEVER.has(tagName.toLowerCase()) || !OURS.elements.has(tagName)) && 'no element of ours',
    tagName === 'template' && !attrs.some(({ name }) => name.startsWith('data-')) && 'no template of ours',
    tagName === 'noscript' && /alert\(/.test(textOf(element)) && 'no words of ours',
    tagName === 'script' && scriptFault(element),
    tagName === 'meta' && attribute(element, 'http-equiv') !== null && 'a command to the browser',
    tagName === 'link' &&
      !OWN.test(sameSite(attribute(element, 'href') ?? '')) &&
      isFetched(element) &&
      'fetched from elsewhere',
    ...attrs.map(({ name, prefix, value }) => attributeFault(tagName, prefix ? `${prefix}:${name}` : name, value)),
  ]
  return faults.filter((fault) => fault !== false && fault !== null).map((fault) => `${fault}: ${told}`)
}

const isFetched = (link: Element) => /stylesheet|icon|manifest|preload/.test(attribute(link, 'rel') ?? '')
const sameSite = (address: string) => address.replace(/^https?:\/\/(?:[\w-]+\.)?localhost(?::\d+)?(?=\/|$)/, '')

function attributeFault(tagName: string, name: string, value: string): string | null {
  if (/^on/.test(name) || ['style', 'srcdoc', 'ping', 'background'].includes(name)) return `'${name}' came alive`
  if (!OURS.words.has(name)) return `no view of ours has '${name}'`
  if (ADDRESSES.includes(name) && !SAFE.test(value)) return `'${name}' leads astray`
  if (FETCHED.includes(name) && !OWN.test(sameSite(value)) && !(tagName === 'img' && DRAWN.test(value)))
    return `'${name}' reaches elsewhere`
  const candidates = name === 'srcset' ? value.split(',').map((each) => each.trim()) : []
  return candidates.some((each) => !OWN.test(each)) ? `'srcset' reaches elsewhere` : null
}

/** A script is a file of ours, or data that reads as JSON. */
function scriptFault(element: Element): string | null {
  if (attribute(element, 'type') !== 'application/ld+json')
    return OWN.test(attribute(element, 'src') ?? 'none') && textOf(element).trim() === '' ? null : 'a script'
  try {
    const facts = JSON.parse(textOf(element)) as object
    return Object.hasOwn(facts, '@context') ? null : 'facts without a context'
  } catch {
    return 'facts that do not read as JSON'
  }
}
