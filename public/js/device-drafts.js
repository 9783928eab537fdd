// Drafts that wait on this device for the network: they are their writer's alone, for half a day, and go at the sign-out.
const LONGEST_MS = 12 * 60 * 60 * 1000
const { officer } = document.body.dataset
const onServer = document.querySelector('[data-kept]')?.dataset.kept

function forget(goes) {
  for (const [name, text] of Object.entries(localStorage)) {
    if (name.startsWith('draf:') && goes(name, JSON.parse(text))) localStorage.removeItem(name)
  }
}

forget((name, { owner, at }) => owner !== officer || Date.now() - at > LONGEST_MS || name === `draf:${onServer}`)
document.addEventListener('submit', ({ target }) => {
  if (/\/keluar(-semua)?$/.test(target.action)) forget(() => true)
})
