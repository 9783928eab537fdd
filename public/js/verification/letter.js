// The page that a QR opens: what stands after '#' is checked on this device, and compared with what the register keeps of it.
const line = document.querySelector('[data-seal]')
const seal = location.hash.slice(1)

const tell = (mark, words) => {
  line.className = `status status-${mark}`
  line.textContent = words
}

async function check() {
  const { checkSeal, fits, openList, sha256 } = await import('../check-seal.js')
  const code = location.pathname.slice(3).replace(/-/g, '').toUpperCase()
  const answer = await fetch(`/.well-known/balai-keys/${code.slice(0, 4)}.json`, { cache: 'no-cache' })
  const { said } = await openList(await answer.json(), 'balai-keys')
  const shown = line.dataset
  const isKnown = 'position' in shown
  const found = await checkSeal(seal, { code, keys: said, position: shown.position || undefined })
  const { verdict, site, key, facts, bytes } = found
  const same = verdict === 'genuine' && (!isKnown || ((await sha256(bytes)) === shown.seal && fits(facts, shown)))
  if (same && isKnown && key.state === 'active') return tell('good', `Asli, ditandatangani ${site.name}`)
  const { judge } = await import('./words.js')
  tell(...judge(found, same, isKnown))
}

// Another QR of the same letter, opened in this tab, changes nothing but what stands after '#'.
addEventListener('hashchange', () => location.reload())
if (seal) {
  tell('waiting', 'Sedang diperiksa')
  check().catch(() => tell('waiting', 'Belum dapat diperiksa. Muat ulang.'))
}
