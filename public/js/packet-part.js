// The part of the verification page that checks a proof packet on the device (views/verification/packet.eta). Nothing of the
// packet leaves it, and nothing is kept. Loaded when a packet is chosen.
import { checkPacket, UNKNOWN_ROOT } from './packet.js'
import { endedWords } from './verification/check-qr.js'
import { longDay, maskName } from './verification/fact-words.js'
import { keptLists } from './verification/lists.js'

/** A verdict from its template in the page, its words filled in; a line whose words are null is left out. */
function shown(part, name, words) {
  const verdict = part.querySelector(`template[data-packet-${name}]`).content.cloneNode(true)
  for (const each of verdict.querySelectorAll('[data-of]')) {
    const said = words[each.dataset.of]
    if (said === null) each.closest('div').remove()
    else each.textContent = said
  }
  return verdict
}

function tell(part, { facts, position, type, site, endorsement, files, head, issued, root }) {
  const verdict = shown(part, 'good', {
    issuer: site.name,
    host: site.host,
    number: facts.number,
    type,
    holder: maskName(facts.holder ?? '') || null,
    date: longDay(facts.issuedOn),
    until: facts.validUntil && longDay(facts.validUntil),
    signer: `${facts.signerName}, ${facts.signerPosition}`,
    endorsement:
      endorsement &&
      `${endorsement.signerPosition}, ${longDay(endorsement.endorsedOn)}, nomor register ${endorsement.register}`,
    log: `Catatan ke-${position} dari ${head.size}, ${head.origin}`,
    made: longDay(issued.slice(0, 10)),
    root,
  })
  for (const link of verdict.querySelectorAll('a[data-file]')) {
    const file = files.find(({ kind }) => kind === link.dataset.file)
    link.download = link.dataset.name
    if (file) link.href = URL.createObjectURL(new Blob([file.bytes], { type: 'application/pdf' }))
    else link.closest('p').remove()
  }
  return verdict
}

const NO_ROOT = 'Kunci akar kabupaten ini belum diumumkan, jadi belum ada yang menjamin daftar kuncinya.'

/**
 * What a packet proves, in a verdict; nothing is proven where the page knows no root, or another one, nor of a letter that expired
 * or that the lists of this device say has ended.
 */
async function verdictOf(part, file) {
  if ((await file.slice(0, 5).text()) === '%PDF-')
    return shown(part, 'unsure', {
      heading: 'Ini berkas PDF, bukan paket bukti',
      fault: 'Pilih PDF di bidang foto atau berkas PDF di atas.',
    })
  const root = part.dataset.packet
  const lists = await keptLists()
  const { proven, fault } = await checkPacket(await file.text(), { root, known: lists?.keys })
  if (fault && fault !== UNKNOWN_ROOT) return shown(part, 'bad', { heading: 'Paket ini tidak cocok', fault })
  if (!proven || !root) return shown(part, 'unsure', { heading: 'Belum dapat dipastikan', fault: fault ?? NO_ROOT })
  const ended = await endedWords({ code: proven.code, validUntil: proven.facts.validUntil }, lists?.ended)
  if (!ended) return tell(part, proven)
  return shown(part, ended.mark === 'bad' ? 'bad' : 'unsure', { heading: ended.words, fault: ended.told })
}

let latest
/** Checks the packet that was chosen in this part of the page, and tells in it what that proves; of the one chosen last alone. */
export async function takePacket(part, file) {
  latest = file
  const place = part.querySelector('[data-packet-result]')
  const verdict = await verdictOf(part, file)
  if (file !== latest) return
  place.replaceChildren(verdict)
  place.focus()
}
