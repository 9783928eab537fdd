import { attribute, type Element, elementsOf, textOf, within } from './elements.ts'

/** What a field takes: a text; a choice, whose value a page sets; something hidden; a file. */
export type FieldKind = 'text' | 'choice' | 'hidden' | 'file'
export type PageField = {
  name: string
  kind: FieldKind
  /** The type of an input, or textarea, select. */
  type: string
  inputmode: string
  /** What the page would send as it stands; null where it sends nothing. */
  value: string | null
  options: string[]
  maxlength: number
  accept: string
  /** A password or a code for one time: never shown again. */
  isSecret: boolean
  /** Whether the page says that it is wrong. */
  isRefused: boolean
}
export type PageButton = { name: string; value: string; action: string }
export type PageForm = {
  method: 'GET' | 'POST'
  action: string
  isMultipart: boolean
  fields: PageField[]
  buttons: PageButton[]
  /** Addresses at which a script of the page looks at what is typed. */
  asides: string[]
}

/** The forms of a page with all that they would send, fields that stand elsewhere and name their form too. */
export function formsOf(page: string): PageForm[] {
  const elements = elementsOf(page)
  const refused = new Set(elements.flatMap((each) => /^(.+)-error$/.exec(attribute(each, 'id') ?? '')?.[1] ?? []))
  return elements
    .filter(({ tagName }) => tagName === 'form')
    .map((form) => {
      const id = attribute(form, 'id')
      const controls = [
        ...within(form, { templates: false }),
        ...elements.filter((each) => id && attribute(each, 'form') === id),
      ]
      const action = attribute(form, 'action') ?? ''
      return {
        method: attribute(form, 'method')?.toLowerCase() === 'post' ? 'POST' : 'GET',
        action,
        isMultipart: attribute(form, 'enctype') === 'multipart/form-data',
        fields: controls.flatMap((each) => fieldOf(each, refused)),
        buttons: controls.flatMap((each) => buttonOf(each, action)),
        asides: ['data-live', 'data-check'].flatMap((name) => attribute(form, name) ?? []),
      }
    })
}

const KINDS: Record<string, FieldKind> = { hidden: 'hidden', radio: 'choice', checkbox: 'choice', file: 'file' }
const NOT_SENT = ['submit', 'button', 'reset', 'image']

function fieldOf(element: Element, refused: ReadonlySet<string>): PageField[] {
  const name = attribute(element, 'name')
  if (!name || !['input', 'textarea', 'select'].includes(element.tagName)) return []
  const type = element.tagName === 'input' ? (attribute(element, 'type') ?? 'text') : element.tagName
  if (NOT_SENT.includes(type)) return []
  const options = [...within(element)].filter(({ tagName }) => tagName === 'option')
  const saidBy = (option: Element) => attribute(option, 'value') ?? textOf(option)
  const chosen = options.find((option) => attribute(option, 'selected') !== null) ?? options[0]
  const isChecked = KINDS[type] !== 'choice' || attribute(element, 'checked') !== null
  const plain = type === 'textarea' ? textOf(element) : (attribute(element, 'value') ?? '')
  return [
    {
      name,
      kind: type === 'select' ? 'choice' : (KINDS[type] ?? 'text'),
      type,
      inputmode: attribute(element, 'inputmode') ?? '',
      value: type === 'select' ? (chosen ? saidBy(chosen) : null) : isChecked ? plain : null,
      options: type === 'select' ? options.map(saidBy) : [plain],
      maxlength: Number(attribute(element, 'maxlength') ?? Number.POSITIVE_INFINITY),
      accept: attribute(element, 'accept') ?? '',
      isSecret: type === 'password' || attribute(element, 'autocomplete') === 'one-time-code',
      isRefused: attribute(element, 'aria-invalid') === 'true' || refused.has(name),
    },
  ]
}

function buttonOf(element: Element, action: string): PageButton[] {
  if (element.tagName !== 'button' || !['submit', null].includes(attribute(element, 'type'))) return []
  const text = (name: string) => attribute(element, name) ?? ''
  return [{ name: text('name'), value: text('value'), action: (text('formaction') || action).replace(/#.*/, '') }]
}

/** The addresses that a page leads to on its own site, without what stands behind '#'. */
export function linksOf(page: string): string[] {
  const found = elementsOf(page).flatMap((each) =>
    each.tagName === 'a' || each.tagName === 'link' ? (attribute(each, 'href') ?? []) : [],
  )
  return [...new Set(found.filter((href) => /^\/(?![/\\])/.test(href)).map((href) => href.replace(/#.*/, '')))]
}
