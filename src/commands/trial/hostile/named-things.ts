const ID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}|^[\da-f]{64}$|^[\dA-Z]{20}$/
const IDS = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{64}/g

/** An address without what it names: those of two news items are the same. */
export const addressKind = (address: string): string => address.replaceAll(IDS, ':id')

/** An address in which the things that it names are named by what they are at the site. */
export function templated(address: string, things: object): string {
  let template = address
  for (const [name, value] of namesOf(things)) template = template.replaceAll(value, `{${name}}`)
  return template
}

/** The address for these things. */
export function addressFor(template: string, things: object): string {
  const names = new Map(namesOf(things))
  return template.replaceAll(/\{([\w.]+)\}/g, (whole, name) => names.get(name) ?? whole)
}

const namesOf = (things: object, prefix = ''): [string, string][] =>
  Object.entries(things).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'object' && value !== null) return namesOf(value, `${prefix}${name}.`)
    return typeof value === 'string' && ID.test(value) ? [[`${prefix}${name}`, value]] : []
  })
