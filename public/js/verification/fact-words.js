// How the facts of a letter are told on the device, as the register's page tells them.
import { initialsOf } from '../check-seal.js'

export const longDay = (day) => new Date(day).toLocaleDateString('id-ID', { dateStyle: 'long', timeZone: 'UTC' })

/** Initials with a fixed number of dots, without titles. */
export const maskName = (name) =>
  initialsOf(name)
    .map((initial) => `${initial ?? ''}•••`)
    .join(' ')
