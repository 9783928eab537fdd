import type { LetterContent } from '../../../src/letters/paper/content.ts'
import { sampleLetter } from './sample-letter.ts'

/** The district's block, left empty for pen and stamp. */
export const camat = { lines: ['Mengetahui,', 'CAMAT JENU'], register: 'Nomor Register Kecamatan: ………………' }
const person = (name: string, nik: string, born: string, address = 'Dusun Krajan RT 003 RW 001, Desa Beji') => [
  { label: 'Nama', value: name, strong: true },
  { label: 'NIK', value: nik },
  { label: 'Tempat, tanggal lahir', value: born },
  { label: 'Pekerjaan', value: 'Petani/Pekebun' },
  { label: 'Alamat', value: `${address}, Kecamatan Jenu, Kabupaten Tuban` },
]

const HEIRS = [
  'SITI AMINAH',
  'MUHAMMAD ABDURRAHMAN WAHID, S.Pd.',
  'NUR HIDAYAH',
  'Drs. H. AGUS SALIM, M.M.',
  'RUKMINI',
  'SLAMET RIYADI',
  'SUMARNI BINTI KASTURI',
  'ACHMAD FAUZI',
  'DEWI SARTIKA',
  'BAMBANG SUTRISNO',
  'Hj. KHOIRUN NISA’, S.Ag.',
  'YANTO',
]

/** A statement of heirs: they are the authors, two witnesses sign, the village takes note, the district endorses. */
export const heirsLetter = (count = 12, changes: Partial<LetterContent> = {}): LetterContent => {
  const heirs = Array.from({ length: count }, (_, at) => HEIRS[at % HEIRS.length]!)
  return sampleLetter({
    title: 'SURAT PERNYATAAN AHLI WARIS',
    number: '593/007/414.412.05/2026',
    author: 'holder',
    holder: null,
    body: [
      {
        kind: 'paragraph',
        text: 'Kami yang bertanda tangan di bawah ini, para ahli waris dari almarhum KASTURI, menyatakan dengan sesungguhnya dan sanggup diangkat sumpah bahwa almarhum, semasa hidup bertempat tinggal terakhir di Dusun Krajan RT 003 RW 001, Desa Beji, telah meninggal dunia di Tuban pada tanggal 14 Februari 2026, sebagaimana kutipan akta kematian nomor 3523-KM-17022026-0004.',
      },
      {
        kind: 'paragraph',
        text: 'Semasa hidupnya almarhum menikah satu kali dan meninggalkan ahli waris sebagai berikut:',
      },
      {
        kind: 'table',
        columns: [
          { label: 'No.', share: 6, align: 'center' },
          { label: 'Nama', share: 34 },
          { label: 'NIK', share: 26 },
          { label: 'Tanggal lahir', share: 20 },
          { label: 'Hubungan', share: 18 },
        ],
        rows: heirs.map((name, at) => [
          `${at + 1}.`,
          name,
          `35239941${String(7_909_001 + at).padStart(8, '0')}`,
          `${at + 1} Juli ${1960 + at}`,
          at === 0 ? 'Istri' : 'Anak kandung',
        ]),
      },
      {
        kind: 'paragraph',
        text: 'Demikian surat pernyataan ini kami buat dengan sebenarnya tanpa paksaan dari pihak mana pun. Apabila di kemudian hari ternyata tidak benar, kami bersedia menanggung akibatnya menurut hukum.',
      },
    ],
    signatories: [
      { caption: 'Para ahli waris,', stampDuty: true, people: heirs.map((name) => ({ name })) },
      {
        caption: 'Saksi-saksi,',
        stampDuty: false,
        people: [
          { name: 'KARTONO', part: 'Ketua RT 003' },
          { name: 'H. MASHUDI', part: 'Ketua RW 001' },
        ],
      },
    ],
    endorsement: camat,
    ...changes,
  })
}

/** A statement of possession of land: one citizen on stamp duty, two witnesses beside. */
export const landLetter = (changes: Partial<LetterContent> = {}): LetterContent =>
  sampleLetter({
    title: 'SURAT PERNYATAAN PENGUASAAN FISIK BIDANG TANAH (SPORADIK)',
    number: '593/008/414.412.05/2026',
    author: 'holder',
    holder: { caption: 'Yang membuat pernyataan,', name: 'SITI AMINAH', stampDuty: true },
    body: [
      { kind: 'paragraph', text: 'Yang bertanda tangan di bawah ini:' },
      { kind: 'identity', rows: person('SITI AMINAH', '3523994107909001', 'Tuban, 1 Juli 1990') },
      {
        kind: 'paragraph',
        text: 'dengan ini menyatakan bahwa saya dengan iktikad baik menguasai secara fisik sebidang tanah yang terletak di Desa Beji, Kecamatan Jenu, Kabupaten Tuban, dengan keterangan:',
      },
      {
        kind: 'list',
        marker: 'letter',
        items: [
          'luas tanah 1.250 m² (seribu dua ratus lima puluh meter persegi), Persil 27 Kelas D.II, Letter C Nomor 418;',
          'status tanah: tanah yasan, dikuasai terus-menerus sejak tahun 1998 berdasarkan pewarisan;',
          'batas utara tanah Kartono, timur jalan desa, selatan tanah Mashudi, barat saluran air;',
          'tidak dalam sengketa, tidak dijadikan jaminan utang, dan bukan aset Pemerintah atau tanah kas desa.',
        ],
      },
      {
        kind: 'paragraph',
        text: 'Pernyataan ini saya buat dengan penuh tanggung jawab. Apabila ternyata tidak benar, saya bersedia dituntut menurut hukum yang berlaku.',
      },
    ],
    signatories: [{ caption: 'Saksi-saksi,', stampDuty: false, people: [{ name: 'KARTONO' }, { name: 'H. MASHUDI' }] }],
    endorsement: camat,
    ...changes,
  })

