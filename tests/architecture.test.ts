import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

type File = { path: string; text: string }
/** A rule of the house: what it says, the faults it finds, and made-up files that break it. */
type Rule = { fact: string; faults: (files: File[]) => string[]; offends: File[] }

/** From the ground up. Imports go down; there are no arrows between the rooms of one floor. */
const FLOORS = [
  ['shared'],
  ['database'],
  ['http'],
  ['sites'],
  ['accounts'],
  ['residents', 'seal', 'media', 'writing', 'search'],
  ['items'],
  ['letters', 'news', 'products', 'profile', 'agenda', 'documents', 'complaints', 'announcements', 'galleries'],
  ['requests'],
  ['home', 'services', 'verification', 'district', 'regency', 'settings'],
  ['app.ts', 'server.ts', 'config.ts', 'commands'],
]
const TOP = FLOORS.at(-1) as string[]
const ROOMS = FLOORS.flat()
const AT_THE_TOP = new Set(
  `package.json package-lock.json tsconfig.json docker-compose.yml README.md Dockerfile Caddyfile LICENSE CHANGELOG.md CONTRIBUTING.md
  SECURITY.md prisma.config.ts biome.json vitest.config.ts .env.example .ci docs prisma src views public tests
  .git .gitignore .gitattributes .dockerignore .editorconfig .npmrc .nvmrc .node-version .env node_modules data`.split(
    /\s+/,
  ),
)
const LAYERS =
  /(^|[/-])(utils?|helpers?|services?|controllers?|models|handlers?|managers?|repositor(y|ies)|types|constants|common|misc|index)(\.ts|\/)/
const VERBS = new Set(
  `add archive ask attempt change check close compose count create delete drop edit find finish hide issue keep list lookup mark move open
  prepare process publish put read record remove replace reserve restore revoke save search send set show start store submit suspend
  unpublish update verify withdraw`.split(/\s+/),
)

const room = (file: string) => file.split('/')[1] ?? ''
const floorOf = (name: string) => FLOORS.findIndex((floor) => floor.includes(name))
/** From accounts up to home: where deeds live. */
const isFeature = (name: string) => floorOf(name) >= floorOf('accounts') && !TOP.includes(name)
const among = (files: File[], pattern: RegExp) => files.filter((file) => pattern.test(file.path))
const source = (files: File[]) => among(files, /^src\/.*\.ts$/)

const importsOf = ({ path: from, text }: File): string[] =>
  [...text.matchAll(/\b(?:from|import)[\s(]*'(\.[^']+)'/g)].map((match) =>
    path.posix.join(path.posix.dirname(from), match[1] as string),
  )

/** Every place where a pattern stands, as 'path:line: what'. */
const standing = (files: File[], pattern: RegExp, why: string): string[] =>
  files.flatMap((file) =>
    [...file.text.matchAll(pattern)].map(
      (match) => `${file.path}:${file.text.slice(0, match.index).split('\n').length}: ${match[0].trim()} – ${why}`,
    ),
  )

/** The page as a browser gets it: template code is taken out, line ends stay. */
const asMarkup = (files: File[]): File[] =>
  among(files, /^views\/.*\.eta$/).map(({ path, text }) => ({
    path,
    text: text.replaceAll(/<%[\s\S]*?%>/g, (code) => `…${'\n'.repeat(code.split('\n').length - 1)}`),
  }))

