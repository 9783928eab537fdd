import { z } from 'zod'
import type { SiteProfile } from '../../database/generated/client.ts'

const institution = z.object({ name: z.string(), head: z.string(), text: z.string() })
/** A body of the village (BPD, LPMD, PKK …), who leads it and what it does. */
export type Institution = z.output<typeof institution>

const fact = z.object({ label: z.string(), value: z.string(), asOf: z.string(), source: z.string() })
/** 'Jumlah penduduk' is '3.412 jiwa', as of an ISO day ('' where none is told), by a source. */
export type Fact = z.output<typeof fact>

const usefulNumber = z.object({
  name: z.string(),
  number: z.string(),
  note: z.string(),
  urgent: z.boolean(),
  whatsapp: z.boolean(),
})
/** Whom to call, by the number as people write it; an urgent one stands on the home. */
export type UsefulNumber = z.output<typeof usefulNumber>

/** The useful numbers as they are stored; what is none is left out. */
export const readNumbers = (stored: unknown): UsefulNumber[] => z.array(usefulNumber).catch([]).parse(stored)

/** All that a village writes of itself in its profile. */
export type ProfileTexts = Pick<SiteProfile, 'about' | 'history' | 'potentials' | 'vision' | 'missions'> & {
  institutions: Institution[]
  facts: Fact[]
  numbers: UsefulNumber[]
}

/** The texts of a profile; nothing where none was written yet. */
export const textsOf = (profile: SiteProfile | null): ProfileTexts => ({
  about: profile?.about ?? '',
  history: profile?.history ?? '',
  potentials: profile?.potentials ?? '',
  vision: profile?.vision ?? '',
  missions: profile?.missions ?? [],
  institutions: z.array(institution).catch([]).parse(profile?.institutions),
  facts: z.array(fact).catch([]).parse(profile?.facts),
  numbers: readNumbers(profile?.numbers),
})
