/** What a deed may throw. Each message is a sentence in Indonesian for the person; http/errors.ts gives it a status. */
export class NotFound extends Error {}
/** Was public once and was withdrawn. */
export class Gone extends Error {}
export class Forbidden extends Error {}
export class Conflict extends Error {}
/** A form came without what it carries unseen. */
export class Incomplete extends Error {
  constructor() {
    super('Formulir ini tidak terkirim utuh, jadi tidak ada yang disimpan.')
  }
}
