// What is told of a seal that proves nothing, and the box that tells it: in words, icon and colour.
const PATHS = {
  good: 'M4 13l5 5L20 6',
  waiting: 'M12 3a9 9 0 1 0 .01 0M12 6v6l4 3',
  bad: 'M5 5l14 14M19 5L5 19',
}

/** Words and sentence for a verdict of checkSeal that is a fault. */
export const faultWords = (verdict, site = { name: 'penerbitnya' }) =>
  ({
    malformed: [
      'QR rusak',
      'Isi QR ini tidak utuh, jadi tidak membuktikan apa pun. Pindai lagi langsung dari kertasnya, lurus dan terang.',
    ],
    'unknown-key': ['Bukan kunci penerbit', `QR ini ditandatangani kunci yang bukan milik ${site.name}.`],
    'wrong-signature': ['Isi berbeda', 'Isi atau tanda tangan QR ini diubah, atau QR-nya dipindah dari surat lain.'],
    'key-out-of-date': ['Kunci tidak berlaku', `Kunci QR ini tidak dipakai ${site.name} pada tanggal suratnya.`],
    'key-cut-off': ['Kunci dibatalkan', 'Kunci QR ini dinyatakan bocor, dan surat ini dibuat sesudah batasnya.'],
  })[verdict]

/** What is to be done about such a fault: a QR that was not read whole is no forgery yet, and is read again. */
export const afterFault = (verdict) =>
  verdict === 'malformed'
    ? {
        mark: 'waiting',
        heading: 'Pindai sekali lagi',
        next: 'Bila tetap begini, ketik kode di bawah QR dan cocokkan isinya.',
      }
    : { mark: 'bad', heading: 'Jangan terima surat ini', next: 'Minta surat yang baru, atau tanyakan ke penerbitnya.' }

/** Fills a box made by views/verification/verdict.eta. */
export function fillVerdict(box, { mark, words, told }) {
  box.className = `verdict verdict-${mark}`
  box.querySelector('path').setAttribute('d', PATHS[mark])
  box.querySelector('h1, h2').textContent = words
  box.querySelector('p').textContent = told
}

/** Turns the page of a letter into a refusal of the QR that opened it: by its fault, or for a genuine seal that is not the register's. */
export function refusePage(verdict, site) {
  const other = ['Isi berbeda', 'Tanda tangan QR ini asli, tetapi isinya bukan yang tercatat di register.']
  const [words, told] = faultWords(verdict, site) ?? other
  const after = afterFault(verdict)
  fillVerdict(document.querySelector('.verdict'), { mark: after.mark, words, told })
  const next = document.querySelector('[data-next]')
  next.querySelector('h2').textContent = after.heading
  next.querySelector('p').textContent = after.next
  document.title = words
  return { mark: after.mark, words }
}
