/**
 * Makes public/js/tiptap.js: the parts of TipTap and ProseMirror that the editor uses, in one file that a browser can load.
 * Run by hand when their versions or src/shared/prose change: node src/commands/make-editor.ts
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { rolldown } from 'rolldown'

const LICENCE = `/*! TipTap (c) Tiptap GmbH and ProseMirror (c) Marijn Haverbeke and others, both MIT: js/tiptap-licence.txt */`

/** The file as it is to be. */
export async function editorBundle(): Promise<string> {
  const bundle = await rolldown({
    input: path.join(import.meta.dirname, 'editor-parts.ts'),
    platform: 'browser',
    logLevel: 'silent',
  })
  const { output } = await bundle.generate({ format: 'es', minify: true, codeSplitting: false })
  await bundle.close()
  return `${LICENCE}\n${output[0].code}`
}

if (import.meta.main)
  await writeFile(path.resolve(import.meta.dirname, '../../public/js/tiptap.js'), await editorBundle())
