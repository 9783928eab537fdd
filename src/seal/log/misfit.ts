/** What does not fit in a log, as a sentence. */
export class Misfit extends Error {}
