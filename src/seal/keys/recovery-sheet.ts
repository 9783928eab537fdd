import { longDate } from '../../shared/dates.ts'
import { qrRuns } from '../qr.ts'
import { recoveryLines } from './recovery-lines.ts'
import { type Root, rootName } from './root.ts'

const QUIET = 4

/** A sheet to print once and lock away: the root's secret in lines that can be typed again, and as a QR. One page, no script. */
export function recoverySheet({ regency, madeOn, seed, publicKey }: Root): string {
  const lines = recoveryLines(seed)
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>Lembar pemulihan kunci akar ${inHtml(regency)}</title>
<style>
@page { size: A4; margin: 20mm }
body { font: 12pt/1.5 sans-serif; max-width: 170mm; margin: auto; color: #000; background: #fff }
pre { font: bold 16pt/2 monospace; border: 1px solid #000; padding: 4mm; white-space: pre }
svg { width: 45mm; height: 45mm }
dt { font-weight: bold } dd { margin: 0 0 2mm }
</style>
</head>
<body>
<h1>Lembar pemulihan kunci akar</h1>
<p><b>Rahasia.</b> Siapa pun yang membaca lembar ini dapat mengesahkan daftar kunci palsu. Cetak satu kali, simpan dalam amplop bersegel di lemari besi, lalu hapus berkas ini.</p>
<dl>
<dt>Milik</dt><dd>${inHtml(regency)}</dd>
<dt>Dibuat</dt><dd>${longDate(madeOn)}</dd>
<dt>Sidik kunci</dt><dd>${rootName(publicKey).match(/.{4}/g)!.join(' ')}</dd>
</dl>
<p>Ketik keempat baris ini dengan <code>npm run balai -- keys root recover</code>. Huruf terakhir setiap baris memeriksa salah ketik.</p>
<pre>${lines.join('\n')}</pre>
<p>Atau pindai, pada komputer yang tidak tersambung ke jaringan:</p>
${qrSvg(lines.join('\n'))}
<dl>
<dt>Dibuka oleh, tanggal, sebab</dt><dd>…………………………………………………………</dd><dd>…………………………………………………………</dd>
</dl>
</body>
</html>
`
}

function qrSvg(text: string): string {
  const { size, runs } = qrRuns(text)
  const path = runs
    .map(({ column, row, length }) => `M${column + QUIET} ${row + QUIET}h${length}v1h-${length}z`)
    .join('')
  const whole = size + 2 * QUIET
  return `<svg viewBox="0 0 ${whole} ${whole}" role="img" aria-label="Kode QR berisi keempat baris"><path d="${path}"/></svg>`
}

const inHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
