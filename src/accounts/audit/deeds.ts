/** What the trail can be narrowed to, in the words of the page. */
export const KINDS = {
  surat: 'Surat',
  loket: 'Loket',
  masuk: 'Surat masuk',
  buku: 'Buku dan nomor surat',
  isi: 'Isi situs',
  pejabat: 'Pejabat dan mandat',
  akun: 'Akun dan masuk',
  situs: 'Situs dan pengaturan',
  pengesahan: 'Pengesahan kecamatan',
  kunci: 'Kunci dan catatan surat',
  jejak: 'Jejak',
} as const
export type Kind = keyof typeof KINDS

type DeedWords = {
  kind: Kind
  /**
   * What comes after the name of whoever did it. {hal} is what it was done to, every other word in braces a fact of the deed;
   * a word without a fact leaves nothing.
   */
  says: string
  /** A look at personal data, which changes nothing. */
  look?: true
  /** Who did it, where nobody is known: else it was a command on the server. */
  nobody?: string
}

/** Every deed that is written to the audit trail, with its sentence: what has none here cannot be recorded. */
export const DEEDS = {
  'letter.draft': { kind: 'surat', says: 'membuat {hal}' },
  'letter.save': { kind: 'surat', says: 'mengubah {hal}' },
  'letter.discard': { kind: 'surat', says: 'membuang sebuah draf' },
  'letter.submit': { kind: 'surat', says: 'mengajukan {hal}' },
  'letter.take-back': { kind: 'surat', says: 'menarik kembali {hal}' },
  'letter.pass': { kind: 'surat', says: 'meneruskan {hal} ke pimpinan' },
  'letter.return': { kind: 'surat', says: 'mengembalikan {hal}' },
  'letter.sign-stack': { kind: 'surat', says: 'menandatangani setumpuk surat, {issued} terbit' },
  'letter.issue': { kind: 'surat', says: 'menerbitkan {hal}' },
  'letter.revoke': { kind: 'surat', says: 'mencabut {hal}' },
  'letter.replace': { kind: 'surat', says: 'mengganti {hal} dengan surat {by}' },
  'letter.print': { kind: 'surat', says: 'mencetak {hal}', look: true },
  'letter.view': { kind: 'surat', says: 'melihat {hal}', look: true },
  'letter.preview': { kind: 'surat', says: 'melihat gambar {hal}', look: true },
  'letter.open-file': { kind: 'surat', says: 'membuka berkas {hal}', look: true },
  'letter.proof': { kind: 'surat', says: 'mengunduh paket bukti {hal}', look: true },
  'letter.list': { kind: 'surat', says: 'melihat daftar surat', look: true },
  'letter.search': { kind: 'surat', says: 'mencari surat', look: true },

  'intake.save': { kind: 'loket', says: 'mencatat syarat dan janji {hal}' },
  'intake.view': { kind: 'loket', says: 'melihat syarat dan janji {hal}', look: true },
  'intake.slip': { kind: 'loket', says: 'membuka tanda terima {hal}', look: true },
  'intake.list': { kind: 'loket', says: 'melihat daftar loket', look: true },
  'intake.search': { kind: 'loket', says: 'mencari di loket', look: true },
  'duty.start': { kind: 'loket', says: 'mulai bertugas di loket' },
  'duty.end': { kind: 'loket', says: 'selesai bertugas di loket' },
  'expedition.record': { kind: 'loket', says: 'mencatat penyerahan {hal}' },
  'expedition.edit': { kind: 'loket', says: 'memperbaiki catatan penyerahan {hal}' },
  'expedition.remove': { kind: 'loket', says: 'menghapus catatan penyerahan {hal} ({sentOn})' },
  'expedition.view': { kind: 'loket', says: 'melihat catatan penyerahan {hal}', look: true },

  'incoming.record': { kind: 'masuk', says: 'mencatat {hal}' },
  'incoming.edit': { kind: 'masuk', says: 'mengubah {hal}' },
  'incoming.dispose': { kind: 'masuk', says: 'mengisi disposisi {hal}' },
  'incoming.scan': { kind: 'masuk', says: 'menambah pindaian {hal}' },
  'incoming.view': { kind: 'masuk', says: 'melihat {hal}', look: true },
  'incoming.open-scan': { kind: 'masuk', says: 'membuka pindaian {hal}', look: true },
  'incoming.list': { kind: 'masuk', says: 'melihat daftar surat masuk', look: true },
  'incoming.search': { kind: 'masuk', says: 'mencari surat masuk', look: true },

  'register.view': { kind: 'buku', says: 'melihat {title}', look: true },
  'register.search': { kind: 'buku', says: 'mencari di buku', look: true },
  'register.export': { kind: 'buku', says: 'mengunduh {title} ({format}, {lines} baris)', look: true },
  'number.reserve': { kind: 'buku', says: 'mencadangkan nomor urut {first} sampai {last} tahun {year}: {reason}' },
  'number.take': { kind: 'buku', says: 'mengambil {hal} untuk surat di luar Balai' },
  'number.fill': { kind: 'buku', says: 'mengisi {hal}' },
  'number.mend': { kind: 'buku', says: 'memperbaiki {hal}' },
  'number.void': { kind: 'buku', says: 'membatalkan {hal}: {reason}' },
  'number.leave-unfilled': { kind: 'buku', says: 'menutup {hal} tanpa surat: {reason}' },
  'number.paper-book': { kind: 'buku', says: 'mencatat nomor terakhir buku kertas: {last} tahun {year}' },
  'number.scan': { kind: 'buku', says: 'menambah pindaian {hal}' },
  'number.view': { kind: 'buku', says: 'melihat {hal}', look: true },
  'number.list': { kind: 'buku', says: 'melihat daftar nomor surat', look: true },
  'number.open-scan': { kind: 'buku', says: 'membuka pindaian {hal}', look: true },

  'picture.add': { kind: 'isi', says: 'menyimpan foto {alt}' },
  'picture.delete': { kind: 'isi', says: 'menghapus sebuah foto' },
  'picture.delete-unused': { kind: 'isi', says: 'menghapus {count} foto yang belum dipakai' },
  'news.create': { kind: 'isi', says: 'menulis berita {hal}' },
  'news.edit': { kind: 'isi', says: 'mengubah berita {hal}' },
  'news.publish': { kind: 'isi', says: 'menerbitkan berita {hal}' },
  'news.unpublish': { kind: 'isi', says: 'menarik berita {hal}' },
  'news.schedule': { kind: 'isi', says: 'menjadwalkan berita {hal} untuk {at}' },
  'news.unschedule': { kind: 'isi', says: 'membatalkan jadwal berita {hal}' },
  'news.trash': { kind: 'isi', says: 'membuang berita {hal} ke sampah' },
  'news.restore': { kind: 'isi', says: 'mengembalikan berita {hal} dari sampah' },
  'news.categories': { kind: 'isi', says: 'mengubah kategori berita: {names}' },
  'announcement.create': { kind: 'isi', says: 'menulis pengumuman {hal}' },
  'announcement.edit': { kind: 'isi', says: 'mengubah pengumuman {hal}' },
  'announcement.publish': { kind: 'isi', says: 'menerbitkan pengumuman {hal}' },
  'announcement.unpublish': { kind: 'isi', says: 'menarik pengumuman {hal}' },
  'announcement.trash': { kind: 'isi', says: 'membuang pengumuman {hal} ke sampah' },
  'announcement.restore': { kind: 'isi', says: 'mengembalikan pengumuman {hal} dari sampah' },
  'document.create': { kind: 'isi', says: 'menambah dokumen {hal}' },
  'document.edit': { kind: 'isi', says: 'mengubah dokumen {hal}' },
  'document.publish': { kind: 'isi', says: 'menerbitkan dokumen {hal}' },
  'document.unpublish': { kind: 'isi', says: 'menarik dokumen {hal}' },
  'document.trash': { kind: 'isi', says: 'membuang dokumen {hal} ke sampah' },
  'document.restore': { kind: 'isi', says: 'mengembalikan dokumen {hal} dari sampah' },
  'gallery.create': { kind: 'isi', says: 'membuat album {hal}' },
  'gallery.edit': { kind: 'isi', says: 'mengubah album {hal}' },
  'gallery.publish': { kind: 'isi', says: 'menerbitkan album {hal}' },
  'gallery.unpublish': { kind: 'isi', says: 'menarik album {hal}' },
  'gallery.trash': { kind: 'isi', says: 'membuang album {hal} ke sampah' },
  'gallery.restore': { kind: 'isi', says: 'mengembalikan album {hal} dari sampah' },
  'product.create': { kind: 'isi', says: 'menambah produk {hal}' },
  'product.edit': { kind: 'isi', says: 'mengubah produk {hal}' },
  'product.publish': { kind: 'isi', says: 'menerbitkan produk {hal}' },
  'product.unpublish': { kind: 'isi', says: 'menarik produk {hal}' },
  'product.schedule': { kind: 'isi', says: 'menjadwalkan produk {hal} untuk {at}' },
  'product.unschedule': { kind: 'isi', says: 'membatalkan jadwal produk {hal}' },
  'event.create': { kind: 'isi', says: 'menulis acara {hal}' },
  'event.edit': { kind: 'isi', says: 'mengubah acara {hal}' },
  'event.publish': { kind: 'isi', says: 'menerbitkan acara {hal}' },
  'event.unpublish': { kind: 'isi', says: 'menarik acara {hal}' },
  'event.trash': { kind: 'isi', says: 'membuang acara {hal} ke sampah' },
  'event.restore': { kind: 'isi', says: 'mengembalikan acara {hal} dari sampah' },
  'budget.save': { kind: 'isi', says: 'mengisi APBDes tahun {year}' },
  'budget.publish': { kind: 'isi', says: 'menerbitkan APBDes tahun {year}' },
  'budget.unpublish': { kind: 'isi', says: 'menarik APBDes tahun {year}' },
  'profile.edit-part': { kind: 'isi', says: 'mengubah profil, bagian {part}' },
  'product.trash': { kind: 'isi', says: 'membuang produk {hal} ke sampah' },
  'product.restore': { kind: 'isi', says: 'mengembalikan produk {hal} dari sampah' },

  'official.add': { kind: 'pejabat', says: 'menambah pejabat {hal}' },
  'official.edit': { kind: 'pejabat', says: 'mengubah pejabat {hal}' },
  'official.end': { kind: 'pejabat', says: 'mengakhiri jabatan {hal} per {until}' },
  'official.portrait': { kind: 'pejabat', says: 'memasang foto pejabat {hal}' },
  'official.remove-portrait': { kind: 'pejabat', says: 'menghapus foto pejabat {hal}' },
  'mandate.give': { kind: 'pejabat', says: 'memberi mandat kepada {hal}' },
  'mandate.end': { kind: 'pejabat', says: 'mengakhiri mandat {hal} per {until}' },

  'account.create': { kind: 'akun', says: 'membuat akun {username}' },
  'account.reset-password': { kind: 'akun', says: 'menyetel ulang kata sandi {hal}' },
  'account.change-password': { kind: 'akun', says: 'mengganti kata sandinya sendiri' },
  'account.sign-in': { kind: 'akun', says: 'masuk' },
  'account.sign-in-refused': { kind: 'akun', says: 'gagal masuk sebagai {hal}', nobody: 'Seseorang' },
  'account.sign-out': { kind: 'akun', says: 'keluar' },
  'account.sign-out-everywhere': { kind: 'akun', says: 'keluar dari semua perangkat' },

  'account.code-asked': {
    kind: 'akun',
    says: 'mengisi kata sandi {hal} dengan benar; kodenya ditanya',
    nobody: 'Seseorang',
  },
  'account.code-refused': { kind: 'akun', says: 'gagal masuk sebagai {hal}: kode keliru', nobody: 'Seseorang' },
  'account.password-refused': { kind: 'akun', says: 'mengetik kata sandi yang keliru' },
  'account.use-recovery-code': { kind: 'akun', says: 'masuk dengan kode cadangan, sisa {left}' },
  'account.set-second-factor': { kind: 'akun', says: 'memasang pengaman' },
  'account.remove-second-factor': { kind: 'akun', says: 'melepas pengamannya sendiri' },
  'account.replace-recovery-codes': { kind: 'akun', says: 'membuat kode cadangan baru' },
  'account.reset-second-factor': { kind: 'akun', says: 'melepas pengaman {hal}' },
  'account.help-password': {
    kind: 'akun',
    says: 'memberi {hal} tautan kata sandi baru ({where})',
    nobody: 'Admin kecamatan',
  },
  'account.help-second-factor': { kind: 'akun', says: 'melepas pengaman {hal} ({where})', nobody: 'Admin kecamatan' },
  'account.end-session': { kind: 'akun', says: 'mengeluarkan akunnya dari satu perangkat' },
  'account.invite': { kind: 'akun', says: 'mengundang {hal}' },
  'account.invite-again': { kind: 'akun', says: 'mengundang ulang {hal}' },
  'account.withdraw-invitation': { kind: 'akun', says: 'menarik undangan {hal}' },
  'account.use-invitation': { kind: 'akun', says: 'memakai tautan undangan dan membuat kata sandi' },
  'account.edit': { kind: 'akun', says: 'mengubah akun {hal}' },
  'account.suspend': { kind: 'akun', says: 'menghentikan akun {hal}' },
  'account.unsuspend': { kind: 'akun', says: 'mengaktifkan lagi akun {hal}' },

  'letter-office.save': { kind: 'situs', says: 'mengubah pengaturan surat' },
  'letter-way.save': { kind: 'situs', says: 'mengubah alur surat' },
  'settings.propose': { kind: 'situs', says: 'mengusulkan perubahan situs: {topic}' },
  'settings.publish': { kind: 'situs', says: 'menerbitkan pengaturan situs: {topics}' },
  'settings.discard': { kind: 'situs', says: 'membuang usulan perubahan situs: {topics}' },
  'first-steps.close': { kind: 'situs', says: 'menutup daftar langkah pertama' },
  'profile.change': { kind: 'situs', says: 'mengubah profil situs' },
  'site.open': { kind: 'situs', says: 'membuka situs ini di {host}' },
  'site.add-host': { kind: 'situs', says: 'menambah alamat {host}' },
  'standard.publish': { kind: 'situs', says: 'menerbitkan naskah baku versi {version}' },

  'endorsement.ask': { kind: 'pengesahan', says: 'mengirim {hal} ke kecamatan' },
  'endorsement.return': { kind: 'pengesahan', says: 'mengembalikan {hal} ke desa' },
  'endorsement.pass': { kind: 'pengesahan', says: 'meneruskan {hal} ke camat' },
  'endorsement.endorse': { kind: 'pengesahan', says: 'mengesahkan {hal}' },
  'endorsement.take-back': {
    kind: 'pengesahan',
    says: 'menarik kembali {hal} yang sudah disahkan, nomor register {register}',
  },
  'endorsement.record-pen': { kind: 'pengesahan', says: 'mencatat pengesahan {hal} dengan pena' },
  'endorsement.settings': { kind: 'pengesahan', says: 'mengubah pengaturan pengesahan' },
  'endorsement.order': { kind: 'pengesahan', says: 'mengatur urutan pengesahan' },
  'endorsement.view': { kind: 'pengesahan', says: 'melihat {hal} di meja pengesahan', look: true },
  'endorsement.list': { kind: 'pengesahan', says: 'melihat daftar meja pengesahan', look: true },
  'endorsement.search': { kind: 'pengesahan', says: 'mencari di meja pengesahan', look: true },
  'endorsement.open-file': { kind: 'pengesahan', says: 'membuka berkas pengesahan {hal}', look: true },
  'endorsement.open-scan': { kind: 'pengesahan', says: 'membuka pindaian pengesahan {hal}', look: true },
  'endorsement.packet': { kind: 'pengesahan', says: 'mengunduh paket {hal} untuk kantor lain', look: true },

  'key.rotate': { kind: 'kunci', says: 'mengganti kunci surat {key} milik {hal}' },
  'key.retire': { kind: 'kunci', says: 'memensiunkan kunci surat {key} milik {hal}' },
  'key.compromised': { kind: 'kunci', says: 'menyatakan kunci surat {key} milik {hal} bocor: {reason}' },
  'log.keep': { kind: 'kunci', says: 'menyimpan titik periksa catatan surat ({size} baris)' },
  'key.certify-list': { kind: 'kunci', says: 'memasang sertifikat daftar kunci sampai {until}' },

  'trail.export': { kind: 'jejak', says: 'mengunduh jejak {from} sampai {to} ({lines} baris): {reason}', look: true },
} as const satisfies Record<string, DeedWords>

export type Deed = keyof typeof DEEDS

/** The words of a deed as it stands in the database; null for one that no version of the house knows by now. */
export const wordsOf = (deed: string): DeedWords | null => (Object.hasOwn(DEEDS, deed) ? DEEDS[deed as Deed] : null)

/** Every deed of a kind; of 'lihat', every look at personal data. */
export const deedsOf = (kind: Kind | 'lihat'): Deed[] =>
  (Object.keys(DEEDS) as Deed[]).filter((deed) => {
    const words: DeedWords = DEEDS[deed]
    return kind === 'lihat' ? words.look : words.kind === kind
  })
