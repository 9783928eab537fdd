/**
 * Makes the heading fonts of public/fonts: Plus Jakarta Sans, cut down to the letters Indonesian needs, and writes their
 * versions into the style sheet. Run by hand when the letters change: node src/commands/make-fonts.ts
 */
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import { assetUrls } from '../http/assets.ts'

const LETTERS = `${ascii()}–—…·‘’“”²½×°Ééèê`
const WEIGHTS = [
  ['600', '600SemiBold'],
  ['800', '800ExtraBold'],
] as const

const publicFolder = path.resolve(import.meta.dirname, '../../public')
const fonts = path.join(publicFolder, 'fonts')
const family = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/plus-jakarta-sans/package.json'))

for (const [weight, name] of WEIGHTS) {
  const whole = await readFile(path.join(family, name, `PlusJakartaSans_${name}.ttf`))
  const cut = await subsetFont(whole, LETTERS, { targetFormat: 'woff2', noLayoutClosure: true })
  await writeFile(path.join(fonts, `jakarta-${weight}.woff2`), cut)
  console.log(`jakarta-${weight}.woff2: ${cut.length} bytes`)
}
await copyFile(path.join(family, 'LICENSE_FONT'), path.join(fonts, 'OFL.txt'))

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
