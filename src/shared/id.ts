import { v7 } from 'uuid'

/** A new UUIDv7 (RFC 9562): rises with time, so that indexes stay compact. */
export const newId = (): string => v7()
