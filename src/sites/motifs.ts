/** Motifs of a woven band, each a path on a tile 24 wide and 20 high, holes by the even-odd rule. After batik gedog. */
export const MOTIFS = [
  // kawung: four petals
  'M12 10Q4 9 2 2q9 1 10 8 1-7 10-8-2 7-10 8 8 1 10 8-9-1-10-8-1 7-10 8 2-7 10-8',
  // tumpal: a row of spear heads
  'M1 18 12 2l11 16ZM7.5 15h9L12 8Z',
  // kijing miring: leaning stones
  'M1 18 9 2h6L7 18ZM11 18 19 2h4l-8 16Z',
  // ganggeng: sea weed
  'M0 11Q6-1 12 9t12 0v4q-6 10-12 0T0 15ZM5 14h3v3H5zM17 3h3v3h-3z',
  // ketupat: a lozenge in a lozenge
  'M12 2l11 8-11 8L1 10ZM12 6l-5.5 4 5.5 4 5.5-4Z',
  // cuken: a cross
  'M9 2h6v5h6v6h-6v5H9v-5H3V7h6ZM10.5 8.5v3h3v-3Z',
  // melati: a flower of eight points
  'M12 1l2 5 5-2-2 5 5 1-5 1 2 5-5-2-2 5-2-5-5 2 2-5-5-1 5-1-2-5 5 2Z',
  // gigi walang: a saw
  'M0 10 6 2l6 8 6-8 6 8v5l-6-8-6 8-6-8-6 8ZM5 15h2v3H5zM17 15h2v3h-2z',
  // lok iwak: fish
  'M2 10q7-9 14-1l6-5v12l-6-5Q9 19 2 10ZM6.5 9v2h2V9Z',
] as const

/** The names of the motifs, in the order of MOTIFS: as they are stored, and as people call them. */
export const MOTIF_NAMES = [
  { name: 'kawung', label: 'Kawung: empat kelopak' },
  { name: 'tumpal', label: 'Tumpal: deret ujung tombak' },
  { name: 'kijing-miring', label: 'Kijing miring: batu condong' },
  { name: 'ganggeng', label: 'Ganggeng: ganggang laut' },
  { name: 'ketupat', label: 'Ketupat' },
  { name: 'cuken', label: 'Cuken: silang' },
  { name: 'melati', label: 'Melati: bunga delapan kelopak' },
  { name: 'gigi-walang', label: 'Gigi walang: gerigi' },
  { name: 'lok-iwak', label: 'Lok iwak: ikan' },
] as const
export type Motif = (typeof MOTIF_NAMES)[number]['name']

/** The drawing of a motif by its name. */
export const motifPath = (motif: Motif): string => MOTIFS[MOTIF_NAMES.findIndex(({ name }) => name === motif)]!
