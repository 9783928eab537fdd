// Beside each field what can be said of it: money in words while it is typed, the rest asked of the server once it is left.
const UNITS = 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' ')
const SCALES = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
  [1e3, 'ribu'],
  [100, 'ratus'],
  [10, 'puluh'],
]

/** A whole number from 0 to 10^15 in words, as the letter prints it. */
export function terbilang(n) {
  if (n < 12) return UNITS[n]
  if (n < 20) return `${UNITS[n - 10]} belas`
  const [size, name] = SCALES.find((scale) => n >= scale[0])
  const many = Math.floor(n / size)
  const head = many === 1 && size < 1e6 ? `se${name}` : `${terbilang(many)} ${name}`
  return n % size ? `${head} ${terbilang(n % size)}` : head
}

/** An amount as people type it, in words; nothing while it is none. */
export function amountInWords(typed) {
  const match = /^(?:rp\.?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:0{1,2}|-))?$/i.exec(typed.replace(/\s+/g, ''))
  const amount = Number(match?.[1].replaceAll('.', ''))
  return amount >= 0 && amount <= 1e15 ? `${terbilang(amount)} rupiah` : ''
}

const form = globalThis.document?.querySelector('form[data-check]')

function say(field, text) {
  let note = document.getElementById(`${field.id}-note`)
  if (!note && text) {
    note = Object.assign(document.createElement('p'), { id: `${field.id}-note`, className: 'note', role: 'status' })
    field.closest('.field').append(note)
    field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${note.id}`.trim())
  }
  if (note && note.textContent !== text) note.textContent = text
}

async function check() {
  const answer = await fetch(form.dataset.check, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
  if (!answer.ok || answer.redirected) return
  const { notes } = await answer.json()
  for (const field of form.querySelectorAll('.field [id][name]')) {
    if (field !== document.activeElement) say(field, notes[field.name] ?? '')
  }
}

form?.addEventListener('input', ({ target }) => {
  if ('money' in target.dataset) say(target, amountInWords(target.value))
})
form?.addEventListener('change', () => check().catch(() => {}))
