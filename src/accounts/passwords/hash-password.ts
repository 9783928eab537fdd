import { hash, type Options, verify } from '@node-rs/argon2'

/** Argon2id (the library's default) with OWASP's parameters: 19 MiB, two passes, one lane. */
const COST: Options = { memoryCost: 19456, timeCost: 2, parallelism: 1 }

/** The hash of no password anybody knows: an unknown name is checked against it and takes as long as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$6DY8jwU7/FXHVQdIG9xTIQ$1x+38EXWYoTvhVj4cgdelZqk2HEm/4yCF9DvRuOnhrI'

/** The hash to keep of a password. However a keyboard composes a letter, it counts as the same letter. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

/** Whether this is the password of the hash. Without a hash the answer is no, after the same work. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password.normalize('NFKC'))
  return matches && passwordHash !== null
}
