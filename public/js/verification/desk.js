// /verifikasi on a device with scripts: a camera, a picture or a PDF besides the typed code; and, once it is asked to, all of it
// without network. What each needs is loaded when it is used.
import { fillVerdict } from './words.js'

const desk = document.querySelector('[data-desk]')
const part = (name) => desk.querySelector(`[data-${name}]`)
const [result, template, file, video] = ['result', 'verdict', 'file', 'video'].map(part)
const [scanning, ages, prepare] = ['scan', 'ages', 'prepare'].map(part)
const UNREACHABLE = 'Register tidak terjangkau. Sambungkan ke internet, lalu coba lagi.'
let stop

/** Shows an answer in the box, with facts to compare and a way to the register's own page. */
function show({ rows = [], href, ...verdict }) {
  const shown = template.content.cloneNode(true)
  fillVerdict(shown.querySelector('.verdict'), verdict)
  const facts = shown.querySelector('dl')
  for (const [label, value] of rows) {
    const row = facts.appendChild(document.createElement('div'))
    row.appendChild(document.createElement('dt')).textContent = label
    row.appendChild(document.createElement('dd')).textContent = value
  }
  shown.querySelector('[data-compare]').hidden = rows.length === 0
  const link = shown.querySelector('a')
  if (href) link.href = href
  else link.parentElement.remove()
  result.replaceChildren(shown)
  result.scrollIntoView({ block: 'nearest' })
}
const unsure = (words, told) => ({ mark: 'waiting', words, told })

let asked = 0
/** Empties the box for a new question, and shows in it the answer to that question alone: one that comes too late is said of another. */
function begin() {
  const mine = ++asked
  result.replaceChildren()
  return (answer) => {
    if (mine !== asked || !answer) return
    if (answer.go) location.assign(answer.go)
    else show(answer)
  }
}

/** What is to be said of a QR: the register's own page where that can be reached, else what this device keeps says. */
async function ofQr(text) {
  const { readQr, checkQr } = await import('./check-qr.js')
  const { agesOf, keptLists, registerAnswers } = await import('./lists.js')
  const qr = readQr(text)
  if (!qr) return unsure('Bukan QR surat', 'QR ini bukan dari surat kabupaten ini. Pindai QR di kaki surat.')
  const href = `/v/${qr.code}${qr.seal && `#${qr.seal}`}`
  if (navigator.onLine && (await registerAnswers())) return { go: href }
  const lists = await keptLists()
  if (!lists) return unsure('Belum dapat diperiksa', 'Perangkat ini belum disiapkan untuk memeriksa tanpa jaringan.')
  const { stale, sentences } = agesOf(lists)
  ages.textContent = sentences.join(' ')
  return { ...(await checkQr(qr, { ...lists, stale })), href }
}

/** What is to be said of a PDF, or of the QR in a picture. */
async function ofFile(chosen) {
  if (chosen.type === 'application/pdf' || /\.pdf$/i.test(chosen.name)) {
    const { checkFile } = await import('./check-file.js')
    return checkFile(chosen)
  }
  const { readPicture } = await import('./read-picture.js')
  const picture = await createImageBitmap(chosen).catch(() => null)
  const text = picture && (await readPicture(picture, picture))
  if (text) return ofQr(text)
  return unsure('QR tidak terbaca', 'Foto lagi QR-nya dari dekat, lurus dan terang. Atau ketik kodenya.')
}

async function useCamera() {
  if (stop) return stop.abort()
  stop = new AbortController()
  video.hidden = false
  scanning.textContent = 'Hentikan kamera'
  const say = begin()
  try {
    const { scan } = await import('./camera.js')
    const text = await scan(video, stop.signal)
    if (text) say(await ofQr(text))
  } catch {
    say(unsure('Kamera tidak terbuka', 'Izinkan kamera di peramban Anda, atau pilih foto QR-nya.'))
  }
  video.hidden = true
  scanning.textContent = 'Pindai dengan kamera'
  stop = undefined
}

/** Brings the lists up to date and tells how old they are. */
async function tellAges(trusted) {
  const { agesOf, keptLists, renewLists } = await import('./lists.js')
  const renewed = await renewLists(trusted)
  const lists = await keptLists()
  if (!lists && renewed !== 'other-root') throw new Error('no lists')
  const { sentences, stale } = lists ? agesOf(lists) : { sentences: [], stale: true }
  const ready = stale ? 'Daftarnya terlalu tua: sambungkan ke internet.' : 'Siap memeriksa tanpa jaringan.'
  const changed =
    'Kabupaten berganti kunci akar, maka daftar lama tetap dipakai. Tanyakan ke kabupaten, lalu siapkan lagi.'
  ages.textContent = [renewed === 'other-root' ? changed : ready, ...sentences].join(' ')
  prepare.textContent = renewed === 'other-root' ? 'Percayai kunci akar baru' : 'Perbarui sekarang'
  return renewed
}

let doubted = false
async function makeReady() {
  prepare.disabled = true
  ages.textContent = 'Sedang disiapkan'
  try {
    await navigator.serviceWorker.register('/verifikasi/pekerja.js', { scope: '/verifikasi' })
    await navigator.serviceWorker.ready
    doubted = (await tellAges(doubted)) === 'other-root'
  } catch {
    ages.textContent = UNREACHABLE
  }
  prepare.disabled = false
}

desk.hidden = false
scanning.parentElement.hidden = !navigator.mediaDevices
part('offline').hidden = !navigator.serviceWorker
scanning.addEventListener('click', useCamera)
prepare.addEventListener('click', makeReady)
const packet = document.querySelector('[data-packet]')
packet.hidden = false
packet.addEventListener('change', ({ target }) => {
  const [chosen] = target.files
  packet.querySelector('[data-packet-result]').replaceChildren()
  if (!chosen) return
  import('../packet-part.js')
    .then(({ takePacket }) => takePacket(packet, chosen))
    .catch(() => begin()(unsure('Belum dapat diperiksa', UNREACHABLE)))
})
function choose(chosen) {
  const say = begin()
  ofFile(chosen).then(say, () => say(unsure('Belum dapat diperiksa', UNREACHABLE)))
}
file.addEventListener('change', () => file.files[0] && choose(file.files[0]))
desk.addEventListener('dragover', (event) => event.preventDefault())
desk.addEventListener('drop', (event) => {
  event.preventDefault()
  if (event.dataTransfer.files[0]) choose(event.dataTransfer.files[0])
})
document.querySelector('form').addEventListener('submit', (event) => {
  if (navigator.onLine) return
  event.preventDefault()
  begin()(unsure('Periksa saat daring', 'Kode saja tidak dapat diperiksa tanpa jaringan. Pindai QR-nya.'))
})
if (navigator.serviceWorker?.controller) makeReady()
