// The page shown without network lists what this device keeps of the site, and comes back by itself with the network.
const part = document.querySelector('[data-kept]')
const list = part.querySelector('ul')

const cache = await caches.open('situs-dibaca')
for (const request of (await cache.keys()).reverse()) {
  const kept = await cache.match(request)
  const page = new DOMParser().parseFromString(await kept.text(), 'text/html')
  const link = list.appendChild(document.createElement('li')).appendChild(document.createElement('a'))
  link.className = 'reach'
  link.href = new URL(request.url).pathname
  link.textContent = page.querySelector('h1')?.textContent ?? page.title
  part.hidden = false
}
addEventListener('online', () => location.reload())
