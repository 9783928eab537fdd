import { generateSecret, generateURI, verifySync } from 'otplib'

/** Seconds a code stands for, and how far the clock of a phone may be off. */
const STEP = 30

/** A new secret for an authenticator app, in Base32. */
export const newTotpSecret = (): string => generateSecret()

/** What an app reads from the QR: whose code it is, where, and the secret. */
export const totpAddress = (secret: string, { issuer, username }: { issuer: string; username: string }): string =>
  generateURI({ issuer, label: username, secret })

/**
 * The step (RFC 6238: 30 seconds each since 1970) that this code of six digits belongs to, if it is the present one, the one
 * before or the one after; null for any other code.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const found = verifySync({ secret, token: code, epoch, epochTolerance: STEP, period: STEP })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}
