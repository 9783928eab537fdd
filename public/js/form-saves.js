// What is typed saves itself: on the server every few seconds, on this device while the server cannot be reached.
import { LONGEST } from './device-drafts.js'

const form = document.querySelector('form[data-draft]')
const state = document.querySelector('[data-save-state]')
const PAUSE_MS = 3000
const PATIENCE_MS = 10_000
/** Forms after which nothing of the text is to be found: unsaved words and a letter's draft thrown away, signing out. */
const FOR_GOOD = /\/(lupakan|surat\/[^/]+\/buang|keluar(-semua)?)$/
const WORDS = {
  gone: 'Koneksi terputus. Tulisan Anda aman di perangkat ini.',
  ended: 'Sesi Anda berakhir. Masuk lagi di tab lain; tulisan Anda aman di perangkat ini.',
  long: 'Tulisan ini terlalu panjang, jadi belum tersimpan di server. Tulisan Anda aman di perangkat ini. Bagi menjadi beberapa tulisan.',
  conflict: 'Tulisan ini diubah di tempat lain. Tekan Simpan untuk melihat keduanya.',
}

const step = form?.elements['langkah-ke']
const writing = form?.elements['tulisan-ini'].value
const key = `draf:${form?.dataset.draft}`
let typed = 0
let saved = 0
let timer
let asking
let over = false
let leaving = false

const { officer } = document.body.dataset
const action = () => form.getAttribute('action')
const tell = (words, waiting = true) => {
  if (state.textContent !== words) state.textContent = words
  state.toggleAttribute('data-waiting', waiting)
}
const body = (button) => {
  const sent = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
  sent.set('aksi', button)
  sent.set('ditulis-oleh', officer)
  return sent
}

/** Each copy of the form that leaves it has a step of its own: of two the server takes the later, in whatever order they arrive. */
const nextStep = () => {
  step.value = +step.value + 1
}

/** Keeps the form on this device as what it would send now. */
function keep() {
  nextStep()
  const entry = {
    owner: officer,
    at: Date.now(),
    action: action(),
    writing,
    step: +step.value,
    sent: `${body('simpan')}`,
  }
  try {
    localStorage.setItem(key, JSON.stringify(entry))
    return true
  } catch {
    return false
  }
}

/** 'saved', 'conflict', 'refused', or 'gone', 'ended' and 'long' where the text has to wait on the device. */
async function send(address, sent, options) {
  if (`${sent}`.length > LONGEST) return ['long']
  try {
    const answer = await fetch(address, { method: 'POST', body: sent, redirect: 'manual', ...options })
    if (answer.type === 'opaqueredirect' || answer.status === 401) return ['ended']
    if (answer.status >= 500 || answer.status === 429) return ['gone']
    const isOurs = answer.headers.get('content-type')?.includes('json')
    if (!isOurs) return ['refused']
    return [answer.ok ? 'saved' : 'conflict', await answer.json()]
  } catch {
    return ['gone']
  }
}

/** The form of a new letter becomes that of its draft; every form stands at an address that can be loaded again. */
function become({ version, at }) {
  const from = action()
  if (version === null) return history.replaceState(null, '', at)
  if (!form.elements.version) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'version' }))
    form.setAttribute('action', at)
    for (const button of form.querySelectorAll('[formaction]'))
      button.setAttribute('formaction', button.getAttribute('formaction').replace(from, at))
    history.replaceState(null, '', at)
  }
  form.elements.version.value = version
}

/** Where the server does not answer in time the line is gone, whatever the browser believes. */
async function save({ keepalive = false } = {}) {
  clearTimeout(timer)
  timer = undefined
  if (over || leaving || typed === saved || (asking && !keepalive)) return
  const now = typed
  asking = true
  nextStep()
  const [end, answer] = await send(action(), body('otomatis'), { keepalive, signal: AbortSignal.timeout(PATIENCE_MS) })
  asking = false
  if (over || leaving) return
  if (end === 'saved') {
    saved = Math.max(saved, now)
    become(answer)
    if (typed === saved) localStorage.removeItem(key)
    tell(`Tersimpan otomatis pukul ${new Date().toTimeString().slice(0, 5).replace(':', '.')}.`, false)
  } else if (end === 'refused') {
    over = true
    tell('Tulisan ini tidak lagi tersimpan otomatis. Tekan Simpan.')
  } else {
    over = end === 'conflict'
    tell(keep() ? WORDS[end] : 'Tidak tersimpan. Jangan tutup halaman ini.')
  }
  if (typed !== saved && !over && end !== 'long') timer ??= setTimeout(save, PAUSE_MS)
}