const RULES: Rule[] = [
  {
    fact: 'every room of src has its floor',
    faults: (files) =>
      [...new Set(source(files).map((file) => room(file.path)))]
        .filter((name) => !ROOMS.includes(name))
        .map((name) => `src/${name} has no floor in architecture.md: give it one there, and here in FLOORS`),
    offends: [{ path: 'src/helpers/text.ts', text: '' }],
  },
  {
    fact: 'imports only go down, never across a floor',
    faults: (files) =>
      source(files).flatMap((file) =>
        importsOf(file)
          .map((target) => [room(file.path), room(target), target] as const)
          .filter(([from, to, target]) => target.startsWith('src/') && from !== to && !TOP.includes(from))
          .filter(([from, to]) => floorOf(to) >= floorOf(from))
          .map(([from, to, target]) => `${file.path} imports ${target}: ${to} does not stand below ${from}`),
      ),
    offends: [{ path: 'src/news/routes.ts', text: "import { findLetter } from '../letters/find-letter.ts'" }],
  },
  {
    fact: 'app.ts knows no command, and only the server starts it from there',
    faults: (files) =>
      source(files).flatMap((file) =>
        importsOf(file)
          .filter(
            (target) =>
              target === 'src/server.ts' || (file.path === 'src/app.ts' && target.startsWith('src/commands/')),
          )
          .map((target) => `${file.path} imports ${target}`),
      ),
    offends: [{ path: 'src/app.ts', text: "import { demo } from './commands/demo.ts'" }],
  },
  {
    fact: 'only commands reach outside src',
    faults: (files) =>
      source(files).flatMap((file) =>
        importsOf(file)
          .filter((target) => !target.startsWith('src/') && room(file.path) !== 'commands')
          .map((target) => `${file.path} imports ${target}`),
      ),
    offends: [{ path: 'src/letters/routes.ts', text: "import types from '../../prisma/standard/types.json'" }],
  },
  {
    fact: 'a feature uses another’s deeds and types, never its routes, schema or page',
    faults: (files) =>
      source(files).flatMap((file) =>
        importsOf(file)
          .filter((target) => room(target) !== room(file.path) && !TOP.includes(room(file.path)))
          .filter((target) => /(^|[/-])(routes|schema|page)\.ts$/.test(target))
          .map((target) => `${file.path} imports ${target}: move what is shared to a file named for what it does`),
      ),
    offends: [{ path: 'src/home/page.ts', text: "import type { Story } from '../news/page.ts'" }],
  },
  {
    fact: 'files have fewer than 250 lines',
    faults: (files) =>
      among(files, /^(src|tests|views|prisma\/demo|public\/(css|js))\/.*\.(ts|eta|css|js)$/)
        .map((file) => [file.path, file.text.split('\n').length] as const)
        .filter(([, lines]) => lines > 250)
        .map(([name, lines]) => `${name} has ${lines} lines`),
    offends: [{ path: 'views/news/show.eta', text: '\n'.repeat(250) }],
  },
  {
    fact: 'nothing stands at the top of the repository but what architecture.md names',
    faults: (files) =>
      [...new Set(files.map((file) => file.path.split('/')[0] as string))]
        .filter((name) => !AT_THE_TOP.has(name) && !name.endsWith('.log'))
        .map((name) => `${name} stands at the top`),
    offends: [{ path: 'jest.config.js', text: '' }],
  },
  {
    fact: 'files are named for what they do, in small letters with hyphens, never for a layer',
    faults: (files) =>
      source(files)
        .map((file) => file.path.slice('src/'.length))
        .filter(
          (name) =>
            LAYERS.test(name.replace(/^[a-z]+\//, '')) ||
            !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(name),
        )
        .map((name) => `src/${name} is named for a layer, or not in small-letters-with-hyphens.ts`),
    offends: [{ path: 'src/news/news-helpers.ts', text: '' }],
  },
  {
    fact: 'issue-letter.ts exports issueLetter',
    faults: (files) =>
      source(files)
        .map((file) => [file, path.basename(file.path, '.ts')] as const)
        .filter(
          ([file, name]) => name.includes('-') && VERBS.has(name.split('-')[0] as string) && isFeature(room(file.path)),
        )
        .map(([file, name]) => [file, name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase())] as const)
        .filter(([file, deed]) => !new RegExp(`export (async )?(function|const) ${deed}\\b`).test(file.text))
        .map(([file, deed]) => `${file.path} does not export ${deed}`),
    offends: [{ path: 'src/letters/issue-letter.ts', text: 'export function issue() {}' }],
  },
  {
    fact: 'the types are not argued with, and nothing is put off',
    faults: (files) =>
      standing(
        among(files, /^(src|prisma\/demo|public\/js|views|tests)\/.*\.(ts|js|eta)$/).filter(
          (file) => file.path !== 'tests/architecture.test.ts',
        ),
        /(?<!^\s*(\/?\*|\/\/).*)(\bas any\b|: any\b)|@ts-(ignore|nocheck|expect-error)|\b(TODO|FIXME|XXX|HACK)\b|\b(test|describe|it)\.(only|todo|skip)\(/gm,
        'finish it',
      ),
    offends: [{ path: 'src/news/page.ts', text: 'const row = found as any' }],
  },
  {
    fact: 'views and tests have a folder per feature, named as in src',
    faults: (files) =>
      among(files, /^(views|tests)\/.+\//)
        .map((file) => file.path.split('/').slice(0, 2).join('/'))
        .filter((folder, index, all) => all.indexOf(folder) === index && !ROOMS.includes(room(folder)))
        .filter((folder) => !/^(views\/(layouts|partials|errors)|tests\/(support|browser|demo|server))$/.test(folder))
        .map((folder) => `${folder} is no room of src`),
    offends: [{ path: 'views/blog/list.eta', text: '' }],
  },
  {
    fact: 'a page has no script and no style of its own: the Content-Security-Policy would stop them',
    faults: (files) => [
      ...standing(
        asMarkup(files),
        /<script(?![^>]*\bsrc=)(?! type="application\/ld\+json">)[^>]*>/gi,
        'put it into public/js',
      ),
      ...standing(asMarkup(files), /<style\b|\sstyle\s*=/gi, 'put it into public/css'),
      ...standing(asMarkup(files), /<[a-z][^<>]*\son[a-z]+\s*=/gi, 'put it into public/js'),
      ...standing(asMarkup(files), /\bhref\s*=\s*["']?javascript:/gi, 'put it into public/js'),
    ],
    offends: [{ path: 'views/news/show.eta', text: '<button onclick="go()">Terbitkan</button>' }],
  },
  {
    fact: 'a page loads nothing from another origin',
    faults: (files) => [
      ...standing(
        asMarkup(files),
        /\b(src|srcset|poster)\s*=\s*["']?(https?:)?\/\/[^\s"'>]*/gi,
        'serve it from public/',
      ),
      ...standing(asMarkup(files), /<(link|use)\b[^>]*href\s*=\s*["']?(https?:)?\/\/[^>]*/gi, 'serve it from public/'),
      ...standing(
        among(files, /^public\/css\//),
        /(url\(|@import)\s*["']?(https?:)?\/\/[^\s)]*/gi,
        'serve it from public/',
      ),
      ...standing(
        among(files, /^public\/js\//),
        /\b(from|import|fetch)[\s(]*["'](https?:)?\/\/[^"']*/gi,
        'serve it from public/',
      ),
    ],
    offends: [{ path: 'views/layouts/site.eta', text: '<link rel="stylesheet" href="https://fonts.example/x.css">' }],
  },
]

const house = readHouse('')

describe('the house', () => {
  test.each(RULES)('$fact', ({ faults }) => {
    expect(faults(house), 'Each line is a fault to mend').toEqual([])
  })

  test.each(RULES)('this would be noticed if not: $fact', ({ faults, offends }) => {
    expect(faults(offends)).not.toEqual([])
  })
})

/** Every file of the repository that people write, with its text where a rule reads it. */
function readHouse(folder: string): File[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(folder, entry.name)
    if (/^(\.git|node_modules|data|src\/database\/generated)$/.test(name)) return []
    if (entry.isDirectory()) return readHouse(name)
    const isText = /\.(ts|js|css|eta)$/.test(name)
    return [{ path: name, text: isText ? readFileSync(path.join(root, name), 'utf8') : '' }]
  })
}
