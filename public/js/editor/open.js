// Puts the editor in the place of a field. What is written goes into the field at once, as its marks.
import { blocksOf, documentOf, Editor, parseProse, Slice, writeProse } from '../tiptap.js'
import { extensions } from './parts.js'
import { cleanPasted } from './paste.js'
import { toolbar } from './toolbar.js'

/** Pasted plain text is read like the field's own. */
function readPlain(editor, text) {
  const { content } = editor.schema.nodeFromJSON(documentOf(parseProse(text)))
  const isOne = content.childCount === 1 && content.firstChild.type.name === 'paragraph'
  return new Slice(content, isOne ? 1 : 0, isOne ? 1 : 0)
}

/** The editor takes the place, the name and the description of the field. */
function attributes(field, label) {
  const error = field.getAttribute('aria-invalid') ? { 'aria-invalid': 'true' } : {}
  const about = field.getAttribute('aria-describedby')
  return {
    id: field.id,
    class: 'prose editor-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': label.id,
    ...(about ? { 'aria-describedby': about } : {}),
    ...error,
  }
}

export function openEditor(field) {
  const label = document.querySelector(`label[for="${field.id}"]`)
  label.id = `${field.id}-label`
  label.removeAttribute('for')
  const typing = document.activeElement === field
  const frame = Object.assign(document.createElement('div'), { className: 'editor' })
  field.before(frame)
  const editor = new Editor({
    element: frame,
    injectCSS: false,
    extensions,
    content: documentOf(parseProse(field.value)),
    editorProps: {
      attributes: attributes(field, label),
      transformPastedHTML: cleanPasted,
      clipboardTextParser: (text) => readPlain(editor, text),
    },
    onUpdate() {
      field.value = writeProse(blocksOf(editor.getJSON()))
      field.dispatchEvent(new Event('input', { bubbles: true }))
    },
  })
  field.id = `${field.id}-text`
  field.hidden = true
  field.removeAttribute('aria-describedby')
  document.getElementById(`${field.name}-hint`)?.setAttribute('hidden', '')
  frame.prepend(toolbar(editor))
  label.addEventListener('click', () => editor.view.focus())
  if (typing) editor.commands.focus('end')
  if (typing || location.hash === `#${field.name}`) editor.view.focus()
}
