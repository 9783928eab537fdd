import { z } from 'zod'

/** The form of an official's photo: which one the officer saw, one chosen of the site's pictures, and the button that was pressed. */
export const portraitForm = z.object({
  seen: z.union([z.uuid(), z.literal('').transform(() => null)]),
  pilih: z.uuid().nullable().catch(null),
  aksi: z.enum(['simpan', 'hapus']).catch('simpan'),
})
