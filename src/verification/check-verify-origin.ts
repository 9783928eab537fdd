import type { Database } from '../database/client.ts'

/**
 * Whether the origin that every letter is to carry is a host of a regency: throws, with a sentence, when it is not, since
 * no such letter could ever be checked. While no regency is open yet, returns the sentence instead; null when all is well.
 */
export async function checkVerifyOrigin(database: Database, verifyOrigin: string): Promise<string | null> {
  const { hostname } = new URL(verifyOrigin)
  const hosts = await database.directory.domain.findMany({
    where: { site: { kind: 'regency', closedAt: null } },
    select: { host: true },
  })
  if (hosts.some(({ host }) => host === hostname)) return null
  if (hosts.length === 0) return `No regency is open yet. Open it at ${hostname}, the host of VERIFY_ORIGIN.`
  throw new Error(
    `VERIFY_ORIGIN is ${verifyOrigin}, but no regency answers at ${hostname}: its letters could never be checked.\n` +
      `Hosts of the regency: ${hosts.map(({ host }) => host).join(', ')}. See: npm run balai -- site list`,
  )
}