/** N4: the consent of bride and groom. */
export const consentLetter = (): LetterContent =>
  sampleLetter({
    title: 'SURAT PERSETUJUAN CALON PENGANTIN',
    author: 'holder',
    holder: null,
    body: [
      { kind: 'paragraph', text: 'Yang bertanda tangan di bawah ini:' },
      { kind: 'heading', text: 'A. Calon suami' },
      { kind: 'identity', rows: person('ACHMAD FAUZI', '3523990101950001', 'Tuban, 1 Januari 1995') },
      { kind: 'heading', text: 'B. Calon istri' },
      { kind: 'identity', rows: person('DEWI SARTIKA', '3523994202960002', 'Tuban, 2 Februari 1996') },
      {
        kind: 'paragraph',
        text: 'menyatakan dengan sesungguhnya bahwa atas dasar suka rela, dengan kesadaran sendiri, tanpa ada paksaan dari siapa pun, setuju untuk melangsungkan pernikahan.',
      },
      { kind: 'paragraph', text: 'Demikian surat persetujuan ini dibuat untuk digunakan seperlunya.' },
    ],
    signatories: [
      { caption: 'Calon suami,', stampDuty: false, people: [{ name: 'ACHMAD FAUZI' }] },
      { caption: 'Calon istri,', stampDuty: false, people: [{ name: 'DEWI SARTIKA' }] },
    ],
  })

/** An invitation: official correspondence with copies. */
export const invitationLetter = (changes: Partial<LetterContent> = {}): LetterContent =>
  sampleLetter({
    title: 'Undangan Musyawarah Desa',
    number: '005/031/414.412.05/2026',
    correspondence: {
      rows: [
        { label: 'Nomor', value: '005/031/414.412.05/2026' },
        { label: 'Sifat', value: 'Biasa' },
        { label: 'Lampiran', value: '1 (satu) lembar' },
        { label: 'Hal', value: 'Undangan Musyawarah Desa Penetapan Rencana Kerja Pemerintah Desa Tahun 2027' },
      ],
      recipient: ['Ketua dan Anggota Badan Permusyawaratan Desa', '(daftar terlampir)', 'di Beji'],
    },
    body: [
      {
        kind: 'paragraph',
        text: 'Sehubungan dengan penyusunan Rencana Kerja Pemerintah Desa Tahun Anggaran 2027, kami mengharap kehadiran Bapak/Ibu pada:',
      },
      {
        kind: 'identity',
        rows: [
          { label: 'Hari, tanggal', value: 'Senin, 30 November 2026' },
          { label: 'Waktu', value: 'pukul 19.30 WIB sampai selesai' },
          { label: 'Tempat', value: 'Balai Desa Beji' },
          { label: 'Acara', value: 'Musyawarah Desa penetapan RKP Desa 2027' },
        ],
      },
      { kind: 'paragraph', text: 'Demikian undangan ini, atas kehadiran Bapak/Ibu kami ucapkan terima kasih.' },
    ],
    copies: ['Camat Jenu', 'Ketua BPD Desa Beji', 'Arsip'],
    ...changes,
  })

/** An order to go somewhere: a heading, a table of people, a numbered list. */
export const taskLetter = (changes: Partial<LetterContent> = {}): LetterContent =>
  sampleLetter({
    title: 'SURAT TUGAS',
    number: '800/004/414.412.05/2026',
    body: [
      {
        kind: 'paragraph',
        text: 'Dasar surat Camat Jenu Nomor 005/112/414.412/2026 tanggal 20 November 2026, Kepala Desa Beji',
      },
      { kind: 'heading', text: 'MENUGASKAN' },
      { kind: 'paragraph', text: 'Kepada:' },
      {
        kind: 'table',
        columns: [
          { label: 'No.', share: 1, align: 'center' },
          { label: 'Nama', share: 5 },
          { label: 'Jabatan', share: 4 },
        ],
        rows: [
          ['1.', 'ENDANG SULASTRI, A.Md.', 'Kaur Keuangan'],
          ['2.', 'MOH. ZAINUL ARIFIN', 'Kasi Pemerintahan'],
        ],
      },
      { kind: 'paragraph', text: 'Untuk:' },
      {
        kind: 'list',
        marker: 'number',
        items: [
          'mengikuti bimbingan teknis Siskeudes di Pendopo Kecamatan Jenu pada hari Kamis, 26 November 2026;',
          'melaporkan hasil pelaksanaan tugas kepada Kepala Desa paling lambat tiga hari setelah kegiatan;',
          'melaksanakan tugas ini dengan penuh tanggung jawab.',
        ],
      },
      { kind: 'paragraph', text: 'Demikian surat tugas ini dibuat untuk dilaksanakan sebagaimana mestinya.' },
    ],
    copies: ['Camat Jenu', 'Arsip'],
    ...changes,
  })
