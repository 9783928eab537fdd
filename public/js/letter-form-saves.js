// What is typed saves itself: on the server every few seconds, on this device while the server cannot be reached.
const form = document.querySelector('form[data-draft]')
const state = document.querySelector('[data-save-state]')
const PAUSE_MS = 3000
const LEAVING_MS = 4000
const WORDS = {
  gone: 'Koneksi terputus. Tulisan Anda aman di perangkat ini.',
  ended: 'Sesi Anda berakhir. Masuk lagi di tab lain; tulisan Anda aman di perangkat ini.',
  conflict: 'Draf ini diubah di tempat lain. Tekan Simpan draf untuk melihat keduanya.',
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

const action = () => form.getAttribute('action')
const tell = (words, waiting = true) => {
  if (state.textContent !== words) state.textContent = words
  state.toggleAttribute('data-waiting', waiting)
}
const body = (button) => {
  const sent = new URLSearchParams(new FormData(form))
  sent.set('aksi', button)
  return sent
}

/** Keeps the form on this device as what it would send at this step: the next one, unless it is sending already. */
function keep(at = +step.value + 1) {
  const owner = document.body.dataset.officer
  const sent = body('simpan')
  sent.set('langkah-ke', at)
  const entry = { owner, at: Date.now(), action: action(), writing, step: at, sent: `${sent}` }
  try {
    localStorage.setItem(key, JSON.stringify(entry))
    return true
  } catch {
    return false
  }
}

/** 'saved', 'conflict', 'refused', or 'gone' and 'ended' where the text has to wait on the device. */
async function send(address, sent, options) {
  try {
    const answer = await fetch(address, { method: 'POST', body: sent, redirect: 'manual', ...options })
    if (answer.type === 'opaqueredirect') return ['ended']
    if (answer.status >= 500 || answer.status === 429) return ['gone']
    const isOurs = answer.headers.get('content-type')?.includes('json')
    if (!isOurs) return ['refused']
    return [answer.ok ? 'saved' : 'conflict', await answer.json()]
  } catch {
    return ['gone']
  }
}

/** The form of a new letter becomes that of its draft, at an address that can be loaded again. */
function become({ id, version }) {
  const from = action()
  const to = `/admin/surat/${id}`
  if (!form.elements.version) {
    form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'version' }))
    form.setAttribute('action', to)
    for (const button of form.querySelectorAll('[formaction]'))
      button.setAttribute('formaction', button.getAttribute('formaction').replace(from, to))
    history.replaceState(null, '', to)
  }
  form.elements.version.value = version
}

async function save(options) {
  clearTimeout(timer)
  timer = undefined
  if (over || typed === saved || (asking && !options)) return
  const now = typed
  asking = true
  step.value = +step.value + 1
  const [end, answer] = await send(action(), body('otomatis'), options)
  asking = false
  if (over) return
  if (end === 'saved') {
    saved = now
    become(answer)
    localStorage.removeItem(key)
    tell(`Tersimpan otomatis pukul ${new Date().toTimeString().slice(0, 5).replace(':', '.')}.`, false)
  } else if (end === 'refused') {
    over = true
    tell('Draf ini tidak lagi tersimpan otomatis. Tekan Simpan draf.')
  } else {
    over = end === 'conflict'
    tell(keep() ? WORDS[end] : 'Tidak tersimpan. Jangan tutup halaman ini.')
  }
  if (typed !== saved && !over) timer = setTimeout(save, PAUSE_MS)
}

/** What an earlier visit left on this device for this form, unless this page holds it already. */
function left() {
  for (const [name, text] of Object.entries(localStorage)) {
    if (!name.startsWith('draf:')) continue
    const entry = JSON.parse(text)
    if (name !== key && entry.action !== action()) continue
    const [id, upTo] = (form.dataset.written ?? '').split(' ')
    if (entry.writing !== writing && !(entry.writing === id && entry.step <= +upTo)) return { name, ...entry }
    localStorage.removeItem(name)
  }
}

/** Sends it where it was meant for, and shows the draft with it; beside the other text where somebody changed that meanwhile. */
async function giveBack(entry) {
  form.inert = true
  const sent = new URLSearchParams(entry.sent)
  sent.set('aksi', 'otomatis')
  const [end, answer] = await send(entry.action, sent)
  if (end === 'gone' || end === 'ended') {
    tell(WORDS[end])
    setTimeout(giveBack, PAUSE_MS, entry)
    return
  }
  localStorage.removeItem(entry.name)
  if (end === 'saved') location.replace(`/admin/surat/${answer.id}?pesan=pulih`)
  else if (end === 'conflict') showBoth(entry)
  else form.inert = false
}

function showBoth({ action, sent }) {
  const again = Object.assign(document.createElement('form'), { method: 'post', hidden: true })
  again.setAttribute('action', action)
  for (const [name, value] of new URLSearchParams(sent))
    again.append(Object.assign(document.createElement('textarea'), { name, value }))
  document.body.append(again)
  again.submit()
}

function start() {
  const entry = left()
  if (entry) giveBack(entry)
  form.addEventListener('input', () => {
    typed++
    timer ??= setTimeout(save, PAUSE_MS)
    if (localStorage.getItem(key)) keep()
  })
  addEventListener('online', () => save())
  addEventListener('pagehide', () => {
    if (typed !== saved) save({ keepalive: true })
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) over = leaving = false
  })
  document.addEventListener('submit', (event) => {
    const { target, submitter } = event
    // The form itself carries all there is; the page it leads to takes the copy away. Any other form, signing out above
    // all, waits until what was typed is saved.
    if (target !== form && typed !== saved && !over) {
      event.preventDefault()
      if (leaving) return
      leaving = true
      save({ signal: AbortSignal.timeout(LEAVING_MS) }).then(() => {
        over = true
        target.requestSubmit(submitter)
      })
      return
    }
    over = true
    if (target !== form) return
    step.value = +step.value + 1
    keep(+step.value)
  })
  if (+step.value > 0) typed = 1
  if (typed) timer = setTimeout(save, PAUSE_MS)
}

if (form) start()
