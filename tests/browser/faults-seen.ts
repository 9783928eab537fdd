/* What is wrong with a page as it stands before somebody; each of these runs in the page, by itself. */

/** What stands beyond the edge of the screen, or is cut off by its own box. */
export function cutOrWide(): string[] {
  const wide = document.documentElement.scrollWidth > window.innerWidth
  const boxes = [...document.querySelectorAll<HTMLElement>('body *')].filter(
    (box) => box.checkVisibility() && !box.closest('.visually-hidden, svg, select'),
  )
  const beyond = wide ? boxes.filter((box) => box.getBoundingClientRect().right > window.innerWidth + 1) : []
  const cut = boxes.filter((box) => {
    const clips = ['hidden', 'clip'].includes(getComputedStyle(box).overflowX)
    return clips && box.innerText && box.scrollWidth > box.clientWidth + 1
  })
  return [
    ...(wide
      ? [`wider than ${window.innerWidth} px: ${beyond.map((box) => box.outerHTML.slice(0, 80)).slice(-2)}`]
      : []),
    ...cut.map((box) => `cut off at ${window.innerWidth} px: ${box.outerHTML.slice(0, 120)}`),
  ]
}

/** Controls that are shown and do nothing by themselves: a button without a form to send, a field in no form, a link to nowhere. */
export function deadControls(): string[] {
  const sends = (form: HTMLFormElement | null) => form?.querySelector('button:not([type=button])')
  const dead = [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, a')].filter((control) =>
    control instanceof HTMLAnchorElement
      ? !control.href || control.getAttribute('href') === '#'
      : !sends((control as HTMLInputElement).form) || (control as HTMLInputElement).type === 'button',
  )
  return dead.filter((control) => control.checkVisibility()).map((control) => control.outerHTML.slice(0, 120))
}

/** What a sheet of paper must not show, and what it lacks. */
export function paperFaults(): string[] {
  const shown = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((each) => each.checkVisibility())
  const { backgroundColor, color } = getComputedStyle(document.body)
  const pale = shown('body *').filter((each) => {
    const [, red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)/.exec(getComputedStyle(each).color) ?? []
    return each.innerText?.trim() && Number(red) + Number(green) + Number(blue) > 3 * 96
  })
  const text = document.body.innerText
  const width = document.documentElement.scrollWidth - window.innerWidth
  return [
    ...shown('nav, form, button, input, .skip, .crumbs, .button:not(.calls *)').map(
      (each) => `pressed on paper: ${each.outerHTML.slice(0, 100)}`,
    ),
    ...pale.map((each) => `pale on paper: ${each.outerHTML.slice(0, 100)}`),
    ...(shown('h1').length === 1 ? [] : ['no headline']),
    ...(text.includes(location.host + location.pathname) ? [] : ['no address']),
    ...(backgroundColor === 'rgb(255, 255, 255)' && color === 'rgb(0, 0, 0)' ? [] : [`${color} on ${backgroundColor}`]),
    ...(width > 0 ? [`${width} px beyond the sheet`] : []),
  ]
}

/** Texts that lie on one another: by more than the leading of tight lines. */
export function overlaps(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const lines: { box: DOMRect; text: Node }[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode
    if (!text.textContent?.trim() || !text.parentElement?.checkVisibility()) continue
    if (text.parentElement.closest('.visually-hidden, thead, svg, select')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    for (const box of range.getClientRects()) if (box.width > 1) lines.push({ box, text })
  }
  const lie = ({ box: a, text: one }: (typeof lines)[0], { box: b, text: other }: (typeof lines)[0]) => {
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left)
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
    return one !== other && across > 2 && down > 0.4 * Math.min(a.height, b.height)
  }
  return lines.flatMap((line, at) =>
    lines
      .slice(at + 1)
      .filter((other) => lie(line, other))
      .map((other) => `'${line.text.textContent?.trim()}' lies on '${other.text.textContent?.trim()}'`),
  )
}
