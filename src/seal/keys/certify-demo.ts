import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Database } from '../../database/client.ts'
import { isoDate } from '../../shared/dates.ts'
import { findSite } from '../../sites/find-site.ts'
import { siteTitle } from '../../sites/site.ts'
import { certifyList, requestCertificate } from './certify-list.ts'
import type { Jws } from './jws.ts'
import type { Making } from './make-key.ts'
import { certifyListKey, lockRoot, makeRoot, type Root, type RootFile, readCertificate, unlockRoot } from './root.ts'

/** Known to everybody, like the demo's password: its root proves nothing but that the way works. */
const DEMO_PASSPHRASE = 'balai-demo'
const SOON_MS = 30 * 86_400_000

/** Makes the demo's root once under the data folder, and lets it certify the list key where that has none, or one that ends soon. */
export async function certifyDemo(database: Database, dataDir: string, making: Making): Promise<void> {
  const regencies = await database.directory.site.findMany({ where: { kind: 'regency' }, select: { id: true } })
  for (const { id } of regencies) {
    const regency = await findSite(database, { scheme: 'http', port: null }, id)
    if (!regency) continue
    await database.office(id, async (db) => {
      const request = await requestCertificate(db, regency, making)
      const key = await db.sealKey.findFirst({ where: { siteId: id, id: request.kid }, select: { certificate: true } })
      if (lasts(key?.certificate as Jws | null, making.now)) return
      const root = demoRoot(path.join(dataDir, 'root-key.json'), siteTitle(regency), isoDate(making.now))
      const certificate = await certifyListKey(root, request, isoDate(making.now))
      await certifyList(db, regency, { certificate }, making)
    })
  }
}

function lasts(certificate: Jws | null, now: Date): boolean {
  const read = certificate && readCertificate(certificate)
  return read ? Date.parse(read.certificate.until) - now.getTime() > SOON_MS : false
}

function demoRoot(file: string, regency: string, madeOn: string): Root {
  if (existsSync(file)) return unlockRoot(JSON.parse(readFileSync(file, 'utf8')) as RootFile, DEMO_PASSPHRASE)
  const root = makeRoot({ regency, madeOn })
  writeFileSync(file, JSON.stringify(lockRoot(root, DEMO_PASSPHRASE)), { mode: 0o600 })
  return root
}
