import type { LetterContent } from '../../../src/letters/paper/content.ts'

type Changes = Partial<LetterContent>

/** An issued business letter of an invented person; `changes` replace whole parts of it. */
export const sampleLetter = (changes: Changes = {}): LetterContent => ({
  language: 'id-ID',
  paper: 'f4',
  head: {
    lines: ['PEMERINTAH KABUPATEN TUBAN', 'KECAMATAN JENU', 'KANTOR KEPALA DESA BEJI'],
    address: 'Jalan Raya Beji Nomor 12, Desa Beji, Kecamatan Jenu, Kode Pos 62352',
    mark: { kind: 'neutral' },
  },
  title: 'SURAT KETERANGAN USAHA',
  number: '500/012/414.412.05/2026',
  body: [
    {
      kind: 'paragraph',
      text: 'Yang bertanda tangan di bawah ini, Kepala Desa Beji, Kecamatan Jenu, Kabupaten Tuban, menerangkan dengan sebenarnya bahwa:',
    },
    {
      kind: 'identity',
      rows: [
        { label: 'Nama', value: 'SITI AMINAH', strong: true },
        { label: 'NIK', value: '3523994107909001' },
        { label: 'Tempat, tanggal lahir', value: 'Tuban, 1 Juli 1990' },
        { label: 'Jenis kelamin', value: 'Perempuan' },
        { label: 'Agama', value: 'Islam' },
        { label: 'Status perkawinan', value: 'Kawin Tercatat' },
        { label: 'Pekerjaan', value: 'Pedagang' },
        { label: 'Alamat', value: 'Dusun Krajan RT 003 RW 001, Desa Beji, Kecamatan Jenu, Kabupaten Tuban' },
      ],
    },
    {
      kind: 'paragraph',
      text: 'adalah benar warga Desa Beji dan menurut keterangan yang ada pada kami mempunyai usaha sebagai berikut:',
    },
    {
      kind: 'identity',
      rows: [
        { label: 'Nama usaha', value: 'Ikan Asap Bu Aminah' },
        { label: 'Jenis usaha', value: 'Pengolahan ikan asap' },
        { label: 'Alamat usaha', value: 'Jalan Pantura Km 7, Desa Beji' },
        { label: 'Berdiri sejak', value: '2018' },
      ],
    },
    {
      kind: 'paragraph',
      text: 'Surat keterangan ini dipergunakan untuk melengkapi persyaratan pengajuan Kredit Usaha Rakyat pada bank dan berlaku sampai dengan 24 Mei 2027.',
    },
    {
      kind: 'paragraph',
      text: 'Demikian surat keterangan ini dibuat dengan sebenarnya untuk dapat dipergunakan sebagaimana mestinya.',
    },
  ],
  place: 'Beji',
  date: '24 November 2026',
  signer: { lines: ['KEPALA DESA BEJI'], name: 'H. SUHARTO, S.Sos., M.AP.', nip: null },
  holder: null,
  seal: {
    url: 'HTTPS://TUBAN.EXAMPLE/V/BEJ10123456789ABCDE0',
    code: 'BEJ10123456789ABCDE0',
    shortAddress: 'tuban.example/v',
  },
  footNote:
    'Kode QR menunjukkan bahwa surat ini tercatat di register desa. Surat ini ditandatangani dengan pena dan berstempel; kode QR bukan tanda tangan elektronik tersertifikasi.',
  sample: 'Naskah contoh, belum ditetapkan Pemerintah Kabupaten Tuban.',
  metadata: {
    title: 'Surat Keterangan Usaha 500/012/414.412.05/2026',
    author: 'Desa Beji',
    createdAt: '2026-11-24T02:00:00.000Z',
  },
  ...changes,
})

/** The same letter before it is issued. */
export const draftLetter = (changes: Changes = {}): LetterContent =>
  sampleLetter({ number: null, date: null, seal: null, ...changes })
