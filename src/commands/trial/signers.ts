import type { SignaturePlace } from '../../letters/paper/content.ts'

/** The signature block in every form that a village, a kelurahan or a district prints. */
export const SIGNERS: Record<string, SignaturePlace> = {
  kades: { lines: ['KEPALA DESA BEJI'], name: 'H. SUHARTO, S.Sos., M.AP.', nip: null },
  electronic: {
    lines: ['KEPALA DESA BEJI'],
    name: 'H. SUHARTO, S.Sos., M.AP.',
    nip: null,
    approved: ['Disetujui secara elektronik', '24 September 2026, 19.04 WIB'],
  },
  sekdes: {
    lines: ['a.n. KEPALA DESA BEJI', 'Sekretaris Desa'],
    name: 'Hj. SITI MUNAWAROH, S.E.',
    nip: '197501012000032001',
  },
  kasi: {
    lines: ['a.n. KEPALA DESA BEJI', 'Sekretaris Desa', 'u.b.', 'Kasi Pelayanan'],
    name: 'MOH. ZAINUL ARIFIN',
    nip: null,
  },
  plt: { lines: ['Plt. KEPALA DESA BEJI'], name: 'Drs. BUDI SANTOSO', nip: null },
  plh: { lines: ['Plh. KEPALA DESA BEJI'], name: 'ENDANG SULASTRI, A.Md.', nip: null },
  pj: {
    lines: ['Pj. KEPALA DESA BEJI'],
    name: 'AGUS PRASETYO, S.STP., M.AP.',
    rank: 'Penata Tingkat I',
    nip: '198408172003121002',
  },
  lurah: { lines: ['LURAH SIDOREJO'], name: 'dr. RETNO WULANDARI', rank: 'Pembina', nip: '197006061995032004' },
  camat: {
    lines: ['CAMAT JENU'],
    name: 'Drs. Ec. SUWARNO, M.Si.',
    rank: 'Pembina Tingkat I',
    nip: '196912121990031010',
  },
  sekcam: {
    lines: ['a.n. CAMAT JENU', 'Sekretaris Kecamatan'],
    name: 'NUR KHASANAH, S.H.',
    rank: 'Penata',
    nip: '197909092008012011',
  },
  long: {
    lines: [
      'a.n. KEPALA DESA MULYO SARI KENCANA',
      'Sekretaris Desa',
      'u.b.',
      'Kepala Seksi Kesejahteraan dan Pelayanan',
    ],
    name: 'Dra. Hj. RADEN AYU KUSUMANINGTYAS WIDYASTUTI, S.STP., M.Si.',
    rank: 'Pembina Utama Muda',
    nip: '197501012000032001',
  },
}
