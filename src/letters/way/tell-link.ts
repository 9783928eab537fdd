import { whatsappLink } from '../../shared/phone.ts'
import { type Site, siteTitle } from '../../sites/site.ts'
import type { OfficeWay } from './find-way.ts'

/**
 * The address that opens WhatsApp at whoever a letter in this state waits for, with how many wait and where: no name, no
 * number of a letter, nothing of what it says. Null where the office has given no number.
 */
export function tellLink(
  site: Pick<Site, 'kind' | 'name' | 'isUrban' | 'code' | 'origin'>,
  way: OfficeWay,
  { status, count }: { status: string; count: number },
): string | null {
  const checks = status === 'submitted' && way.flow === 'checked'
  const phone = checks ? way.checkerPhone : way.signerPhone
  if (!phone) return null
  const what = checks ? 'diperiksa' : 'ditandatangani'
  return whatsappLink(
    phone,
    `Ada ${count} surat menunggu ${what} di ${siteTitle(site)}.\n${site.origin}/admin/tanda-tangan`,
  )
}
