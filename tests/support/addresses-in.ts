import type { Answer } from './app.ts'

/** Every address that an answer leads to or asks for, and the name it gives to a file; of a stream the headers alone. */
export const addressesIn = ({ headers, body }: Answer): string =>
  [
    headers.location,
    headers['content-disposition'],
    ...(body ?? '').matchAll(/(?:href|src|srcset|action|data-[\w-]+)="([^"]*)"/g),
  ].join(' ')
