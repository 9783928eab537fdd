// Before npm start, npm run dev and npm test: installs what the lock file asks for and generates the database client,
// where either is missing or out of date. Plain JavaScript, since the machine's own Node may be an old one.
const { execSync } = require('node:child_process')
const { statSync } = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '../..')
const run = (command) => execSync(command, { cwd: root, stdio: 'inherit' })

function changedAt(file) {
  try {
    return statSync(path.join(root, file)).mtimeMs
  } catch {
    return 0
  }
}

if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) {
  console.log('Installing what Balai needs; this takes a minute the first time …')
  run('npm ci --no-audit --no-fund --loglevel=error')
} else if (changedAt('src/database/generated/client.ts') < changedAt('prisma/schema.prisma')) {
  run('npx prisma generate')
}
