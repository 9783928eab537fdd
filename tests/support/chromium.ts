import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A real Chromium: the machine's own where it has one, else the one from npm with its libraries and its font, so that a
 * bare Debian needs nothing. Every *.localhost is this machine. `more` are further switches, as a film for its camera.
 */
export async function openChromium(more: string[] = []): Promise<Browser> {
  const { executablePath, env } = installed() ?? (await unpacked())
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP localhost 127.0.0.1',
    ...more,
  ]
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args, timeout: 60_000 })
}

type Found = { executablePath: string; env: Record<string, string> }

function installed(): Found | null {
  const executablePath = INSTALLED.find(existsSync)
  return executablePath ? { executablePath, env: {} } : null
}

/** Unpacked once per version, beside the packages; two test files may come here at the same time. */
async function unpacked(): Promise<Found> {
  const bin = path.join(path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../bin')
  const { version } = JSON.parse(await readFile(path.join(bin, '../package.json'), 'utf8')) as { version: string }
  const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(bin, folder)
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'), FONTCONFIG_FILE: path.join(folder, 'fonts.conf') },
  }
}

async function unpack(bin: string, folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true })
  const fresh = await mkdtemp(`${folder}-`)
  await insideTemporary(fresh, () =>
    Promise.all(
      ['chromium', 'al2023.tar', 'fonts.tar', 'swiftshader.tar'].map((name) => inflate(path.join(bin, `${name}.br`))),
    ),
  )
  await writeFile(path.join(fresh, 'fonts.conf'), fontsIn(path.join(folder, 'fonts')))
  await rename(fresh, folder).catch(async (error) => {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
}

/** The package unpacks into the folder for temporary files, whatever that is at the moment. */
async function insideTemporary(folder: string, work: () => Promise<unknown>): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}-cache</cachedir></fontconfig>
`
