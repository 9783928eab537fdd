/** What is told after a deed by the word in ?pesan=, and of which letter it can be true: the word alone proves nothing. */
const TOLD: Record<string, { of: string; text: string }> = {
  simpan: { of: 'draft', text: 'Draf tersimpan.' },
  salin: { of: 'draft', text: 'Draf baru dengan isi surat itu. Periksa setiap isian.' },
  pulih: { of: 'draft', text: 'Tulisan dari perangkat ini sudah tersimpan.' },
  ajukan: { of: 'submitted', text: 'Surat diajukan. Isinya tidak berubah sampai diterbitkan atau dikembalikan.' },
  tarik: { of: 'draft', text: 'Surat ditarik kembali. Ubah, lalu ajukan lagi.' },
  kembali: { of: 'returned', text: 'Surat dikembalikan. Perbaiki, lalu kirim lagi ke kecamatan.' },
  terus: { of: 'checked', text: 'Surat diteruskan kepada yang menandatangani.' },
  sahdulu: {
    of: 'asked',
    text: 'Surat dikirim ke kecamatan. Isinya tidak berubah sampai disahkan atau dikembalikan.',
  },
  terbit: { of: 'issued', text: 'Surat terbit. Cetak, tanda tangani, lalu bubuhi stempel.' },
  cabut: { of: 'revoked', text: 'Surat dicabut. Siapa pun yang memindai QR-nya sekarang membaca “Dicabut”.' },
  kecamatan: { of: 'issued', text: 'Surat dikirim ke kecamatan. Setiap langkahnya terlihat di halaman ini.' },
  pena: { of: 'issued', text: 'Pengesahan dengan pena tercatat. Siapa pun yang memindai QR-nya membacanya.' },
  hapus: { of: 'register', text: 'Draf dibuang.' },
}

/** The sentence for a word of ours, where it fits: a letter in this state, or the register; nothing for any other. */
export function told(word: string | undefined, of: string): string | null {
  const found = word !== undefined && Object.hasOwn(TOLD, word) ? TOLD[word] : undefined
  return found?.of === of ? found.text : null
}
