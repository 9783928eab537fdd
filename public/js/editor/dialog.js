// A question in front of the page; the focus goes back into the text when it is answered.

/** Opens it with this inside; answers with what was pressed ('' where it was left) and the values of its fields. */
export function ask(title, inside) {
  const dialog = Object.assign(document.createElement('dialog'), { className: 'editor-dialog' })
  dialog.setAttribute('aria-labelledby', 'editor-dialog-title')
  const form = Object.assign(document.createElement('form'), { method: 'dialog', className: 'form', noValidate: true })
  const heading = Object.assign(document.createElement('h2'), { id: 'editor-dialog-title', textContent: title })
  form.append(heading, inside)
  dialog.append(form)
  document.body.append(dialog)
  const answered = new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      answer(dialog.returnValue)
    })
  })
  dialog.showModal()
  return { dialog, form, answered }
}

/** A part of a dialog, from markup of ours alone. */
export function part(markup) {
  const made = document.createElement('div')
  made.className = 'stack'
  made.innerHTML = markup
  return made
}
