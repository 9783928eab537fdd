// A PDF of a letter: its SHA-256 is reckoned on this device and looked up; the file itself never leaves it.
import { sha256 } from '../check-seal.js'

/** The register's answer: mark, words, told and the address of the letter. Throws where it cannot be asked. */
export async function checkFile(file) {
  const digest = await sha256(await file.arrayBuffer())
  const answer = await fetch('/verifikasi/berkas', { method: 'POST', body: new URLSearchParams({ sha256: digest }) })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}
