import { z } from 'zod'
import { type ParsedForm, parseForm, typedValues, type Values } from '../http/forms.ts'
import { typedLine } from '../http/item-schemas.ts'
import { parseMobile } from '../shared/phone.ts'
import { MOTIF_NAMES, type Motif } from '../sites/motifs.ts'
import { ACCENTS, type SiteKind } from '../sites/site.ts'
import { readArrangement } from './arrangement.ts'
import { parseHoursForm } from './hours-form.ts'
import { type Settings, TOPIC_KEYS, type Topic } from './topics.ts'

export const topicParams = z.object({ topic: z.enum(TOPIC_KEYS) })
export const settingsQuery = z.object({ pesan: z.string().max(20).optional().catch(undefined) })
/** The version a topic was read at; 0 where it was never changed. */
export const topicVersion = z.object({ version: z.coerce.number().int().min(0).max(2_147_483_647) })
export const publishForm = z.object({ seen: z.string().max(400) })

const identity = z.object({
  tagline: typedLine(120, 'Semboyan paling banyak 120 huruf.'),
  nameForm: z.enum(['plain', 'government'], 'Pilih cara nama ditulis.'),
})

const accent = z.object({ accent: z.enum(ACCENTS, 'Pilih satu warna.') })

const MOTIFS = MOTIF_NAMES.map(({ name }) => name) as [Motif, ...Motif[]]
const motif = z.object({
  motif: z.union([z.literal('').transform(() => null), z.enum(MOTIFS)], 'Pilih satu motif.'),
})

/** Empty, or by this schema. */
const orEmpty = <T extends z.ZodType<string>>(schema: T) => z.union([z.literal(''), schema])

const contacts = z.object({
  address: typedLine(200, 'Alamat paling banyak 200 huruf.'),
  postalCode: z
    .string()
    .trim()
    .regex(/^(\d{5})?$/, 'Kode pos terdiri dari 5 angka.')
    .default(''),
  phone: typedLine(30, 'Nomor telepon paling banyak 30 angka.').pipe(
    z.string().regex(/^[\d\s()+.-]*$/, 'Nomor telepon hanya berisi angka, spasi, dan tanda ( ) + -'),
  ),
  whatsapp: z
    .string()
    .trim()
    .default('')
    .transform((typed, context) => {
      const number = typed === '' ? '' : parseMobile(typed)
      if (number !== null) return number
      context.addIssue({ code: 'custom', message: 'Isi nomor ponsel yang benar, misalnya 0812-3456-7890.' })
      return z.NEVER
    }),
  email: typedLine(120, 'Surel paling banyak 120 huruf.').pipe(
    orEmpty(z.email('Isi alamat surel yang benar, misalnya desa@contoh.id.')),
  ),
})

type Read = (values: Values, kind: SiteKind) => ParsedForm<Partial<Settings>>

/** How each topic's form is read; the logo comes as a file. */
const READ: Record<Exclude<Topic, 'logo'>, Read> = {
  identitas: (values) => parseForm(identity, values),
  warna: (values) => parseForm(accent, values),
  kain: (values) => parseForm(motif, values),
  jam: parseHoursForm,
  kontak: (values) => parseForm(contacts, values),
  menu: (values, kind) => ({ ok: true, value: { menu: readArrangement('menu', kind, values) } }),
  beranda: (values, kind) => ({ ok: true, value: { home: readArrangement('beranda', kind, values) } }),
}

/** What was typed on a topic's page, or what is wrong with it. */
export const parseTopic = (topic: Exclude<Topic, 'logo'>, body: unknown, kind: SiteKind) =>
  READ[topic](typedValues(body), kind)
