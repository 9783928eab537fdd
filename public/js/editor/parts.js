// What a text may hold: the same as src/shared/prose/blocks.ts.
import {
  Blockquote,
  Bold,
  BulletList,
  Document,
  Gapcursor,
  HardBreak,
  Heading,
  Image,
  Italic,
  ListItem,
  Mark,
  OrderedList,
  Paragraph,
  safeHref,
  Table,
  TableCell,
  TableHeader,
  TableRow,
  Text,
  UndoRedo,
} from '../tiptap.js'

const OWN_PICTURE = /\/gambar\/[0-9a-f]{64}\.webp$/

/** A link that leads where a text may lead; any other is words. */
const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href'))
        return href ? { href } : false
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0],
})

/** Only pictures of this site, by their address here. */
const Picture = Image.extend({
  parseHTML: () => [
    {
      tag: 'img[src]',
      getAttrs: (element) => {
        const { pathname, origin } = new URL(element.getAttribute('src'), location.href)
        const isOurs = origin === location.origin && OWN_PICTURE.test(pathname)
        return isOurs ? { src: pathname, alt: element.getAttribute('alt') ?? '' } : false
      },
    },
  ],
  addInputRules: () => [],
})

/** Every cell stands for itself: the text has no form for one that spans two. */
const single = { colspan: { default: 1, rendered: false }, rowspan: { default: 1, rendered: false } }
const alone = (cell) =>
  cell.extend({
    content: 'paragraph+',
    addAttributes: () => ({
      colspan: { ...single.colspan, parseHTML: () => 1 },
      rowspan: { ...single.rowspan, parseHTML: () => 1 },
      colwidth: { default: null, rendered: false, parseHTML: () => null },
    }),
  })

export const extensions = [
  Document,
  Paragraph,
  Text,
  Bold,
  Italic,
  Link,
  HardBreak,
  Heading.configure({ levels: [2, 3] }),
  BulletList,
  OrderedList,
  ListItem.extend({ content: 'paragraph' }),
  Blockquote.extend({ content: 'paragraph+' }),
  Picture,
  Table.extend({ renderHTML: () => ['table', ['tbody', 0]] }).configure({ resizable: false, View: null }),
  TableRow,
  alone(TableHeader),
  alone(TableCell),
  Gapcursor,
  UndoRedo,
]
