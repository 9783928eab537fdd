import { z } from 'zod'
import { typedLine } from '../../http/item-schemas.ts'
import type { Site } from '../../sites/site.ts'
import { type Role, rolesAt } from '../permissions.ts'

/** The name of a role's box in the form. */
export const roleField = (role: string): string => `role-${role}`

const facts = (site: Pick<Site, 'kind'>) => ({
  name: typedLine(100, 'Nama paling banyak 100 huruf.').pipe(z.string().min(1, 'Isi nama orangnya.')),
  officialId: z.union([z.uuid(), z.literal('')], { error: 'Pilih pejabat dari daftar.' }).default(''),
  ...Object.fromEntries(rolesAt(site.kind).map((role) => [roleField(role), z.string().default('')])),
})

type Facts = { name: string; officialId: string } & Record<string, unknown>

/** What every form of an account says: the name, the roles that were ticked, the official it belongs to. */
const read = (site: Pick<Site, 'kind'>, typed: Facts, context: z.RefinementCtx) => {
  const roles: Role[] = rolesAt(site.kind).filter((role) => typed[roleField(role)] === 'ya')
  if (roles.length === 0)
    context.addIssue({ code: 'custom', path: ['roles'], message: 'Pilih paling sedikit satu peran.' })
  return { name: typed.name, roles, officialId: typed.officialId || null }
}

const username = z
  .string()
  .default('')
  .transform((typed) => typed.trim().toLowerCase())
  .pipe(
    z
      .string()
      .regex(
        /^[a-z][a-z0-9._-]{2,39}$/,
        'Nama pengguna 3 sampai 40 huruf kecil, angka, titik, atau garis; huruf di depan. Misalnya siti.aminah.',
      ),
  )

/** The form of an account at this site. */
export const officerForm = (site: Pick<Site, 'kind'>) =>
  z.object(facts(site)).transform((typed, context) => read(site, typed as Facts, context))
export type OfficerFields = z.output<ReturnType<typeof officerForm>>

/** The form that invites somebody: the same, with what is typed at /masuk. */
export const invitationForm = (site: Pick<Site, 'kind'>) =>
  z
    .object({ username, ...facts(site) })
    .transform((typed, context) => ({ username: typed.username, ...read(site, typed as unknown as Facts, context) }))
export type InvitationFields = z.output<ReturnType<typeof invitationForm>>

/** The id a form was given for the link it makes. */
export const linkField = z.object({ tautan: z.uuid() })

export const officersQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined) })
