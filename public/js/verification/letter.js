// The page that a QR opens: what stands after '#' is checked on this device, and compared with what the register keeps of it.
const line = document.querySelector('[data-seal]')
const seal = location.hash.slice(1)

const tell = (mark, words) => {
  line.className = `status status-${mark}`
  line.textContent = words
}

/** Letters without their marks, since a name may be typed in either spelling of Unicode. */
const bare = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '')
const says = ({ whole }, text, shown) => (whole ? bare(text) === bare(shown) : bare(shown).startsWith(bare(text)))

/** Whether what the register shows today is what the seal says: a row that was changed by hand has still the old seal. */
async function fits({ number, name, date, validUntil }) {
  const { maskName } = await import('./fact-words.js')
  const shown = line.dataset
  const named = name ? says(name, maskName(name.text), shown.holder) : shown.holder === ''
  return named && says(number, number.text, shown.number) && date === shown.date && (validUntil ?? '') === shown.until
}

async function check() {
  const { checkSeal, openList, sha256 } = await import('../check-seal.js')
  const code = location.pathname.slice(3).replaceAll('-', '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  const answer = await fetch(`/.well-known/balai-keys/${code.slice(0, 4)}.json`, { cache: 'no-cache' })
  const { said } = await openList(await answer.json(), 'balai-keys')
  const { seal: known, position } = line.dataset
  const at = position ? +position : undefined
  const { verdict, site, key, facts, bytes } = await checkSeal(seal, { code, keys: said, position: at })
  if (verdict === 'ask-the-log') return tell('waiting', 'Kunci ini dinyatakan bocor. Muat ulang sebentar lagi.')
  const same =
    verdict === 'genuine' && (position === undefined || ((await sha256(bytes)) === known && (await fits(facts))))
  if (!same) {
    const { refusePage } = await import('./words.js')
    const { mark, words } = refusePage(verdict, site)
    return tell(mark, words)
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
