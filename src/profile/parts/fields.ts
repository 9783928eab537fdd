import type { PartName } from './parts.ts'

/** A field of a part's form. */
export type PartField = {
  name: string
  label: string
  max: number
  kind?: 'longtext' | 'prose' | 'date' | 'tel' | 'checkbox'
  rows?: number
  hint?: string
  optional?: boolean
}

const text = (name: string, label: string, hint?: string): PartField => ({
  name,
  label,
  ...(hint && { hint }),
  kind: 'prose',
  rows: 14,
  max: 20_000,
})

/** What is asked of a part that is a text. */
export const TEXT_FIELDS: Partial<Record<PartName, PartField[]>> = {
  tentang: [text('about', 'Tentang desa')],
  sejarah: [text('history', 'Sejarah', 'Tulis asal nama desa dan para kepala desa.')],
  potensi: [text('potentials', 'Potensi', 'Tulis hasil bumi, usaha, dan tempat yang dapat dikunjungi.')],
  'visi-misi': [
    { name: 'vision', label: 'Visi', kind: 'longtext', rows: 3, max: 500 },
    { name: 'missions', label: 'Misi', kind: 'longtext', rows: 10, max: 6000, hint: 'Satu baris satu misi.' },
  ],
}

/** What is asked of each row of a part that is a list; the first field names the row. */
export const ROW_FIELDS: Partial<Record<PartName, PartField[]>> = {
  lembaga: [
    { name: 'name', label: 'Nama lembaga', max: 100 },
    { name: 'head', label: 'Ketua', max: 100, optional: true },
    { name: 'text', label: 'Tugasnya', kind: 'longtext', rows: 3, max: 600, optional: true },
  ],
  data: [
    { name: 'label', label: 'Data', max: 80, hint: 'Misalnya: Luas wilayah.' },
    { name: 'value', label: 'Isinya', max: 120, hint: 'Misalnya: 512,4 hektare.' },
    { name: 'asOf', label: 'Keadaan tanggal', kind: 'date', max: 10, optional: true },
    { name: 'source', label: 'Sumber', max: 120, optional: true },
  ],
  nomor: [
    { name: 'name', label: 'Nama', max: 80, hint: 'Misalnya: Bidan desa.' },
    { name: 'number', label: 'Nomor', kind: 'tel', max: 30 },
    { name: 'note', label: 'Catatan', max: 120, optional: true, hint: 'Misalnya: 24 jam.' },
    { name: 'urgent', label: 'Nomor darurat: tampil di beranda', kind: 'checkbox', max: 2 },
    { name: 'whatsapp', label: 'Dapat dihubungi lewat WhatsApp', kind: 'checkbox', max: 2 },
  ],
}
