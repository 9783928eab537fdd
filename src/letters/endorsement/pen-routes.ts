import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { doerOf } from '../../accounts/doer-of.ts'
import { officers } from '../../http/access.ts'
import { parseForm, parseUrl, typedValues } from '../../http/forms.ts'
import { readUploadForm } from '../../media/upload.ts'
import { isoDate } from '../../shared/dates.ts'
import { NotFound } from '../../shared/errors.ts'
import { refused } from '../../shared/saving.ts'
import type { Site } from '../../sites/site.ts'
import { MAX_SCAN_BYTES } from '../numbers/process-scan.ts'
import { readScan } from '../numbers/read-scan.ts'
import { signersOn } from '../signing/signers-on.ts'
import { findAsked } from './find-asked.ts'
import { findMover, type StepMover } from './find-mover.ts'
import { recordBoth } from './make-step.ts'
import { DESK, penPage } from './page.ts'
import { recordPen } from './record-pen.ts'
import { askedParams, penForm } from './schema.ts'

/** The paper route: that the camat signed with a pen is recorded at the district, or at the village the paper came back to. */
export async function penRoutes(app: FastifyInstance) {
  const { database } = app

  const read = ({ site, officer, ip: address }: FastifyRequest, id: string) => {
    const { id: siteId, kind, districtId } = site
    return database.endorser(districtId, async (db) => {
      const { letter, ...asked } = await findAsked(db, { id: districtId }, id)
      if (kind === 'village' && asked.siteId !== siteId) throw new NotFound('Surat tidak ditemukan.')
      const at = kind === 'district' ? ('district' as const) : ('office' as const)
      const mover = { officerId: officer!.id, name: officer!.name, at }
      await recordBoth(db, asked, { deed: 'endorsement.view', mover, address })
      const district = await db.site.findUniqueOrThrow({ where: { id: districtId } })
      const signers = await signersOn(db, { ...district, kind: 'district' }, isoDate(app.now()))
      return { letter, signer: signers[0] ?? null }
    })
  }

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    at: string,
    typed?: { values: Record<string, string>; errors: Record<string, string> },
  ) => {
    const { site } = request
    const { id } = parseUrl(askedParams, request.params)
    const { letter, signer } = await read(request, id)
    const likely = {
      endorsedOn: isoDate(app.now()),
      signerName: signer?.name ?? '',
      signerPosition: signer?.position ?? `Camat ${site.districtName}`,
    }
    const page = penPage(letter, { back: `${at}/${id}`, action: `${at}/${id}/pena`, values: likely, ...typed })
    return reply.page('letters/endorsement/pen', page)
  }

  const record = async (request: FastifyRequest, reply: FastifyReply, at: string) => {
    const { site } = request
    const { id } = parseUrl(askedParams, request.params)
    const upload = await readUploadForm(request, { maxFileBytes: MAX_SCAN_BYTES })
    const form = parseForm(penForm, upload.fields)
    const { scan, fault } = await readScan(upload)
    const village = site.kind === 'village' ? site : null
    const mover = await moverOf(site, request.officer!.id)
    const saving =
      form.ok && !fault
        ? await database.endorser(site.districtId, (db) =>
            recordPen(db, { id: site.districtId }, { id, ...form.value, scan }, { mover, village }, doerOf(request)),
          )
        : refused<never>({ ...(!form.ok && form.errors), ...fault })
    if (saving.kind === 'refused')
      return show(request, reply.code(422), at, { values: typedValues(upload.fields), errors: saving.errors })
    return reply.redirect(`${at}/${id}?pesan=pena`, 303)
  }

  /** Each officer is known in their own site's scope. */
  const moverOf = (site: Site, officerId: string): Promise<StepMover> => {
    const open = site.kind === 'village' ? database.office : database.endorser
    return open(site.id, (db) => findMover(db, site, officerId))
  }

  const atDistrict = { config: officers('review', 'district') }
  const atVillage = { config: officers('letters', 'village') }
  app.get(`${DESK}/:id/pena`, atDistrict, (request, reply) => show(request, reply, DESK))
  app.post(`${DESK}/:id/pena`, atDistrict, (request, reply) => record(request, reply, DESK))
  app.get('/admin/surat/:id/pena', atVillage, (request, reply) => show(request, reply, '/admin/surat'))
  app.post('/admin/surat/:id/pena', atVillage, (request, reply) => record(request, reply, '/admin/surat'))
}
