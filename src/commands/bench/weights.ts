import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../prisma/demo/seed-sites.ts'
import { ask, signIn } from '../trial/ask.ts'
import { type Figure, kilobytes } from './figure.ts'
import { BEJI, DOMAIN } from './house.ts'

type Weight = Record<'html' | 'css' | 'js' | 'font' | 'image', number> & { requests: number }
type Page = { what: string; host: string; path: string; budget: Weight & { all: number } }

/** The budgets of look.md in KB, and its twelve requests. */
const LIGHT = { html: 8, css: 10, js: 3, font: 0, image: 0, all: 25, requests: 12 }
const HOME = { html: 14, css: 10, js: 3, font: 14, image: 135, all: 180, requests: 12 }
const ARTICLE = { ...HOME, image: 155, all: 200 }

/** What a phone of 360 × 740 px, two device pixels each, loads at its first visit without scrolling. */
export async function pageWeights(port: number): Promise<Figure[]> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process the browser would end with its first page.
    args: [
      ...chromium.args.filter((each) => each !== '--single-process'),
      `--host-resolver-rules=MAP *.${DOMAIN} 127.0.0.1, MAP ${DOMAIN} 127.0.0.1`,
    ],
  })
  try {
    const figures: Figure[] = []
    for (const page of await pagesOf(port)) figures.push(figureOf(page, await weigh(browser, port, page)))
    return figures
  } finally {
    await browser.close()
  }
}

async function pagesOf(port: number): Promise<Page[]> {
  const firstLink = async (list: string) => {
    const { body } = await ask(port, { path: list, host: BEJI })
    return body.toString().match(new RegExp(`href="(${list}/[^"]+)"`))?.[1] ?? list
  }
  return [
    { what: 'home', host: BEJI, path: '/', budget: HOME },
    { what: 'article', host: BEJI, path: await firstLink('/berita'), budget: ARTICLE },
    { what: 'product', host: BEJI, path: await firstLink('/produk'), budget: ARTICLE },
    { what: 'verification', host: DOMAIN, path: await letterLink(port), budget: LIGHT },
  ]
}

/** What the QR of a letter of the register opens. */
async function letterLink(port: number): Promise<string> {
  const cookie = await signIn(port, BEJI, 'operator', DEMO_PASSWORD)
  const read = async (path: string, link: RegExp) => {
    const { body } = await ask(port, { path, host: BEJI, cookie })
    const [, found] = link.exec(body.toString()) ?? []
    if (!found) throw new Error(`${path} leads to no letter`)
    return found
  }
  const letter = await read('/admin/surat?status=terbit', /href="(\/admin\/surat\/[0-9a-f-]{36})"/)
  return read(letter, /(\/v\/[0-9A-Z-]{24})/)
}

const KINDS: Record<string, keyof Weight> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'font',
  Image: 'image',
}

async function weigh(browser: Browser, port: number, { host, path }: Page): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 })
  try {
    const page = await context.newPage()
    const network = await context.newCDPSession(page)
    await network.send('Network.enable')
    const weight: Weight = { html: 0, css: 0, js: 0, font: 0, image: 0, requests: 0 }
    const kinds = new Map<string, keyof Weight | undefined>()
    network.on('Network.responseReceived', ({ requestId, type, response }) => {
      if (response.url.startsWith('http')) kinds.set(requestId, KINDS[type])
    })
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!kinds.has(requestId)) return
      weight.requests++
      const kind = kinds.get(requestId)
      if (kind) weight[kind] += encodedDataLength
    })
    await page.goto(`http://${host}:${port}${path}`, { waitUntil: 'networkidle' })
    return weight
  } finally {
    await context.close()
  }
}

function figureOf({ what, budget }: Page, weight: Weight): Figure {
  const kinds = ['html', 'css', 'js', 'font', 'image'] as const
  const all = kinds.reduce((sum, kind) => sum + weight[kind], 0)
  const over = kinds.filter((kind) => weight[kind] > budget[kind] * 1024)
  return {
    what: `First visit of the ${what} (${kinds.map((kind) => `${kind} ${kilobytes(weight[kind])}`).join(', ')})`,
    result: `${kilobytes(all)} in ${weight.requests} requests`,
    target: `${kinds.map((kind) => budget[kind]).join(', ')}; ${budget.all} KB in ${budget.requests} requests`,
    held: over.length === 0 && all <= budget.all * 1024 && weight.requests <= budget.requests,
  }
}
