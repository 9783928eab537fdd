import { type Authorities, findAuthorities, type HeldMandate } from '../../accounts/officials/find-authorities.ts'
import type { Db } from '../../database/client.ts'
import type { Official } from '../../database/generated/client.ts'
import { titledName } from '../../shared/names.ts'
import type { Site } from '../../sites/site.ts'
import type { SignaturePlace } from '../paper/content.ts'
import {
  type Capacity,
  leaderWords,
  type SignatureForm,
  signatureLines,
  signatureWords,
  signerOffice,
} from './signature-lines.ts'

/** Somebody who may sign a letter, in one form. */
export type Signer = {
  /** Names the choice in a form: 'kepala' for the head, else the mandate's id. */
  key: string
  mandateId: string | null
  /** The official who signs. */
  officialId: string
  form: SignatureForm
  /** What is printed where the signer signs. */
  place: SignaturePlace
  /** With titles, exactly as typed. */
  name: string
  /** The capacity in words: 'a.n. Kepala Desa Beji, Sekretaris Desa'. */
  position: string
  /** What a sentence of the letter calls the signer: 'Sekretaris Desa Beji'. */
  office: string
  /** What a sentence of the letter calls who leads the office: 'Kepala Desa Beji', 'Plt. Kepala Desa Beji'. */
  leader: string
}

type Office = Pick<Site, 'id' | 'kind' | 'name' | 'isUrban' | 'code'>

/** Said where signersOn finds nobody. */
export const NO_SIGNER =
  'Belum ada pejabat yang dapat menandatangani hari ini. Minta admin situs mencatat kepala yang menjabat, atau mandat Plt., Plh., atau Pj.'

/** Said where the one chosen is not among them. */
export const SIGNER_GONE =
  'Penandatangan yang dipilih tidak lagi berwenang hari ini. Pilih lagi siapa yang menandatangani.'

/**
 * Everybody who may sign at the site on a day (ISO date), the likeliest first: whoever leads, then those who sign on
 * behalf, then those below. Empty where the head's office is vacant and no mandate fills it.
 */
export async function signersOn(db: Db, site: Office, day: string): Promise<Signer[]> {
  return signersAmong(await findAuthorities(db, site, day), site)
}

/**
 * The same of authorities already read. Plt. and Pj. fill a vacant office: they fall away while there is a head. A Plh. stands in for a head
 * who is away and comes first. Who leads does not also sign on behalf; u.b. stands on the secretary's own a.n.
 */
export function signersAmong({ head, mandates }: Authorities, site: Office): Signer[] {
  const held = (kind: string) => mandates.filter((mandate) => mandate.kind === kind)
  const vacant = head === null
  const leaders: Seat[] = [
    ...held('plh').map((mandate) => seat(mandate, { kind: 'plh' })),
    ...(head ? [{ official: head, mandate: null, form: { kind: 'head' as const } }] : []),
    ...(vacant ? held('plt').map((mandate) => seat(mandate, { kind: 'plt' })) : []),
    ...(vacant ? held('pj').map((mandate) => seat(mandate, { kind: 'pj' })) : []),
  ]
  const of = capacityGiving(leaders)
  if (!of) return []

  const leads = ({ officialId }: HeldMandate) => leaders.some(({ official }) => official.id === officialId)
  const onBehalf = held('an')
  const via = onBehalf.find(({ official }) => official.rank === 'secretary')?.official.position
  return [
    ...leaders,
    ...onBehalf
      .filter((mandate) => !leads(mandate))
      .map((mandate) => seat(mandate, { kind: 'an', of, position: mandate.official.position })),
    ...(via
      ? held('ub')
          .filter((mandate) => !leads(mandate))
          .map((mandate) => seat(mandate, { kind: 'ub', of, via, position: mandate.official.position }))
      : []),
  ].map((each) => signer(each, site))
}

/** The signer with this key, or the likeliest where nothing was chosen; null where nobody has it today. */
export const chosenSigner = (signers: Signer[], key: string | undefined): Signer | null =>
  (key ? signers.find((signer) => signer.key === key) : signers[0]) ?? null

/** The first form in which this official may sign; null for one who may not today, and where nobody is named. */
export const ownSigner = (signers: Signer[], officialId: string | null): Signer | null =>
  signers.find((signer) => signer.officialId === officialId) ?? null

type Seat = { official: Official; mandate: HeldMandate | null; form: SignatureForm }
const seat = (mandate: HeldMandate, form: SignatureForm): Seat => ({ official: mandate.official, mandate, form })

/** For whom one signs on behalf: the head in office gave the mandate, though a Plh. stands in today. */
function capacityGiving(leaders: Seat[]): Capacity | null {
  const order: Capacity[] = ['head', 'plt', 'pj', 'plh']
  return order.find((capacity) => leaders.some(({ form }) => form.kind === capacity)) ?? null
}

function signer({ official, mandate, form }: Seat, site: Office): Signer {
  const name = titledName(official)
  return {
    key: mandate?.id ?? 'kepala',
    mandateId: mandate?.id ?? null,
    officialId: official.id,
    form,
    place: { lines: signatureLines(form, site), name, rank: official.grade || null, nip: official.nip || null },
    name,
    position: signatureWords(form, site),
    office: signerOffice(form, site),
    leader: leaderWords(form, site),
  }
}
