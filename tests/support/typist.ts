import { COMMANDS } from '../../src/commands/balai.ts'
import { runCommand } from '../../src/commands/command.ts'
import { SECRET_KEY, type TestHouse } from './app.ts'
import { SEAL_KEK } from './keyring.ts'

type Said = { code: number; said: string }

/** Types words after `npm run balai --` at the house's database; a word in quotes may hold blanks. */
export const typist =
  (house: TestHouse) =>
  async (
    typed: string,
    more: { env?: Record<string, string>; password?: string; piped?: string } = {},
  ): Promise<Said> => {
    const words = [...typed.matchAll(/'([^']*)'|\S+/g)].map(([whole, quoted]) => quoted ?? whole)
    const lines: string[] = []
    const code = await runCommand(COMMANDS, words, {
      env: {
        NODE_ENV: 'test',
        SEAL_KEK,
        SECRET_KEY,
        DATABASE_URL: house.appUrl,
        DATABASE_OWNER_URL: house.ownerUrl,
        ...more.env,
      },
      say: (line) => lines.push(line),
      password: async () => more.password ?? '',
      piped: async () => more.piped ?? '',
    })
    return { code, said: lines.join('\n') }
  }
