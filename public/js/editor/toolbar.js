// The buttons above a text: one stop for the tab key, arrows go between them, as in any toolbar.
import { icons } from './icons.js'
import { askLink } from './link.js'
import { askPicture } from './picture.js'

/** [name, words, what it does, when it is on] */
const SHAPES = [
  ['h2', 'Bagian besar', (run) => run.toggleHeading({ level: 2 }), ['heading', { level: 2 }]],
  ['h3', 'Bagian kecil', (run) => run.toggleHeading({ level: 3 }), ['heading', { level: 3 }]],
  ['bold', 'Tebal', (run) => run.toggleBold(), ['bold']],
  ['italic', 'Miring', (run) => run.toggleItalic(), ['italic']],
  ['list', 'Daftar', (run) => run.toggleBulletList(), ['bulletList']],
  ['numbers', 'Daftar bernomor', (run) => run.toggleOrderedList(), ['orderedList']],
  ['quote', 'Kutipan', (run) => run.toggleBlockquote(), ['blockquote']],
]
const TABLE = [
  ['Tambah baris', (run) => run.addRowAfter()],
  ['Tambah kolom', (run) => run.addColumnAfter()],
  ['Hapus baris', (run) => run.deleteRow()],
  ['Hapus kolom', (run) => run.deleteColumn()],
  ['Hapus tabel', (run) => run.deleteTable()],
]

function button(name, words, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', title: words, tabIndex: -1 })
  made.setAttribute('aria-label', words)
  made.innerHTML = icons[name]
  made.addEventListener('click', press)
  return made
}

/** The buttons of a bar are one stop of the tab key. */
function arrows(bar) {
  const buttons = () => [...bar.querySelectorAll('button')]
  bar.querySelector('button').tabIndex = 0
  bar.addEventListener('keydown', (event) => {
    const all = buttons()
    const at = all.indexOf(document.activeElement)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || at < 0) return
    event.preventDefault()
    all[(to + all.length) % all.length].focus()
  })
  bar.addEventListener('focusin', ({ target }) => {
    for (const each of bar.querySelectorAll('button')) each.tabIndex = each === target ? 0 : -1
  })
}

function rowOfTable(editor) {
  const row = Object.assign(document.createElement('div'), { className: 'editor-table', hidden: true })
  row.setAttribute('role', 'group')
  row.setAttribute('aria-label', 'Tabel')
  for (const [words, deed] of TABLE) {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: words })
    made.addEventListener('click', () => deed(editor.chain().focus()).run())
    row.append(made)
  }
  return row
}

export function toolbar(editor) {
  const bars = Object.assign(document.createElement('div'), { className: 'editor-bars' })
  const bar = Object.assign(document.createElement('div'), { className: 'editor-bar' })
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', 'Bentuk tulisan')
  const run = (deed) => () => deed(editor.chain().focus()).run()
  const shapes = SHAPES.map(([name, words, deed, on]) => [button(name, words, run(deed)), on])
  const link = button('link', 'Tautan', () => askLink(editor))
  const undo = button(
    'undo',
    'Urungkan',
    run((chain) => chain.undo()),
  )
  const redo = button(
    'redo',
    'Ulangi',
    run((chain) => chain.redo()),
  )
  const row = rowOfTable(editor)
  bar.append(
    ...shapes.map(([made]) => made),
    link,
    button('picture', 'Gambar', () => askPicture(editor)),
    button(
      'table',
      'Tabel',
      run((chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true })),
    ),
    undo,
    redo,
  )
  const follow = () => {
    for (const [made, on] of [...shapes, [link, ['link']]])
      made.setAttribute('aria-pressed', String(editor.isActive(...on)))
    undo.setAttribute('aria-disabled', String(!editor.can().undo()))
    redo.setAttribute('aria-disabled', String(!editor.can().redo()))
    row.hidden = !editor.isActive('table')
  }
  editor.on('transaction', follow)
  follow()
  arrows(bar)
  // A press by hand leaves the text its focus: what is typed next goes into it, and a phone's keyboard stays.
  bars.addEventListener('mousedown', (event) => event.preventDefault())
  bars.append(bar, row)
  return bars
}
