/** A line of the budget: what money comes in by, or goes out for. */
export type ChartLine = { key: string; name: string }
/** Lines with a sum of their own. */
export type ChartGroup = { key: string; name: string; lines: readonly ChartLine[] }
export type Side = 'income' | 'spending' | 'financingIn' | 'financingOut'
export type ChartSection = { side: Side; name: string; groups: readonly ChartGroup[] }

/**
 * How a village's budget is grouped by Permendagri 20/2018: income by its three groups and their kinds (articles 11 to 14),
 * spending by the five fields (bidang, article 16), financing that comes in and goes out (articles 25 to 28).
 */
export const CHART: readonly ChartSection[] = [
  {
    side: 'income',
    name: 'Pendapatan',
    groups: [
      {
        key: 'asli',
        name: 'Pendapatan asli desa',
        lines: [
          { key: 'hasil-usaha', name: 'Hasil usaha desa' },
          { key: 'hasil-aset', name: 'Hasil aset desa' },
          { key: 'swadaya', name: 'Swadaya, partisipasi, dan gotong royong' },
          { key: 'asli-lain', name: 'Lain-lain pendapatan asli desa' },
        ],
      },
      {
        key: 'transfer',
        name: 'Transfer',
        lines: [
          { key: 'dana-desa', name: 'Dana Desa' },
          { key: 'bagi-hasil', name: 'Bagian hasil pajak dan retribusi kabupaten/kota' },
          { key: 'alokasi', name: 'Alokasi Dana Desa' },
          { key: 'bantuan-provinsi', name: 'Bantuan keuangan provinsi' },
          { key: 'bantuan-kabupaten', name: 'Bantuan keuangan kabupaten/kota' },
        ],
      },
      {
        key: 'pendapatan-lain',
        name: 'Pendapatan lain',
        lines: [
          { key: 'kerja-sama', name: 'Hasil kerja sama desa' },
          { key: 'bantuan-perusahaan', name: 'Bantuan perusahaan di desa' },
          { key: 'hibah', name: 'Hibah dan sumbangan pihak ketiga' },
          { key: 'koreksi', name: 'Koreksi kesalahan belanja tahun lalu' },
          { key: 'bunga', name: 'Bunga bank' },
          { key: 'sah-lain', name: 'Pendapatan lain desa yang sah' },
        ],
      },
    ],
  },
  {
    side: 'spending',
    name: 'Belanja',
    groups: [
      {
        key: 'bidang',
        name: 'Belanja menurut bidang',
        lines: [
          { key: 'pemerintahan', name: 'Penyelenggaraan pemerintahan desa' },
          { key: 'pembangunan', name: 'Pelaksanaan pembangunan desa' },
          { key: 'pembinaan', name: 'Pembinaan kemasyarakatan desa' },
          { key: 'pemberdayaan', name: 'Pemberdayaan masyarakat desa' },
          { key: 'darurat', name: 'Penanggulangan bencana, keadaan darurat, dan mendesak desa' },
        ],
      },
    ],
  },
  {
    side: 'financingIn',
    name: 'Penerimaan pembiayaan',
    groups: [
      {
        key: 'penerimaan',
        name: 'Penerimaan pembiayaan',
        lines: [
          { key: 'silpa-lalu', name: 'SiLPA tahun sebelumnya' },
          { key: 'cair-cadangan', name: 'Pencairan dana cadangan' },
          { key: 'jual-kekayaan', name: 'Hasil penjualan kekayaan desa yang dipisahkan' },
        ],
      },
    ],
  },
  {
    side: 'financingOut',
    name: 'Pengeluaran pembiayaan',
    groups: [
      {
        key: 'pengeluaran',
        name: 'Pengeluaran pembiayaan',
        lines: [
          { key: 'bentuk-cadangan', name: 'Pembentukan dana cadangan' },
          { key: 'penyertaan-modal', name: 'Penyertaan modal desa' },
        ],
      },
    ],
  },
]

export const CHART_LINES: readonly ChartLine[] = CHART.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines))

/** The lines of one side of the budget. */
export const linesOf = (side: Side): readonly ChartLine[] =>
  CHART.filter((section) => section.side === side).flatMap(({ groups }) => groups.flatMap(({ lines }) => lines))
