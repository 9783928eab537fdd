/** Names and how they are shown to strangers: by the register's page (src/shared/names.ts) and by a device alone (public/js/). */
export const MASKED: [name: string, masked: string][] = [
  ['Siti Wahyuni', 'S••• W•••'],
  ['SITI  WAHYUNI', 'S••• W•••'],
  [' Suparno ', 'S•••'],
  ['Drs. H. SUPARNO, M.Si.', 'S•••'],
  ['Hj. Nur Aini binti Ahmad', 'N••• A••• b••• A•••'],
  ["Ma'ruf Al-Amin", 'M••• A•••'],
  ['M. Arifin', 'A•••'],
  ['M.', 'M•••'],
  ['M. J.', 'M••• J•••'],
  ['Émile Ørsted', 'É••• Ø•••'],
  ['É. Émile', 'É•••'],
  ['’Aisyah (Ais)', 'A••• A•••'],
  ['- Karto', '••• K•••'],
  ['', ''],
  [', S.Pd.', ''],
]
