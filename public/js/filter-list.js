// Of a long list only what holds every typed word. Without this script its field stays hidden and the list stands whole.
const field = globalThis.document?.querySelector('[data-filter]')

const plain = (text) => text.toLowerCase().replace(/\s+/g, ' ')

/** Whether a text, or the initials of its name (SKU, SKTM), hold every word that was typed. */
export function holds(typed, name, more = '') {
  const initials = (name.match(/[\p{L}\d]+/gu) ?? []).map(([first]) => first).join('')
  const text = plain(`${name} ${initials} ${more}`)
  return plain(typed)
    .split(' ')
    .every((word) => text.includes(word))
}

function filter(input, state) {
  let found = 0
  for (const group of document.querySelectorAll('[data-filtered]')) {
    const heading = group.querySelector('h2').textContent
    for (const item of group.querySelectorAll('li')) {
      const [name, purpose] = item.querySelectorAll('b, span')
      item.hidden = !holds(input.value, name.textContent, `${purpose?.textContent} ${heading}`)
    }
    group.hidden = !group.querySelector('li:not([hidden])')
    found += group.querySelectorAll('li:not([hidden])').length
  }
  const typed = input.value.trim() !== ''
  for (const aside of document.querySelectorAll('[data-unfiltered]')) aside.hidden = typed
  state.textContent = !typed
    ? ''
    : found > 0
      ? `${found} jenis surat cocok.`
      : 'Tidak ada yang cocok. Coba kata lain, misalnya usaha, nikah, atau tanah.'
}

if (field) {
  const input = field.querySelector('input')
  const state = field.querySelector('[role="status"]')
  field.hidden = false
  input.addEventListener('input', () => filter(input, state))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && input.value.trim())
      document.querySelector('[data-filtered]:not([hidden]) li:not([hidden]) a')?.focus()
  })
  if (input.value) filter(input, state)
}
