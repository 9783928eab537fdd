// Several photos at once: each is sent by itself, with how far it is; without this script the form sends one.
const form = document.querySelector('form[data-uploads]')

/** Sends one photo; answers with what the library says of it, or throws a sentence. */
export function sendPicture(file, alt, progress = () => {}) {
  const body = new FormData()
  body.append('pictureAlt', alt)
  body.append('aksi', 'otomatis')
  body.append('picture', file)
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(Math.round((loaded / total) * 100)))
    request.addEventListener('error', () => failed(new Error('Koneksi terputus. Pilih foto ini lagi.')))
    request.addEventListener('load', () => {
      const isOurs = request.getResponseHeader('content-type')?.includes('json')
      const answer = isOurs ? JSON.parse(request.responseText) : {}
      if (request.status === 200 && isOurs) done(answer)
      else failed(new Error(answer.error ?? 'Foto ini tidak tersimpan. Muat ulang halaman ini, lalu coba lagi.'))
    })
    request.open('POST', '/admin/gambar')
    request.send(body)
  })
}

let sending = false
/** Sends all that were chosen, once; where some are stored the others are chosen again, so that nothing is sent a second time. */
async function sendAll() {
  if (sending) return
  sending = true
  const files = [...form.elements.picture.files]
  const alt = form.elements.pictureAlt.value
  const list = form.querySelector('[data-upload-state]')
  let failed = 0
  for (const file of files) {
    const line = list.appendChild(document.createElement('p'))
    const tell = (words) => {
      line.textContent = `${file.name}: ${words}`
    }
    tell('0%')
    await sendPicture(file, alt, (percent) => tell(`${percent}%`)).then(
      () => tell('tersimpan.'),
      (error) => {
        failed++
        tell(error.message)
      },
    )
  }
  if (failed === 0) return location.assign('/admin/gambar?pesan=tambah')
  if (failed < files.length) {
    form.elements.picture.value = ''
    await showNew().catch(() => {})
  }
  sending = false
}

/** The grid as it stands now, with those that were stored; why the others were not stays above it. */
async function showNew() {
  const answer = await fetch('/admin/gambar')
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [grid, fresh] = [document, page].map((each) => each.querySelector('section[aria-labelledby="semua"]'))
  if (fresh) grid.replaceWith(document.adoptNode(fresh))
}

if (form) {
  form.elements.picture.multiple = true
  form.addEventListener('submit', (event) => {
    if (form.elements.picture.files.length < 2 && !sending) return
    event.preventDefault()
    sendAll()
  })
}