/** What an earlier visit left on this device for this form, unless this page holds it already. */
function left() {
  for (const [name, text] of Object.entries(localStorage)) {
    if (!name.startsWith('draf:')) continue
    const entry = JSON.parse(text)
    if (name !== key && entry.action !== action()) continue
    const [id, upTo] = (form.dataset.written ?? '').split(' ')
    const isHere = entry.writing === writing && entry.step <= +step.value
    const isThere = entry.writing === id && entry.step <= +upTo
    if (!isHere && !isThere) return { name, ...entry }
    localStorage.removeItem(name)
  }
}

/** Fills the form with what no server takes, in the moment before an editor reads its field. */
function fill({ name, sent }) {
  const left = new URLSearchParams(sent)
  for (const field of form.elements) {
    if (field.type === 'hidden' || !field.name) continue
    if (field.type === 'checkbox') field.checked = left.get(field.name) === field.value
    else if (field.type !== 'file' && left.has(field.name)) field.value = left.get(field.name)
  }
  localStorage.removeItem(name)
  keep()
  typed++
  tell(WORDS.long)
}

/**
 * Sends it where it was meant for, and shows the draft with it; beside the other text where somebody changed that meanwhile.
 * What this page shows is older: it saves nothing, and keeps nothing in the copy's place.
 */
async function giveBack(entry) {
  form.inert = leaving = true
  const sent = new URLSearchParams(entry.sent)
  sent.set('aksi', 'otomatis')
  const [end, answer] = await send(entry.action, sent)
  if (end === 'gone' || end === 'ended') {
    tell(WORDS[end])
    setTimeout(giveBack, PAUSE_MS, entry)
    return
  }
  if (end === 'saved') {
    localStorage.removeItem(entry.name)
    location.replace(`${answer.at}${answer.at.includes('?') ? '&' : '?'}pesan=pulih`)
  } else if (end === 'conflict') showBoth(entry)
  else form.inert = leaving = false
}

/** By the page that the server shows of both, which takes the copy on this device away once it stands. */
function showBoth({ action, sent }) {
  const again = Object.assign(document.createElement('form'), { method: 'post', hidden: true })
  again.setAttribute('action', action)
  for (const [name, value] of new URLSearchParams(sent))
    again.append(Object.assign(document.createElement('textarea'), { name, value }))
  document.body.append(again)
  again.submit()
}

/** The text of a page that is left is sent, and waits on this device until the next page knows that it arrived. */
function leave() {
  if (typed === saved || over || leaving) return
  keep()
  save({ keepalive: true })
}

/**
 * The form itself carries all there is; the page it leads to takes the copy away. What is thrown away for good leaves none.
 * A button of another form (take back, into the trash, publish later) leaves the text to `leave`: it comes back with its item.
 */
function submitted(event) {
  const { target, defaultPrevented } = event
  if (defaultPrevented || target.method === 'dialog') return
  if (target === form && `${body('simpan')}`.length > LONGEST) {
    event.preventDefault()
    tell(keep() ? WORDS.long : 'Tulisan ini terlalu panjang. Jangan tutup halaman ini; bagi menjadi beberapa tulisan.')
    return state.scrollIntoView({ block: 'center' })
  }
  leaving = target === form || FOR_GOOD.test(target.action)
  if (target === form) keep()
  else if (leaving) localStorage.removeItem(key)
}

function start() {
  const entry = left()
  if (entry?.sent.length > LONGEST) fill(entry)
  else if (entry) giveBack(entry)
  form.addEventListener('input', () => {
    typed++
    leaving = false
    timer ??= setTimeout(save, PAUSE_MS)
    if (localStorage.getItem(key)) keep()
  })
  document.addEventListener('submit', submitted)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save()
  })
  addEventListener('online', () => save())
  addEventListener('pagehide', leave)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) over = leaving = false
  })
  addEventListener('signout', () => {
    if (typed !== saved && !leaving) keep()
  })
  if (+step.value > 0) typed = 1
  if (typed) timer = setTimeout(save, PAUSE_MS)
}

if (form) start()
