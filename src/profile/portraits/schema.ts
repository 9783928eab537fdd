import { z } from 'zod'

/** The form of an official's photo: which one the officer saw, and the button that was pressed. */
export const portraitForm = z.object({
  seen: z.union([z.uuid(), z.literal('').transform(() => null)]),
  aksi: z.enum(['simpan', 'hapus']).catch('simpan'),
})
