/** Preloaded by `npm start`: what Node compiled is kept beside the packages, so that the next start need not compile it again. */
import { enableCompileCache } from 'node:module'
import path from 'node:path'

enableCompileCache(path.resolve(import.meta.dirname, '../../node_modules/.cache/compiled'))
