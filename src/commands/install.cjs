// Before npm start, npm run dev and npm test: installs what the lock file asks for and generates the database client,
// where either is missing or out of date. Plain JavaScript, since the machine's own Node may be an old one.
const { execSync } = require('node:child_process')
const { existsSync, statSync } = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '../..')
const run = (command) => execSync(command, { cwd: root, stdio: 'inherit' })
const has = (file) => existsSync(path.join(root, file))
const changedAt = (file) => (has(file) ? statSync(path.join(root, file)).mtimeMs : 0)

/** No package needs a script of its own; npm before 11 would run them all. */
function install() {
  if (changedAt('node_modules/.package-lock.json') >= changedAt('package-lock.json')) return
  console.log('Installing what Balai needs; the first time this takes a minute …')
  run('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error')
}

/** npm 10 brings the Node of this machine's kind, but forgets to put it where scripts look for it. */
function findNode() {
  if (has('node_modules/.bin/node')) return
  const brought = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  if (has(`node_modules/${brought}`)) run(`npm rebuild --ignore-scripts --loglevel=error ${brought}`)
  else if (Number(process.versions.node.split('.')[0]) < 24) {
    console.error(`Balai needs Node 24 or newer; this machine has ${process.version}. See https://nodejs.org`)
    process.exit(1)
  }
}

function generate() {
  if (changedAt('src/database/generated/client.ts') < changedAt('prisma/schema.prisma')) run('npx prisma generate')
}

install()
findNode()
generate()
