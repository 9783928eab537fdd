import type { Page } from 'playwright-core'
import { type BrowserHouse, PHONE } from '../support/browser.ts'

type Kilobytes = { html: number; css: number; js: number; font: number; image: number; all: number }
/** What a first visit may weigh, in KB as it comes over the wire, and how often it may ask. */
export type Budget = Kilobytes & { requests: number }
export const LIGHT: Budget = { html: 8, css: 10, js: 3, font: 0, image: 0, all: 25, requests: 12 }
export const FRONT: Budget = { html: 14, css: 10, js: 3, font: 14, image: 135, all: 180, requests: 12 }
export const ARTICLE: Budget = { ...FRONT, image: 155, all: 200 }
/** A page of faces, a file each: it may ask more often, and weighs no more. */
export const FACES: Budget = { ...FRONT, requests: 16 }

const KINDS: Record<string, keyof Kilobytes> = {
  document: 'html',
  stylesheet: 'css',
  script: 'js',
  font: 'font',
  image: 'image',
}

type Weight = { kilobytes: Kilobytes; requests: number }

/** A phone with two device pixels to each that has never been anywhere; what a worker keeps for later is not part of the visit. */
export const firstVisit = (house: BrowserHouse): Promise<Page> =>
  house.person(PHONE, { deviceScaleFactor: 2, serviceWorkers: 'block' })

/** Weighs whatever the page asks for from now on; answers with it once nothing more is under way. */
export function weighing(page: Page): () => Promise<Weight> {
  const kilobytes: Kilobytes = { html: 0, css: 0, js: 0, font: 0, image: 0, all: 0 }
  const arrivals: Promise<void>[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('http')) return
    const arrival = async () => {
      await (await request.response())?.finished()
      const size = (await request.sizes()).responseBodySize / 1024
      const kind = KINDS[request.resourceType()] ?? (request.url().endsWith('.svg') ? 'image' : null)
      if (kind) kilobytes[kind] += size
      kilobytes.all += size
    }
    arrivals.push(arrival())
  })
  return async () => {
    for (let known = -1; known < arrivals.length; ) {
      known = arrivals.length
      await Promise.all(arrivals)
      await page.evaluate(twoFrames)
    }
    return { kilobytes, requests: arrivals.length }
  }
}

/** A picture further down is asked for once the page was drawn. */
const twoFrames = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))

/** Each part of a budget that was exceeded. */
export function overweight({ kilobytes, requests }: Weight, budget: Budget): string[] {
  const over = (Object.keys(kilobytes) as (keyof Kilobytes)[])
    .filter((kind) => kilobytes[kind] > budget[kind])
    .map((kind) => `${kind} ${kilobytes[kind].toFixed(1)} KB, not ${budget[kind]}`)
  return requests > budget.requests ? [...over, `${requests} requests, not ${budget.requests}`] : over
}
