import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import { titledName } from '../../shared/names.ts'
import { conflict, type Doer, refused, type Saving, saved } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { recordAudit } from '../record-audit.ts'
import { roleWord } from '../role-words.ts'
import { findAuthorities, type HeldMandate } from './find-authorities.ts'
import { findMandate } from './find-mandate.ts'
import type { MandateFields } from './schema.ts'
import { covers, lockOfficials, overlap, termOf, termWords } from './term.ts'

/**
 * Gives an official a mandate under the id the form was given. Refused where it could not be used on its first day: its holder
 * is not in office, a Plt. or Pj. would stand beside a head, a u.b. has no a.n. of the secretary to stand on.
 */
export async function giveMandate(
  db: Db,
  site: Site,
  { id, fields }: { id: string; fields: MandateFields },
  { officer, address }: Doer,
): Promise<Saving<HeldMandate>> {
  await lockOfficials(db, site)
  const where = { siteId_id: { siteId: site.id, id } }
  const there = await db.mandate.findUnique({ where, include: { official: true } })
  if (there) return saysTheSame(there, fields) ? saved(there) : conflict(there)
  const faults = await faultsOf(db, site, fields)
  if (faults) return refused(faults)
  const { since, until, ...facts } = fields
  await db.mandate.createMany({
    data: { siteId: site.id, id, ...facts, since: new Date(since), until: until ? new Date(until) : null },
  })
  const detail = { kind: fields.kind, official: fields.officialId, since, until }
  await recordAudit(db, site, { officer, deed: 'mandate.give', subjectId: id, detail, address })
  return saved(await findMandate(db, site, id))
}

const saysTheSame = (mandate: HeldMandate, fields: MandateFields): boolean => {
  const { since, until } = termOf(mandate)
  const { officialId, kind, basis } = mandate
  return (
    officialId === fields.officialId &&
    kind === fields.kind &&
    basis === fields.basis &&
    since === fields.since &&
    until === fields.until
  )
}

async function faultsOf(db: Db, site: Site, fields: MandateFields): Promise<Record<string, string> | null> {
  const { officialId, kind, since } = fields
  const holder = await db.official.findUnique({
    where: { siteId_id: { siteId: site.id, id: officialId } },
    include: { mandates: true },
  })
  if (!holder) return { officialId: 'Pilih pejabat yang menerima mandat.' }
  const head = roleWord('head', site).toLowerCase()
  if (holder.rank === 'head')
    return { officialId: `${titledName(holder)} tercatat sebagai ${head}. Pilih pejabat lain sebagai penerima mandat.` }
  if (!covers(termOf(holder), since)) return { since: `${inOfficeWords(holder)} Pilih tanggal di dalamnya.` }
  const same = holder.mandates.find((each) => each.kind === kind && overlap(termOf(each), fields))
  if (same) return { since: `Mandat yang sama sudah tercatat, ${termWords(termOf(same))}.` }
  const day = await findAuthorities(db, site, since)
  if ((kind === 'plt' || kind === 'pj') && day.head)
    return {
      kind: `${titledName(day.head)} menjabat ${head} pada hari itu. Plt. dan Pj. mengisi jabatan kosong; pilih Plh., atau akhiri dulu masa jabatannya.`,
    }
  if (kind !== 'ub') return null
  if (holder.rank === 'secretary') return { kind: 'Sekretaris menandatangani a.n., bukan u.b. Pilih a.n.' }
  const secretaryMay = day.mandates.some((each) => each.kind === 'an' && each.official.rank === 'secretary')
  return secretaryMay
    ? null
    : { kind: 'u.b. berjalan lewat mandat a.n. sekretaris. Catat dulu mandat a.n. sekretaris.' }
}

const inOfficeWords = (official: Official): string => `${titledName(official)} menjabat ${termWords(termOf(official))}.`
