import { z } from 'zod'
import { jakartaTime, longDateWithDay, parseIsoDate } from '../shared/dates.ts'

const DAY_MS = 86_400_000
const clockTime = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/

/** The day and hour (WIB) at which a draft is to publish itself: to come, and within a year. */
export const scheduleForm = (now: Date) =>
  z
    .object({
      tanggal: z
        .string()
        .default('')
        .refine((text) => parseIsoDate(text) !== null, 'Isi tanggal terbit.'),
      jam: z
        .string()
        .default('')
        .refine((text) => clockTime.test(text), 'Isi jam terbit, misalnya 07:00.'),
    })
    .transform(({ tanggal, jam }) => new Date(`${tanggal}T${jam.slice(0, 5)}:00+07:00`))
    .refine((at) => at > now, { path: ['tanggal'], message: 'Waktu itu sudah lewat. Pilih waktu yang akan datang.' })
    .refine((at) => at.getTime() < now.getTime() + 366 * DAY_MS, {
      path: ['tanggal'],
      message: 'Pilih waktu paling lama satu tahun lagi.',
    })

/** What views/partials/schedule.eta reads of the item at an address of the desk. */
export const scheduleModel = (address: string, { publishAt }: { publishAt: Date | null }) => ({
  when: publishAt && `${longDateWithDay(publishAt)}, ${jakartaTime(publishAt)}`,
  action: `${address}/jadwalkan`,
  cancelAction: `${address}/batal-jadwal`,
})
