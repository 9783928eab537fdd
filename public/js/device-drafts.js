// Drafts that wait on this device for the network: their writer's alone. Every page of the desk sends them, signing out does first.
const LONGEST_MS = 3 * 24 * 60 * 60 * 1000
const PATIENCE_MS = 4000
/** Far above what any form takes. What is longer the server does not read; its form says so. */
export const LONGEST = 500_000
const UNSAVED =
  'Ada tulisan yang belum tersimpan di server. Bila Anda keluar sekarang, tulisan itu hilang dari perangkat ini. Tetap keluar?'
const { officer } = document.body.dataset
const onServer = document.querySelector('[data-kept]')?.dataset.kept
let sending = false
let going = false

const waiting = () => Object.entries(localStorage).filter(([name]) => name.startsWith('draf:'))

function forget(goes) {
  for (const [name, text] of waiting()) if (goes(name, JSON.parse(text))) localStorage.removeItem(name)
}

/** Sends what waits as the drafts it was meant for. What the server has goes from here, unless somebody types on it meanwhile. */
async function sendAll() {
  for (const [name, text] of waiting()) {
    const { action, sent } = JSON.parse(text)
    if (sent.length > LONGEST) continue
    const body = new URLSearchParams(sent)
    body.set('aksi', 'otomatis')
    const how = { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }
    const answer = await fetch(action, how).catch(() => null)
    const isOurs = answer?.ok && answer.headers.get('content-type')?.includes('json')
    if (isOurs && localStorage.getItem(name) === text) localStorage.removeItem(name)
  }
}

forget((name, { owner, at }) => owner !== officer || Date.now() - at > LONGEST_MS || name === `draf:${onServer}`)
// A form gives back its own.
if (!document.querySelector('form[data-draft]')) sendAll()

document.addEventListener('submit', (event) => {
  const { target, submitter } = event
  if (going || !/\/keluar(-semua)?$/.test(target.action)) return
  dispatchEvent(new Event('signout'))
  if (waiting().length === 0) return
  event.preventDefault()
  if (sending) return
  sending = true
  sendAll().then(() => {
    sending = false
    if (waiting().length > 0 && !confirm(UNSAVED)) return
    forget(() => true)
    going = true
    target.requestSubmit(submitter)
  })
})
