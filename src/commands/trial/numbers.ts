import { openIssuer } from './issue-in-process.ts'
import { faultsOf, openLook } from './look.ts'
import type { TrialHouse } from './scratch-house.ts'
import type { Say, Verdict } from './verdict.ts'

const HOST = 'beji.localhost'
const AT_ONCE = 16

/**
 * Two processes issue letters of one village at the same time, through the deed: every number must be given once, one
 * after the other, each letter with its file.
 */
export async function tryNumbers(
  house: TrialHouse,
  { letters, say = () => {} }: { letters: number; say?: Say },
): Promise<Verdict> {
  const begun = performance.now()
  let told = 0
  const tell = () => {
    if (++told % Math.max(1, letters / 10) === 0) say(`${told} of ${letters} letters issued`)
  }
  const share = [Math.ceil(letters / 2), Math.floor(letters / 2)]
  const issuers = await Promise.all(
    share.map((each) => openIssuer({ ...house, hosts: [HOST], letters: each, atOnce: AT_ONCE }, tell)),
  )
  const look = await openLook(house.adminUrl, HOST)
  try {
    const before = await look.register()
    await Promise.all(issuers.map((issuer) => issuer.go()))
    const register = await look.register()
    const issued = register.letters - before.letters
    const faults = faultsOf(register, { first: before.letters ? before.first : 1, letters: before.letters + letters })
    const seconds = (performance.now() - begun) / 1000
    return {
      ok: faults.length === 0,
      words: faults.length
        ? faults.join('; ')
        : `${issued} letters by two processes in ${seconds.toFixed(0)} s: numbers ${before.last + 1} to ${register.last}, each once, each letter with its file`,
    }
  } finally {
    for (const issuer of issuers) issuer.stop()
    await look.close()
  }
}
