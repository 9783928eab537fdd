/** What an operator of servers types: npm run balai -- <command> [options] */

import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { readEnvironment } from '../config.ts'
import { accountInvite, accountLink, accountSecondFactor } from './account-links.ts'
import { type Command, runCommand } from './command.ts'
import { databaseMigrate, databasePrepare } from './database-commands.ts'
import { keysBackup, keysRestore } from './key-backup-commands.ts'
import { keysCompromise, keysRetire, keysRewrap, keysRotate, keysShow } from './key-commands.ts'
import { keysListCertify, keysListRenew, keysListRequest } from './key-list-commands.ts'
import { logVerify } from './log-verify.ts'
import { packetVerify } from './packet-verify.ts'
import { accountAdd, accountPassword, officialAdd } from './people-commands.ts'
import { keysRootCertify, keysRootMake, keysRootRecover } from './root-commands.ts'
import { siteHostAdd, siteList, siteOpen } from './site-commands.ts'
import { siteDescribe } from './site-describe.ts'
import { standardPublish } from './standard-publish.ts'

/** Every command, in the order a new server needs them. */
export const COMMANDS: Command[] = [
  databasePrepare,
  databaseMigrate,
  siteOpen,
  siteDescribe,
  siteHostAdd,
  siteList,
  standardPublish,
  accountAdd,
  accountInvite,
  accountLink,
  accountPassword,
  accountSecondFactor,
  officialAdd,
  keysShow,
  keysRotate,
  keysRetire,
  keysCompromise,
  keysRewrap,
  keysBackup,
  keysRestore,
  keysRootMake,
  keysRootCertify,
  keysRootRecover,
  keysListRequest,
  keysListCertify,
  keysListRenew,
  logVerify,
  packetVerify,
]

async function typedPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '')
  process.stderr.write('Password (it does not show): ')
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  const typed = await reader.question('')
  reader.close()
  process.stderr.write('\n')
  return typed
}

if (import.meta.main)
  process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), {
    env: readEnvironment(),
    say: console.log,
    password: typedPassword,
    piped: () => text(process.stdin),
  })
