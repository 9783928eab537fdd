import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { editorBundle } from '../src/commands/make-editor.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

test('every plugin of the web server is imported: none is carried along unused', () => {
  const plugins = Object.keys(JSON.parse(read('package.json')).dependencies).filter((name) => /^@fastify\//.test(name))
  const code = globSync('src/**/*.ts', { cwd: root }).map(read).join('\n')
  expect(plugins.filter((name) => !code.includes(`from '${name}'`))).toEqual([])
})

test('the editor’s file holds what its packages and our reader of texts are now, within the budget', async () => {
  const made = await editorBundle()
  expect(read('public/js/tiptap.js') === made, 'run: node src/commands/make-editor.ts').toBe(true)
  const own = globSync('public/js/editor/*.js', { cwd: root }).map(read)
  const all = [made, read('public/js/editor.js'), read('public/js/form-saves.js'), ...own]
  const bytes = all.map((text) => brotliCompressSync(text).length).reduce((sum, each) => sum + each)
  expect(bytes).toBeLessThan(120_000)
})
