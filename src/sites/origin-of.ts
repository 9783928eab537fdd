import type { Site } from './site.ts'

/** The origin of another site's host name, with the scheme and port this site is served on. */
export function originOf(site: Pick<Site, 'origin'>, host: string): string {
  const address = new URL(site.origin)
  address.hostname = host
  return address.origin
}
