import type { UploadForm } from '../../media/upload.ts'
import { processScan, SCAN_TOO_LARGE, type Scan } from './process-scan.ts'

/** The file of the form, judged before any transaction is open. */
export async function readScan({
  picture,
  tooLarge,
}: UploadForm): Promise<{ scan: Scan | null; fault?: { picture: string } }> {
  if (tooLarge) return { scan: null, fault: { picture: SCAN_TOO_LARGE } }
  if (!picture) return { scan: null }
  const outcome = await processScan(picture)
  return outcome.ok ? { scan: outcome.scan } : { scan: null, fault: { picture: outcome.fault } }
}
