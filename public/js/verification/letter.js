// The page that a QR opens: what stands after '#' is checked on this device, and compared with what the register keeps of it.
import { faultWords, fillVerdict } from './words.js'

const line = document.querySelector('[data-seal]')
const seal = location.hash.slice(1)

const tell = (mark, words) => {
  line.className = `status status-${mark}`
  line.textContent = words
}

function refuse(words, told) {
  fillVerdict(document.querySelector('.verdict'), { mark: 'bad', words, told })
  const next = document.querySelector('[data-next]')
  next.querySelector('h2').textContent = 'Jangan terima surat ini'
  next.querySelector('p').textContent = 'Minta surat yang baru, atau tanyakan ke penerbitnya.'
  document.title = words
  tell('bad', words)
}

async function check() {
  const { checkSeal, openList, sha256 } = await import('../check-seal.js')
  const answer = await fetch('/.well-known/balai-keys.json', { cache: 'no-cache' })
  const { said } = await openList(await answer.json(), 'balai-keys')
  const code = location.pathname.slice(3).replaceAll('-', '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  const { seal: known, position } = line.dataset
  const at = position ? { position: +position } : {}
  const { verdict, site, key, bytes } = await checkSeal(seal, { code, keys: said, ...at })
  const fault = faultWords(verdict, site)
  if (fault) return refuse(...fault)
  if (verdict === 'ask-the-log') return tell('waiting', 'Kunci ini dinyatakan bocor. Muat ulang sebentar lagi.')
  if (position === undefined)
    return tell('waiting', `Asli dari ${site.name}, tetapi register tidak mencatat surat ini.`)
  if ((await sha256(bytes)) !== known)
    return refuse('Isi berbeda', 'Tanda tangan QR ini asli, tetapi isinya bukan yang tercatat di register.')
  tell(
    'good',
    `Asli, ditandatangani ${site.name}${key.state === 'active' ? '' : ' dengan kunci yang kini sudah diganti'}`,
  )
}

if (line && seal) {
  tell('waiting', 'Sedang diperiksa di perangkat ini')
  check().catch(() => tell('waiting', 'Belum dapat diperiksa. Muat ulang halaman ini.'))
}
