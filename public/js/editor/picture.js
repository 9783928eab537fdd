// Asks for a picture: one of the site's own, or a new photo.
import { sendPicture } from '../upload-pictures.js'
import { ask, part } from './dialog.js'

const INSIDE = `<div class="field"><label for="editor-photo">Foto baru</label>
<p class="hint" id="editor-photo-hint">JPEG, PNG, atau WebP, paling besar 12 MB.</p>
<input id="editor-photo" type="file" accept="image/jpeg,image/png,image/webp" aria-describedby="editor-photo-hint"></div>
<div class="field"><label for="editor-search">Atau cari foto di situs ini</label>
<input id="editor-search" type="search" maxlength="100"></div>
<div class="library" role="radiogroup" aria-label="Foto di situs ini"></div>
<div class="field"><label for="editor-alt">Apa yang terlihat di foto?</label>
<p class="hint" id="editor-alt-hint">Dibacakan bagi warga yang tidak dapat melihat.</p>
<input id="editor-alt" type="text" maxlength="200" aria-describedby="editor-alt-hint"></div>
<p class="error" role="alert"></p>
<div class="actions"><button class="button" value="pasang">Pasang gambar</button> <button class="button button-quiet" value="">Batal</button></div>`

function choice({ src, small, alt }, choose) {
  const label = Object.assign(document.createElement('label'), { className: 'library-choice' })
  const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'editor-picture', value: src })
  const image = Object.assign(new Image(160, 120), { src: small, alt: alt || 'Foto tanpa keterangan' })
  radio.addEventListener('change', () => choose({ src, alt }))
  label.append(radio, image)
  return label
}

export async function askPicture(editor) {
  const { dialog, form, answered } = ask('Gambar', part(INSIDE))
  const [photo, search, alt] = ['photo', 'search', 'alt'].map((name) => form.querySelector(`#editor-${name}`))
  const [shelf, error] = [form.querySelector('.library'), form.querySelector('.error')]
  let chosen = null
  const show = async () => {
    const answer = await fetch(`/admin/gambar/daftar?${new URLSearchParams({ cari: search.value })}`)
    const { pictures } = await answer.json()
    shelf.replaceChildren(
      ...pictures.map((each) =>
        choice(each, (picture) => {
          chosen = picture
          photo.value = ''
          alt.value = picture.alt
        }),
      ),
    )
  }
  const fail = (words) => {
    error.textContent = words
  }
  search.addEventListener('change', () => show().catch(() => fail('Daftar foto tidak dapat dimuat.')))
  show().catch(() => fail('Daftar foto tidak dapat dimuat.'))
  let ready = null
  let sending = false
  form.addEventListener('submit', (event) => {
    if (event.submitter?.value !== 'pasang' || ready) return
    event.preventDefault()
    if (sending) return
    const words = alt.value.trim()
    const [file] = photo.files
    if (!file && !chosen) return fail('Pilih foto.')
    if (!words) return fail('Tulis apa yang terlihat di foto.')
    fail('')
    sending = true
    const sent = file ? sendPicture(file, words, (percent) => fail(`Mengirim ${percent}%`)) : Promise.resolve(chosen)
    sent.then(
      ({ src }) => {
        ready = { src, alt: words }
        dialog.close('pasang')
      },
      (fault) => {
        sending = false
        fail(fault.message)
      },
    )
  })
  await answered
  if (ready) editor.chain().focus().insertContent({ type: 'image', attrs: ready }).run()
  else editor.commands.focus()
}
