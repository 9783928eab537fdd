import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

test('every plugin of the web server is imported: none is carried along unused', () => {
  const plugins = Object.keys(JSON.parse(read('package.json')).dependencies).filter((name) => /^@fastify\//.test(name))
  const code = globSync('src/**/*.ts', { cwd: root }).map(read).join('\n')
  expect(plugins.filter((name) => !code.includes(`from '${name}'`))).toEqual([])
})
