/** One thing a resident brings, and whether it was brought. Some are asked for only now and then: 'bila diminta'. */
export type Requirement = { text: string; brought: boolean; always: boolean }

/** The requirements of a letter type, beside what was brought of them. */
export const requirementsOf = (texts: readonly string[], brought: readonly string[]): Requirement[] =>
  texts.map((text) => ({ text, brought: brought.includes(text), always: !/\b(bila|jika|apabila)\b/i.test(text) }))

/** What was not brought and is always asked for. */
export const missingOf = (requirements: Requirement[]): string[] =>
  requirements.filter(({ brought, always }) => always && !brought).map(({ text }) => text)
