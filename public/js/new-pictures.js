// Photos just chosen for an item: each is seen with a field for its words, so that the form is sent once. Without this script
// the words are asked for when the photo is there.
const field = document.querySelector('.picture-list input[type=file]')
const blank = document.querySelector('template[data-new-picture]')
const list = document.createElement('ol')
const words = new Map()
const nameOf = ({ name, size }) => `${name} ${size}`

function line(file, at, already) {
  const item = blank.content.firstElementChild.cloneNode(true)
  const input = item.querySelector('input')
  const label = item.querySelector('label')
  input.id = input.name = label.htmlFor = `foto-baru-${at + 1}-alt`
  label.textContent = label.textContent.replace('#', already + at + 1)
  input.value = words.get(nameOf(file)) ?? ''
  input.addEventListener('input', () => words.set(nameOf(file), input.value))
  const image = Object.assign(new Image(), { loading: 'lazy', alt: '', src: URL.createObjectURL(file) })
  image.addEventListener('load', () => URL.revokeObjectURL(image.src))
  image.addEventListener('error', () => image.remove())
  item.prepend(image)
  return item
}

function show() {
  const already = document.querySelectorAll('.picture-list > ol:not([data-new]) > li').length
  list.replaceChildren(...[...field.files].map((file, at) => line(file, at, already)))
}

if (field && blank) {
  list.dataset.new = ''
  field.closest('.field').after(list)
  field.addEventListener('change', show)
  // A form that the browser brings back has its files again.
  show()
}
