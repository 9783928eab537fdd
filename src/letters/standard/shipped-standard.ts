import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type LetterStandard, letterStandard } from './settings.ts'
import { expandType, type SharedWording, sharedWording } from './shared-wording.ts'

const FOLDER = new URL('../../../prisma/standard/', import.meta.url)

const index = z.looseObject({ types: z.array(z.string().regex(/^[a-z0-9-]+$/)) })

const readJson = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`${name}.json`, FOLDER), 'utf8'))

/** The standard that Balai ships: a sample, until a regency publishes one as its own. */
export async function shippedStandard(): Promise<LetterStandard> {
  const { types, ...rest } = index.parse(await readJson('standard'))
  const shared = sharedWording.parse(await readJson('shared'))
  return letterStandard.parse({ ...rest, types: await Promise.all(types.map((name) => readType(name, shared))) })
}

const readType = async (name: string, shared: SharedWording) => expandType(await readJson(name), shared)
