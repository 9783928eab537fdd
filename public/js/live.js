// Parts of a page that change while it is looked at: the server says that something moved, the page asks for itself again and
// shows the parts anew. What is being typed is never taken away: such a part stays, and a line above it says that it is old. What
// was opened stays open, and who stood on a link or button stands on the same one.
const parts = () => [...document.querySelectorAll('[data-live][id]')]

const typing = (part) =>
  part.contains(document.activeElement) && document.activeElement.matches('input, textarea, select')
const typed = (part) =>
  [...part.querySelectorAll('textarea, input:not([type=hidden])')].some(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  ) || [...part.querySelectorAll('option')].some((option) => option.selected !== option.defaultSelected)

/** By what a fold, link or button is known again: its id, name or address, or what it says. */
const mark = (element) =>
  element.id ||
  element.name ||
  element.getAttribute('href') ||
  (element.querySelector('summary') ?? element).textContent
/** The same element in the part as it is now. */
const twin = (element, fresh) =>
  [...fresh.querySelectorAll(element.localName)].find((other) => mark(other) === mark(element))

/** Says above a part that it is old, once. */
function tellOld(part) {
  if (part.previousElementSibling?.matches('.live-old')) return
  const note = Object.assign(document.createElement('p'), { className: 'live-old notice notice-waiting' })
  note.setAttribute('role', 'status')
  note.append(
    'Ada perubahan pada surat ini. ',
    Object.assign(document.createElement('a'), { href: location.href, textContent: 'Muat ulang' }),
  )
  part.before(note)
}

function show(part, fresh) {
  if (!fresh) return tellOld(part)
  for (const fold of part.querySelectorAll('details')) twin(fold, fresh)?.toggleAttribute('open', fold.open)
  if (fresh.innerHTML === part.innerHTML) return
  if (typing(part) || typed(part)) return tellOld(part)
  const stood = part.contains(document.activeElement) && twin(document.activeElement, fresh)
  part.replaceWith(document.adoptNode(fresh))
  if (stood) stood.focus({ preventScroll: true })
}

let asking = false
let again = false
/** Asks for the page as it is now; whoever was signed out meanwhile is shown nothing new. */
async function refresh() {
  if (asking) {
    again = true
    return
  }
  asking = true
  try {
    const answer = await fetch(location.href, {
      headers: { accept: 'text/html', 'x-balai-refresh': '1' },
      redirect: 'error',
    })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of parts()) show(part, page.getElementById(part.id))
  } catch {
    // Without network the page stays as it is; the stream comes back by itself and says so.
  } finally {
    asking = false
    if (again) {
      again = false
      refresh()
    }
  }
}

if (parts().length && globalThis.EventSource) {
  const stream = new EventSource('/admin/kabar')
  let opened = false
  stream.addEventListener('open', () => {
    if (opened) refresh()
    opened = true
  })
  stream.addEventListener('message', refresh)
}
