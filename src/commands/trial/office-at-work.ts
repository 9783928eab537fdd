import { shippedStandard } from '../../letters/standard/shipped-standard.ts'
import { newId } from '../../shared/id.ts'
import { plausibleAnswers } from './answers.ts'
import { ask } from './ask.ts'

const TYPE = 'keterangan-usaha'
const definition = (await shippedStandard()).types.find((type) => type.slug === TYPE)!

/** Where an officer sits: the app's port, the site's host name, the Cookie header of a session. */
export type Seat = { port: number; host: string; cookie: string }

/** Fills in a letter's form and presses 'Terbitkan', over HTTP; the letter's id once the app said that it is issued. */
export async function issueOverHttp({ port, host, cookie }: Seat): Promise<string> {
  const id = newId()
  const post = async (path: string, form: Record<string, string>) => {
    const { status, headers } = await ask(port, { host, path, form, cookie })
    if (status !== 303) throw new Error(`${path} answered ${status}`)
    return headers.location ?? ''
  }
  await post(`/admin/surat/baru/${TYPE}`, { id, ...plausibleAnswers(definition), aksi: 'periksa' } as Record<
    string,
    string
  >)
  const led = await post(`/admin/surat/${id}/terbitkan`, { version: '1' })
  if (!led.endsWith('pesan=terbit')) throw new Error(`Terbitkan led to ${led}`)
  return id
}

/** Officers who issue one letter after the other until the office closes; `issued` tells how many there are so far. */
export function openOffice(seat: Seat, officers: number): { issued(): number; close(): Promise<number> } {
  let open = true
  let letters = 0
  const work = async () => {
    while (open) {
      await issueOverHttp(seat)
      letters++
    }
  }
  const atWork = Promise.all(Array.from({ length: officers }, work))
  // Heard of at close(): until then nobody waits for it.
  atWork.catch(() => {})
  return {
    issued: () => letters,
    async close() {
      open = false
      await atWork
      return letters
    },
  }
}
