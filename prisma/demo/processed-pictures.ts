import { type ProcessedPicture, processPicture } from '../../src/media/process-picture.ts'
import { type DemoPicture, demoPicture, drawPicture } from './pictures.ts'

const processedPictures = new Map<string, Promise<ProcessedPicture>>()

/** A drawing as the upload leaves it; several items show the same one: it goes through the processing once. */
export function processedOnce(picture: DemoPicture): Promise<ProcessedPicture> {
  const key = drawPicture(picture)
  const known = processedPictures.get(key) ?? processDrawing(picture)
  processedPictures.set(key, known)
  return known
}

async function processDrawing(picture: DemoPicture): Promise<ProcessedPicture> {
  const outcome = await processPicture(await demoPicture(picture))
  if (!outcome.ok) throw new Error(outcome.fault)
  return outcome.picture
}
