import type { PageButton, PageField, PageForm } from './page-forms.ts'

/** The texts a form is filled with: the nth field's. */
export type Texts = (nth: number, field: PageField) => string
export type Filled = {
  fields: [string, string][]
  /** The hostile text of each field that has one. */
  hostile: Map<string, string>
}

const FITTING: [(field: PageField) => boolean, string][] = [
  [({ type }) => type === 'date', '2026-07-08'],
  [({ type }) => type === 'time', '08:00'],
  [({ type }) => type === 'tel' || /whatsapp|phone/i.test(type), '081234567890'],
  [({ type }) => type === 'email', 'desa@contoh.id'],
  [({ type }) => type === 'url', 'https://contoh.id/'],
  [({ inputmode }) => /numeric|decimal|tel/.test(inputmode), '2026'],
]

/** Whether a page asks for a shape, such as a date, that no free text has. */
export const hasShape = (field: PageField): boolean => FITTING.some(([is]) => is(field))

/** What a person might type there: what is known to fit, what stands there, or what its kind asks for. */
const fittingFor = (field: PageField, fits: ReadonlyMap<string, string>): string =>
  fits.get(field.name) ?? (field.value || (FITTING.find(([is]) => is(field))?.[1] ?? 'Contoh'))

/**
 * A form as somebody fills it who means it: a hostile text in every free field but those in `fitting`, which get what fits.
 * `fits` knows values by name; those of fields that the page does not show yet, such as the rows of a list, are sent too.
 */
export function fillMeant(
  form: PageForm,
  texts: Texts,
  { fits, fitting, button }: { fits: ReadonlyMap<string, string>; fitting: ReadonlySet<string>; button?: PageButton },
): Filled {
  const hostile = new Map<string, string>()
  const fields: [string, string][] = []
  form.fields.forEach((field, nth) => {
    if (field.kind === 'file') return
    if (field.kind === 'text' && !fitting.has(field.name)) {
      const text = texts(nth, field)
      hostile.set(field.name, text)
      fields.push([field.name, text])
    } else if (field.kind === 'text') fields.push([field.name, fittingFor(field, fits)])
    else fields.push(...chosen(form, field, fits))
  })
  const shown = new Set(form.fields.map(({ name }) => name))
  const more = [...fits].filter(([name]) => !shown.has(name))
  return { fields: [...fields, ...more, ...pressed(button)], hostile }
}

/** What is chosen already, or else the first choice that says something. */
function chosen(form: PageForm, field: PageField, fits: ReadonlyMap<string, string>): [string, string][] {
  const fit = fits.get(field.name)
  if (field.type === 'radio') {
    const ways = form.fields.filter(({ name }) => name === field.name)
    const settled = ways.find(({ value }) => value !== null) ?? ways[0]
    const wanted = ways.find(({ options }) => options[0] === fit) ?? settled
    return wanted === field ? [[field.name, field.options[0] ?? '']] : []
  }
  if (field.type === 'checkbox')
    return fit !== undefined ? [[field.name, fit]] : field.value === null ? [] : [[field.name, field.value]]
  if (field.type === 'select') return [[field.name, fit || field.value || (field.options.find(Boolean) ?? '')]]
  return [[field.name, field.value ?? '']]
}

/** A form as nobody fills it: a hostile text in everything that the page sends, chosen and pressed too; hidden ones if asked. */
export function fillForged(form: PageForm, texts: Texts, { hidden }: { hidden: boolean }): Filled {
  const fields = form.fields.flatMap((field, nth): [string, string][] => {
    if (field.kind === 'file') return []
    return [[field.name, field.kind === 'hidden' && !hidden ? (field.value ?? '') : texts(nth, field)]]
  })
  const button = form.buttons.find(({ name }) => name)
  if (button && hidden) fields.push([button.name, texts(fields.length, form.fields[0]!)])
  return { fields, hostile: new Map(fields) }
}

export const pressed = (button?: PageButton): [string, string][] => (button?.name ? [[button.name, button.value]] : [])

const FIRST = ['terbitkan', 'periksa', 'kirim', 'simpan']

/** The buttons that bring a form further, those first that bring it to the public; none that adds, moves or removes a part of it. */
export function waysOn(form: PageForm): PageButton[] {
  const turn = ({ value }: PageButton) => (FIRST.indexOf(value) + FIRST.length + 1) % (FIRST.length + 1)
  const further = form.buttons.filter(
    ({ name, value }) => !/tombol$/.test(name) && !/^(?:tambah|hapus|baris|naik|turun)/.test(value),
  )
  const different = new Map(further.map((each) => [`${each.action} ${each.name}=${each.value}`, each]))
  return [...different.values()].sort((one, other) => turn(one) - turn(other))
}
