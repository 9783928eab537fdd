import { z } from 'zod'
import { typedLine } from '../../http/item-schemas.ts'
import type { Site } from '../../sites/site.ts'
import { type Role, rolesAt } from '../permissions.ts'

/** The name of a role's box in the form. */
export const roleField = (role: string): string => `role-${role}`

/** What every form of an account says: the name, the roles that were ticked, the official it belongs to. */
const facts = {
  name: typedLine(100, 'Nama paling banyak 100 huruf.').pipe(z.string().min(1, 'Isi nama orangnya.')),
  roles: z.array(z.custom<Role>()).min(1, 'Pilih paling sedikit satu peran.'),
  officialId: z
    .union([z.uuid(), z.literal('')], { error: 'Pilih pejabat dari daftar.' })
    .default('')
    .transform((id) => id || null),
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

/** The roles of this site whose boxes were ticked; any other is not heard. */
const withRoles = (site: Pick<Site, 'kind'>) => (typed: unknown) => {
  const boxes = typed as Record<string, unknown>
  return { ...boxes, roles: rolesAt(site.kind).filter((role) => boxes[roleField(role)] === 'ya') }
}

/** The form of an account at this site. */
export const officerForm = (site: Pick<Site, 'kind'>) => z.preprocess(withRoles(site), z.object(facts))
export type OfficerFields = z.output<ReturnType<typeof officerForm>>

/** The form that invites somebody: the same, with what is typed at /masuk. */
export const invitationForm = (site: Pick<Site, 'kind'>) =>
  z.preprocess(withRoles(site), z.object({ username, ...facts }))
export type InvitationFields = z.output<ReturnType<typeof invitationForm>>

/** The id a form was given for the link it makes. */
export const linkField = z.object({ tautan: z.uuid() })

export const officersQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined) })
