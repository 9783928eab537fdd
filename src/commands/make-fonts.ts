/**
 * Makes the heading font of public/fonts: Plus Jakarta Sans, cut down to the letters Indonesian needs and to the weights from
 * 600 to 800, and writes its version into the style sheet. Run by hand when the letters change: node src/commands/make-fonts.ts
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import { assetUrls } from '../http/assets.ts'

const LETTERS = `${ascii()}–—…·‘’“”²½×°Ééèê`
/** Drawn at its heaviest where nobody asks for a weight, as the picture of a site does. */
const WEIGHTS = { wght: { min: 600, max: 800, default: 800 } }

const publicFolder = path.resolve(import.meta.dirname, '../../public')
const fonts = path.join(publicFolder, 'fonts')
const family = path.dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/plus-jakarta-sans/package.json'),
)

const whole = await readFile(path.join(family, 'files/plus-jakarta-sans-latin-wght-normal.woff2'))
const cut = await subsetFont(whole, LETTERS, { targetFormat: 'woff2', noLayoutClosure: true, variationAxes: WEIGHTS })
await writeFile(path.join(fonts, 'jakarta.woff2'), cut)
console.log(`jakarta.woff2: ${cut.length} bytes`)
await copyFile(path.join(family, 'LICENSE'), path.join(fonts, 'OFL.txt'))

const asset = assetUrls()
const styles = path.join(publicFolder, 'css/balai/10-tokens.css')
const css = await readFile(styles, 'utf8')
await writeFile(
  styles,
  css.replaceAll(/url\(\/aset\/(fonts\/[\w-]+\.woff2)[^)]*\)/g, (_, file: string) => `url(${asset(file)})`),
)

function ascii(): string {
  return Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('')
}
