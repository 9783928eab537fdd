// Asks where a link leads.
import { safeHref } from '../tiptap.js'
import { ask, part } from './dialog.js'

const INSIDE = `<div class="field"><label for="editor-link">Alamat</label>
<p class="hint" id="editor-link-hint">Misalnya: tubankab.go.id, /layanan, mailto:desa@contoh.id, atau tel:081234567890.</p>
<p class="error" id="editor-link-error" hidden>Alamat ini belum benar. Salin alamatnya dari peramban, lalu tempel di sini.</p>
<input id="editor-link" type="text" inputmode="url" autocapitalize="none" spellcheck="false" aria-describedby="editor-link-hint"></div>
<div class="actions"><button class="button" value="pasang">Pasang tautan</button> <button class="button button-quiet" value="lepas">Lepas tautan</button> <button class="button button-quiet" value="">Batal</button></div>`

/** 'tuban.go.id' is typed more often than 'https://tuban.go.id'. */
const hrefOf = (typed) =>
  safeHref(typed) ?? (/^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(typed) ? safeHref(`https://${typed}`) : null)

export async function askLink(editor) {
  const { form, answered } = ask('Tautan', part(INSIDE))
  const field = form.querySelector('input')
  const error = form.querySelector('.error')
  field.value = editor.getAttributes('link').href ?? ''
  form.querySelector('[value="lepas"]').hidden = !field.value
  form.addEventListener('submit', (event) => {
    if (event.submitter?.value !== 'pasang' || hrefOf(field.value.trim())) return
    event.preventDefault()
    error.hidden = false
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-describedby', 'editor-link-error editor-link-hint')
    field.focus()
  })
  const pressed = await answered
  const chain = editor.chain().focus().extendMarkRange('link')
  if (pressed === 'lepas') chain.unsetMark('link').run()
  else if (pressed === 'pasang') {
    const href = hrefOf(field.value.trim())
    if (editor.state.selection.empty && !editor.isActive('link'))
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: field.value.trim(), marks: [{ type: 'link', attrs: { href } }] })
        .run()
    else chain.setMark('link', { href }).run()
  } else editor.commands.focus()
}
