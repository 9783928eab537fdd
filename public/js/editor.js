// A text with headings, lists and pictures over a plain field that works without it: the field keeps what is written, in the
// same marks that can be typed by hand, and is what the form sends. Loaded once the page stands.
const fields = document.querySelectorAll('textarea[data-editor]')

async function start() {
  const { openEditor } = await import('./editor/open.js')
  for (const field of fields) openEditor(field)
}

if (fields.length > 0) {
  if (document.readyState === 'complete') start()
  else addEventListener('load', start)
}
