import { z } from 'zod'
import { type CertificateFault, certifyList, requestCertificate } from '../seal/keys/certify-list.ts'
import type { Jws } from '../seal/keys/jws.ts'
import { publishKeyList } from '../seal/keys/publish-key-list.ts'
import type { CertificateRequest } from '../seal/keys/root.ts'
import { command, Refusal } from './command.ts'
import { withKeyring } from './key-commands.ts'
import { mustBeRegency, readFormat, writeSecret } from './key-files.ts'
import { hostName, line } from './read-words.ts'

export type CertificateFile = { format: 'balai-certificate/1'; certificate: Jws }

const REGENCY = { hint: 'a host name of the regency', schema: hostName }

export const keysListRequest = command({
  words: 'keys list request',
  does: 'Writes what the offline root has to certify: the public half of the list key.',
  options: { site: REGENCY, file: { hint: 'where to write it; it holds no secret', schema: line(500) } },
  run: ({ site: at, file }, terminal) =>
    withKeyring(terminal, at, async (database, site, keyring) => {
      const regency = mustBeRegency(site)
      const making = { keyring, now: new Date() }
      const request: CertificateRequest = await database.office(regency.id, (db) =>
        requestCertificate(db, regency, making),
      )
      await writeSecret(file, JSON.stringify(request))
      terminal.say(`Take ${file} to the computer of the root: npm run balai -- keys root certify --help`)
    }),
})

const FAULTS: Record<CertificateFault, string> = {
  'not-signed': 'The certificate is not signed by the root it names',
  'other-key': 'The certificate is of another list key, or of another regency. Ask anew: keys list request',
  expired: 'The certificate is over',
  'other-root': 'Another root certified the list before. If this one is meant to follow it: --new-root',
}

export const keysListCertify = command({
  words: 'keys list certify',
  does: 'Puts the root’s certificate beside the list key; from then on the key list carries it.',
  options: {
    site: REGENCY,
    file: { hint: 'what keys root certify wrote', schema: line(500) },
    'new-root': {
      hint: 'it is meant to come from another root than before',
      schema: z.boolean().default(false),
      kind: 'flag',
    },
  },
  run: ({ site: at, file, 'new-root': newRoot }, terminal) =>
    withKeyring(terminal, at, async (database, site, keyring) => {
      const regency = mustBeRegency(site)
      const making = { keyring, now: new Date() }
      const { certificate } = await readFormat<CertificateFile>(file, 'balai-certificate/1')
      const done = await database.office(regency.id, (db) => certifyList(db, regency, { certificate, newRoot }, making))
      if (!done.ok) throw new Refusal(FAULTS[done.fault])
      terminal.say(`Root ${done.root} certifies the list key until ${done.until}. Renew it before then.`)
    }),
})

export const keysListRenew = command({
  words: 'keys list renew',
  does: 'Signs the key list anew, as its next version.',
  options: { site: REGENCY },
  run: ({ site: at }, terminal) =>
    withKeyring(terminal, at, async (database, site, keyring) => {
      const regency = mustBeRegency(site)
      await publishKeyList(database, regency, { keyring, now: new Date(), renew: true })
      terminal.say(`The key list is new at ${regency.origin}/.well-known/balai-keys.json`)
    }),
})
