import type { AssetUrl } from '../http/assets.ts'
import { versionOf } from '../http/scripts.ts'
import type { SiteKind } from '../sites/site.ts'

/** What is shown in place of a page that cannot be reached and was not kept. */
export const OFFLINE = '/luring'

const SCRIPT = 'js/kept-pages.js'

/** What views/home/offline.eta reads. */
export const offlinePage = () => ({ title: 'Tanpa jaringan', scripts: [SCRIPT] })

/** What views/home/worker.eta reads: another version whenever a file or the page itself changed. */
export function readingWorkerPage(kind: SiteKind, asset: AssetUrl, page: string) {
  const files = ['css/balai.css', SCRIPT].map(asset)
  // Whom to call is kept from the start: it is needed most when nothing else works.
  const kept = kind === 'village' ? ['/kontak'] : []
  return { files, kept, offline: OFFLINE, version: versionOf(files.join() + page) }
}
