import { type DefaultTreeAdapterMap, parse } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
export type Element = DefaultTreeAdapterMap['element']

/** Every element of a page, as a browser with scripts reads it, in their order; what a template holds too. */
export const elementsOf = (page: string): Element[] => [...within(parse(page))]

/** The elements inside of a node, at any depth; those a template keeps for a script too, unless said. */
export function* within(node: Node, { templates = true } = {}): Generator<Element> {
  const kept = 'content' in node && templates ? node.content.childNodes : []
  const children = 'content' in node ? kept : 'childNodes' in node ? node.childNodes : []
  for (const child of children) {
    if ('tagName' in child) yield child
    yield* within(child, { templates })
  }
}

/** The value of an attribute; null where there is none. */
export const attribute = ({ attrs }: Element, name: string): string | null =>
  attrs.find((each) => each.name === name)?.value ?? null

/** The text inside of an element. */
export function textOf(element: Element): string {
  const texts = (node: Node): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(texts).join('') : ''
  return texts(element)
}
