// The letter beside its form follows what is typed: the server draws the real PDF, this only asks for it.
const form = document.querySelector('form[data-live]')
const sheet = document.querySelector('[data-live-sheet]')
const state = document.querySelector('[data-live-state]')

const PAUSE_MS = 500
let timer
let asking
let shown

function imageOn(sheet) {
  const there = sheet.querySelector('img')
  if (there) return there
  const image = new Image(900, 1381)
  image.className = 'sheet'
  image.alt = 'Pratinjau surat'
  sheet.append(image)
  return image
}

async function draw() {
  asking?.abort()
  asking = new AbortController()
  try {
    const answer = await fetch(form.dataset.live, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      signal: asking.signal,
    })
    if (!answer.ok) throw new Error(answer.statusText)
    const url = URL.createObjectURL(await answer.blob())
    imageOn(sheet).src = url
    if (shown) URL.revokeObjectURL(shown)
    shown = url
    state.textContent = 'Surat seperti yang Anda isi sekarang. Nomor dan QR muncul setelah terbit.'
  } catch (error) {
    if (error.name !== 'AbortError')
      state.textContent = 'Pratinjau terhenti. Isian Anda tetap ada; coba lagi dengan mengetik.'
  }
}

if (form && sheet) {
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(draw, PAUSE_MS)
  })
  draw()
}
