import path from 'node:path'
import { defineConfig } from 'prisma/config'

const here = import.meta.dirname

// The Prisma CLI wants to download its schema engine; ours answers from the same engine as WebAssembly, out of npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(here, 'prisma/schema-engine.mjs')

export default defineConfig({
  schema: path.join(here, 'prisma/schema.prisma'),
  migrations: { path: path.join(here, 'prisma/migrations') },
  datasource: { url: process.env.DATABASE_OWNER_URL ?? 'postgresql://localhost:5432/balai' },
})
