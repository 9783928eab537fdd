// The page that a QR opens: what stands after '#' is checked on this device, and compared with what the register keeps of it.
const line = document.querySelector('[data-seal]')
const seal = location.hash.slice(1)

const tell = (mark, words) => {
  line.className = `status status-${mark}`
  line.textContent = words
}

/** Whether the page tells what the seal says: of what is cut off there, its beginning. */
function saysSo({ number, name, date, validUntil }, { maskName }) {
  const { number: shown, date: day, until, holder } = line.dataset
  const begins = ({ text, whole }, told) => (whole ? text === told : told.startsWith(text))
  const named = name && { ...name, text: name.whole ? maskName(name.text) : maskName(name.text).replace(/\S+$/, '') }
  return (
    date === day &&
    (validUntil ?? '') === until &&
    begins(number, shown.normalize('NFC')) &&
    (!named || begins(named, holder))
  )
}

async function check() {
  const { checkSeal, openList, sha256 } = await import('../check-seal.js')
  const code = location.pathname.slice(3).replaceAll('-', '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  const answer = await fetch(`/.well-known/balai-keys/${code.slice(0, 4)}.json`, { cache: 'no-cache' })
  const { said } = await openList(await answer.json(), 'balai-keys')
  const words = await import('./fact-words.js')
  const { seal: known, position } = line.dataset
  const at = position ? +position : undefined
  const { verdict, site, key, bytes, facts } = await checkSeal(seal, { code, keys: said, position: at })
  if (verdict === 'ask-the-log') return tell('waiting', 'Kunci ini dinyatakan bocor. Muat ulang sebentar lagi.')
  const same =
    verdict === 'genuine' && (position === undefined || ((await sha256(bytes)) === known && saysSo(facts, words)))
  if (!same) {
    const { refusePage } = await import('./words.js')
    return tell('bad', refusePage(verdict, site))
  }
  if (position === undefined)
    return tell('waiting', `Asli dari ${site.name}, tetapi register tidak mencatat surat ini.`)
  tell(
    'good',
    `Asli, ditandatangani ${site.name}${key.state === 'active' ? '' : ' dengan kunci yang kini sudah diganti'}`,
  )
}

// Another QR of the same letter, opened in this tab, changes nothing but what stands after '#'.
addEventListener('hashchange', () => location.reload())
if (seal) {
  tell('waiting', 'Sedang diperiksa di perangkat ini')
  check().catch(() => tell('waiting', 'Belum dapat diperiksa. Muat ulang halaman ini.'))
}
