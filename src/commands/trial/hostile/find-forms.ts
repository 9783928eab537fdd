import type { Things } from '../../../../tests/support/known-routes.ts'
import { addressFor, addressKind, templated } from './named-things.ts'
import { formsOf, type PageForm } from './page-forms.ts'
import type { Seen, Visitor } from './visitor.ts'

/** A form of a kind of site, and where it stands: the address of a page in which the site's things are named by what they are. */
export type FoundForm = {
  key: string
  /** Null where a script alone sends it, so that no page shows it: only the table of routes knows what it says. */
  page: string | null
  form: PageForm
  visitor: Visitor
}

/** What a form is known by, whichever item it is for: where it goes, and what it asks. */
export const keyOf = (form: PageForm): string => `${form.method} ${addressKind(form.action)} ${namesOf(form).join(' ')}`

const namesOf = (form: PageForm): string[] =>
  [...new Set(form.fields.map(({ name }) => name.replaceAll(/\d+/g, '#')))].sort()

export const takesText = (form: PageForm): boolean => form.fields.some(({ kind }) => kind === 'text' || kind === 'file')

/** Puts the forms of a page with those found so far, but for those that were found already. */
export function noteForms(
  found: Map<string, FoundForm>,
  page: Seen,
  { visitor, things }: { visitor: Visitor; things: Things },
): void {
  if (!/text\/html/.test(page.type)) return
  for (const form of formsOf(page.body.toString())) {
    const key = keyOf(form)
    if (form.fields.length && !found.has(key)) found.set(key, { key, page: templated(page.url, things), form, visitor })
  }
}

/** The form as its page shows it for these things, with the files in it that it takes; null where it is not there now. */
export async function openForm(found: FoundForm, things: Things, fileName: string): Promise<PageForm | null> {
  if (found.page === null) return { ...found.form, action: addressFor(found.form.action, things) }
  const path = addressFor(found.page, things)
  const page = await found.visitor.get(path)
  const form = page.status === 200 ? likest(found.form, formsOf(page.body.toString())) : null
  const upload = form?.buttons.find(({ value }) => value === 'unggah')
  if (!form || !upload) return form
  const fields = form.fields.flatMap(({ name, kind, value }): [string, string][] =>
    kind === 'file' || value === null ? [] : [[name, value]],
  )
  const uploads = form.buttons.filter(({ value }) => value === 'unggah')
  let open = form
  for (const { name, value, action } of uploads) {
    const sent = await found.visitor.post(action, {
      fields: [...fields, ['foto-baru-1-alt', fileName], [name, value]],
      files: filesFor(open, fileName),
    })
    open = likest(open, formsOf(sent.body.toString())) ?? open
  }
  return open
}

/** Of these forms the one that goes where this one does and asks most of what it asks. */
export function likest(form: PageForm, forms: readonly PageForm[]): PageForm | null {
  const names = new Set(form.fields.map(({ name }) => name))
  const likeness = (other: PageForm) => other.fields.filter(({ name }) => names.has(name)).length
  const same = forms.filter(
    ({ method, action }) => method === form.method && pathKind(action) === pathKind(form.action),
  )
  return same.sort((one, other) => likeness(other) - likeness(one))[0] ?? null
}

const pathKind = (address: string) => addressKind(address.replace(/[?#].*/, ''))

/** A picture of one colour, 320 by 240. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAUAAAADwAQMAAABL4y8oAAAAA1BMVEUiVXeVHuLaAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAIUlEQVRoge3BgQAAAADDoPlTH+ECVQEAAAAAAAAAAEDXACZwAAGdpR3mAAAAAElFTkSuQmCC',
  'base64',
)
const PAPER = Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n')

/** A small file for each place of a form that takes one, under this name. */
export const filesFor = (form: PageForm, name: string): [string, File][] =>
  form.fields
    .filter(({ kind }) => kind === 'file')
    .map((field) =>
      /image/.test(field.accept) && !/pdf/.test(field.accept)
        ? [field.name, new File([PICTURE], `${name}.png`, { type: 'image/png' })]
        : [field.name, new File([PAPER], `${name}.pdf`, { type: 'application/pdf' })],
    )
