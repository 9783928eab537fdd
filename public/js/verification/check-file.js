// A PDF of a letter: its SHA-256 is reckoned on this device and looked up; the file itself never leaves it.
import { sha256 } from '../check-seal.js'

const ALONE = {
  mark: 'waiting',
  words: 'Periksa saat daring',
  told: 'Berkas PDF dicocokkan dengan register, jadi perlu internet. Tanpa jaringan: pindai QR di suratnya, atau pilih paket buktinya.',
}

/** The register's answer: mark, words, told and the address of the letter; without network, what can be done without. Throws where the register refuses. */
export async function checkFile(file) {
  const digest = await sha256(await file.arrayBuffer())
  const asked = { method: 'POST', body: new URLSearchParams({ sha256: digest }) }
  const answer = await fetch('/verifikasi/berkas', asked).catch(() => null)
  if (!answer) return ALONE
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}
