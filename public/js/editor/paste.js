// What Word and Google Docs put on the clipboard, as the plain HTML that was meant: their lists are paragraphs that look like
// lists, their looks are styles, their headings hold the look of the page, and their tables have no head.

const UNKNOWN = 'style, script, meta, link, title, xml, template, noscript, svg, math, iframe, object'

const replace = (element, tag) => {
  const made = document.createElement(tag)
  made.append(...element.childNodes)
  element.replaceWith(made)
  return made
}
const unwrap = (element) => element.replaceWith(...element.childNodes)

/** Bold and italic as styles: the page's policy reads no style, so that they are told from their words. */
function looks(body) {
  for (const element of body.querySelectorAll('[data-look]')) {
    const look = element.dataset.look.toLowerCase()
    const wrap = (tag) => {
      const made = document.createElement(tag)
      made.append(...element.childNodes)
      element.append(made)
    }
    if (/(?<![-\w])font-weight:\s*(bold|[6-9]00)/.test(look) && element.localName === 'span') wrap('strong')
    if (/(?<![-\w])font-style:\s*italic/.test(look) && element.localName === 'span') wrap('em')
    if (/(?<![-\w])font-weight:\s*(normal|[1-5]00)/.test(look) && element.matches('b, strong')) unwrap(element)
  }
}

/** Word writes 'mso-list: l0 level1 lfo1' on a paragraph and its number or bullet into a span of its own. */
function listsOfWord(body) {
  let list = null
  for (const item of body.querySelectorAll('p[data-look*="mso-list" i], p[class*="MsoListParagraph" i]')) {
    const marker = [...item.querySelectorAll('span')].find(({ dataset }) =>
      /mso-list:\s*ignore/i.test(dataset.look ?? ''),
    )
    if (!marker) continue
    const tag = /^\s*\(?\w{1,3}[.)]/.test(marker.textContent) ? 'ol' : 'ul'
    marker.remove()
    if (list?.localName !== tag || item.previousElementSibling !== list) {
      list = document.createElement(tag)
      item.before(list)
    }
    list.append(replace(item, 'li'))
  }
}

/** A list inside a list is a list: the text knows one depth. */
function flatLists(body) {
  for (const inner of [...body.querySelectorAll(':is(ul, ol) :is(ul, ol)')].reverse()) {
    const item = inner.closest('li')
    if (inner.parentElement === item) item.after(...inner.children)
    else inner.before(...inner.children)
    inner.remove()
  }
}

/** The first row of a table names its columns, and no other does; a cell that spans several stands in the first of them. */
function plainTable(table) {
  for (const row of table.rows)
    for (const cell of [...row.cells]) {
      for (let more = cell.colSpan; more > 1; more--) cell.after(document.createElement(cell.localName))
      cell.removeAttribute('colspan')
      cell.removeAttribute('rowspan')
    }
  for (const [at, row] of [...table.rows].entries())
    for (const cell of [...row.cells]) if (cell.localName !== (at ? 'td' : 'th')) replace(cell, at ? 'td' : 'th')
}

/** Without style sheets, and with styles as words: the page's policy refuses them, and would say so each time. */
const asWords = (html) =>
  html.replaceAll(/<style\b[\s\S]*?<\/style\s*>/gi, '').replaceAll(/\sstyle\s*=/gi, ' data-look=')

/** The editor's parser reads what is left, and takes nothing that it does not know. */
export function cleanPasted(html) {
  const { body } = new DOMParser().parseFromString(asWords(html), 'text/html')
  for (const element of body.querySelectorAll(UNKNOWN)) element.remove()
  looks(body)
  listsOfWord(body)
  flatLists(body)
  for (const heading of body.querySelectorAll('h1, p.MsoTitle')) replace(heading, 'h2')
  for (const heading of body.querySelectorAll('h4, h5, h6')) replace(heading, 'h3')
  for (const table of body.querySelectorAll('table')) plainTable(table)
  for (const look of body.querySelectorAll(':is(h2, h3, th) :is(b, strong, i, em)')) unwrap(look)
  for (const br of body.querySelectorAll(':is(h2, h3, li, td, th) br')) br.replaceWith(' ')
  for (const br of body.querySelectorAll(':scope > br')) br.remove()
  return body.innerHTML.replaceAll(/&nbsp;|\u00a0/g, ' ')
}
