// Who types is still here: the server hears of it, so that a long text does not outlive its session. A form that was left
// alone for longer is not sent into nothing: it stays as it is until its writer has signed in again in another tab.
const TOLD_MS = 5 * 60 * 1000
const LEFT_MS = 20 * 60 * 1000
let heard = Date.now()

/** Whether the session still stands; asking keeps it. */
async function isSignedIn() {
  const answer = await fetch('/admin/akun', { method: 'HEAD', redirect: 'manual' })
  heard = Date.now()
  return answer.type !== 'opaqueredirect'
}

/** Says above the form what happened, once; nothing of what was typed moves. */
function tell(form) {
  const said = form.querySelector('[data-ended]') ?? document.createElement('div')
  said.className = 'notice notice-waiting'
  said.dataset.ended = ''
  said.setAttribute('role', 'alert')
  said.innerHTML =
    '<p>Anda keluar karena lama tidak dipakai. Tulisan Anda masih di sini. <a href="/masuk" target="_blank" rel="noopener">Masuk lagi di tab lain</a>, lalu kirim lagi dari sini.</p>'
  form.prepend(said)
  said.scrollIntoView({ block: 'center' })
}

document.addEventListener('input', () => {
  if (Date.now() - heard < TOLD_MS) return
  heard = Date.now()
  isSignedIn().catch(() => {})
})

// Before any other script hears of it. A form that saves itself keeps its text on this device.
document.addEventListener(
  'submit',
  (event) => {
    const { target, submitter } = event
    const isTyped = target.method === 'post' && target.querySelector('textarea, input:not([type="hidden"])')
    if (!isTyped || 'draft' in target.dataset || Date.now() - heard < LEFT_MS) return
    event.preventDefault()
    event.stopImmediatePropagation()
    isSignedIn().then(
      (still) => {
        if (still) return target.requestSubmit(submitter)
        heard = 0
        tell(target)
      },
      () => target.submit(),
    )
  },
  true,
)
