import type { Accent } from './site.ts'

/** The six dyes of look.md: a village's accent, and the second colour of its band. */
export const DYES: Record<Accent, string> = {
  tarum: '#1e3a6e',
  soga: '#7a3e12',
  mengkudu: '#9b2c2c',
  secang: '#8e2a52',
  daun: '#2f5d3a',
  lumpur: '#3b3a36',
}

export const KERTAS = '#fbf7ef'
export const KUNYIT = '#f2b705'
