import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/id.ts'
import { type Answer, type TestHouse, testHouse } from '../support/app.ts'
import { aBomb, aPageAsPhoto, aPhoto, aPhotoWithLocation } from '../support/photos.ts'
import { hidden, upload } from '../support/upload.ts'

const BEJI = 'http://beji.localhost:3000'
let house: TestHouse
let operator: string

beforeAll(async () => {
  house = await testHouse()
  operator = await house.signIn('beji.localhost:3000', 'operator')
})
afterAll(() => house.close())

type File = { bytes: Buffer; name?: string; type?: string }
const text = { title: 'Kabar bergambar', body: 'Isi.', aksi: 'simpan' }
const chosen = (files: File[]) => files.map((file) => ({ ...file, field: 'foto' }))
const write = (fields: Record<string, string>, ...files: File[]) =>
  upload(house, `${BEJI}/admin/berita`, { id: newId(), ...text, ...fields }, chosen(files), operator)
const edit = (id: string, fields: Record<string, string>, ...files: File[]) =>
  upload(house, `${BEJI}/admin/berita/${id}`, { ...text, ...fields }, chosen(files), operator)
/** Chooses photos, uploads them, writes what is seen on each, and sends the form. */
async function writeWith(fields: Record<string, string>, ...files: File[]): Promise<Answer> {
  const shown = await write({ ...fields, 'foto-tombol': 'unggah' }, ...files)
  return write({ ...fields, ...described(shown) })
}
/** The pictures of a form, each described. */
const described = (shown: Answer) =>
  Object.fromEntries(
    ids(shown).flatMap((id, at) => [
      [`foto-${at + 1}-id`, id],
      [`foto-${at + 1}-alt`, 'Warga di balai'],
    ]),
  )
const ids = (shown: Answer) => [...shown.body.matchAll(/name="foto-\d+-id" value="([^"]*)"/g)].map(([, id]) => id!)
const pictures = (answer: Answer): string[] => [...new Set(answer.body.match(/\/gambar\/[0-9a-f]{64}\.(webp|jpg)/g))]

describe('a photo with a news item', () => {
  test('is shown in three widths, described, lazily or first, and shared as an absolute JPEG', async () => {
    const id = newId()
    await writeWith(
      { id, title: 'Tiga lebar', aksi: 'terbitkan' },
      { bytes: await aPhoto({ width: 1600, height: 1200 }) },
    )
    const shown = await house.get(`${BEJI}/berita/tiga-lebar`)
    const image = /<img [^>]*\/gambar\/[^>]*>/.exec(shown.body)?.[0] ?? ''
    expect(image).toContain('alt="Warga di balai"')
    expect(image).toMatch(/srcset="\S+ 320w, \S+ 640w, \S+ 1280w"/)
    expect(image).toContain('width="1280" height="960"')
    expect(shown.body).toMatch(
      /<meta property="og:image" content="http:\/\/beji\.localhost:3000\/gambar\/[0-9a-f]{64}\.jpg">/,
    )
    const list = await house.get(`${BEJI}/berita`)
    expect(list.body).toMatch(/story-lead[^<]*<img [^>]*\/gambar\/[^>]*fetchpriority="high" decoding="async">/)
    await writeWith({ id: newId(), title: 'Sesudahnya', aksi: 'terbitkan' }, { bytes: await aPhoto() })
    const longer = () => house.get(`${BEJI}/berita`).then(({ body }) => body)
    await expect.poll(longer).toMatch(/story-thumb[\s\S]*?<img [^>]*\/gambar\/[^>]*loading="lazy" decoding="async">/)
  })

  test('is served for ever, from village and portals, under the SHA-256 of its bytes', async () => {
    await writeWith({ id: newId(), title: 'Disajikan', aksi: 'terbitkan' }, { bytes: await aPhotoWithLocation() })
    const [webp] = pictures(await house.get(`${BEJI}/berita/disajikan`)).filter((path) => path.endsWith('.webp'))
    for (const host of ['beji.localhost:3000', 'kecamatan-jenu.localhost:3000', 'localhost:3000']) {
      const answer = await house.get(`http://${host}${webp}`)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('image/webp')
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers.etag).toBe(`"${webp!.slice(8, 72)}"`)
      const { exif, orientation, width, height } = await sharp(answer.rawPayload).metadata()
      expect([exif, orientation, width! < height!]).toEqual([undefined, undefined, true])
    }
    const again = await house.app.inject({
      url: BEJI + webp,
      headers: { host: 'beji.localhost:3000', 'if-none-match': `"${webp!.slice(8, 72)}"` },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await house.get(`http://jenu.localhost:3000${webp}`)).statusCode).toBe(404)
    expect((await house.get(`${BEJI}${webp!.replace('webp', 'jpg')}`)).statusCode).toBe(404)
    expect((await house.get(`${BEJI}/gambar/..%2f..%2fetc%2fpasswd`)).statusCode).toBe(404)
  })

  test('needs its words before the public sees it, and is kept while they are asked for', async () => {
    const id = newId()
    const refused = await write({ id, aksi: 'terbitkan' }, { bytes: await aPhoto() })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('<a href="#foto-1-alt">Tulis apa yang terlihat di foto.</a>')
    expect(refused.body.match(/<[^>]* autofocus/g)).toEqual([expect.stringContaining('id="foto-1-alt"')])
    const made = await write({ id, title: 'Foto tetap ada', ...described(refused), aksi: 'terbitkan' })
    expect(made.statusCode).toBe(303)
    expect(pictures(await house.get(`${BEJI}/berita/foto-tetap-ada`))).toHaveLength(4)
  })

  test('sent twice is one picture', async () => {
    const id = newId()
    const bytes = await aPhoto({ width: 333, height: 222 })
    const answers = await Promise.all([write({ id }, { bytes }), write({ id }, { bytes })])
    expect(answers.map((answer) => answer.statusCode)).toEqual([303, 303])
  })

  test('is gone from its address once it is removed, unless another item shows it', async () => {
    const [first, second] = [newId(), newId()]
    const bytes = await aPhoto({ width: 350, height: 222 })
    await writeWith({ id: first, title: 'Satu', aksi: 'terbitkan' }, { bytes })
    await writeWith({ id: second, title: 'Dua', aksi: 'terbitkan' }, { bytes })
    const [path] = pictures(await house.get(`${BEJI}/berita/satu`))
    await edit(first, { version: '2', title: 'Satu' })
    expect((await house.get(BEJI + path)).statusCode).toBe(200)
    await edit(second, { version: '2', title: 'Dua' })
    expect((await house.get(BEJI + path)).statusCode).toBe(404)
  })

  test('of another site cannot be borrowed by its id', async () => {
    const id = newId()
    await write({ id }, { bytes: await aPhoto({ width: 370, height: 222 }) })
    const pictureId = hidden(await house.get(`${BEJI}/admin/berita/${id}`, operator), 'foto-1-id')
    expect(pictureId).toMatch(/^[0-9a-f-]{36}$/)
    const other = await house.signIn('jenu.localhost:3000', 'operator')
    const mine = newId()
    await upload(
      house,
      'http://jenu.localhost:3000/admin/berita',
      { id: mine, ...text, 'foto-1-id': pictureId },
      null,
      other,
    )
    const shown = await house.get(`http://jenu.localhost:3000/admin/berita/${mine}`, other)
    expect(pictures(shown)).toEqual([])
  })
})

describe('several photos with a news item', () => {
  const order = (shown: Answer) =>
    [...shown.body.matchAll(/name="foto-\d+-alt"[^>]*value="([^"]*)"/g)].map(([, alt]) => alt)
  const three = (id: string) => ({
    id,
    title: 'Tiga foto',
    'foto-1-alt': 'Satu',
    'foto-2-alt': 'Dua',
    'foto-3-alt': 'Tiga',
    'foto-2-caption': 'Keterangan <b>dua</b>',
  })

  test('are moved, described and removed by buttons that save nothing, and stand on the page in their order', async () => {
    const id = newId()
    const files = await Promise.all(
      [410, 420, 430].map(async (width) => ({ bytes: await aPhoto({ width, height: 222 }) })),
    )
    const chosen = await write({ id, title: 'Tiga foto', 'foto-tombol': 'unggah' }, ...files)
    expect([chosen.statusCode, ids(chosen).length]).toEqual([200, 3])
    expect(chosen.body).toMatch(/id="foto-1-alt"[^>]* autofocus/)
    expect((await house.get(`${BEJI}/admin/berita/${id}`, operator)).statusCode).toBe(404)

    const fields = { ...three(id), ...Object.fromEntries(ids(chosen).map((each, at) => [`foto-${at + 1}-id`, each])) }
    const moved = await write({ ...fields, 'foto-tombol': 'naik-2' })
    expect(order(moved)).toEqual(['Dua', 'Satu', 'Tiga'])
    expect(moved.body).toContain('value="Tiga foto"')
    expect(order(await write({ ...fields, 'foto-tombol': 'turun-2' }))).toEqual(['Satu', 'Tiga', 'Dua'])
    expect(order(await write({ ...fields, 'foto-tombol': 'naik-1' }))).toEqual(['Satu', 'Dua', 'Tiga'])
    expect(order(await write({ ...fields, 'foto-tombol': 'hapus-3' }))).toEqual(['Satu', 'Dua'])

    const refused = await write({ ...fields, 'foto-3-alt': '', aksi: 'terbitkan' })
    expect(refused.body).toContain('<a href="#foto-3-alt">Tulis apa yang terlihat di foto 3.</a>')
    expect(ids(refused)).toHaveLength(3)
    await write({ ...fields, aksi: 'terbitkan' })
    const { body } = await house.get(`${BEJI}/berita/tiga-foto`)
    expect([...body.matchAll(/<img [^>]*alt="([^"]*)"/g)].map(([, alt]) => alt)).toEqual(['Satu', 'Dua', 'Tiga'])
    expect(body).toContain('<figcaption>Keterangan &lt;b&gt;dua&lt;/b&gt;</figcaption>')
  })

  test('are kept when one of them is refused, by name, or when they are too many', async () => {
    const bytes = await aPhoto({ width: 440, height: 222 })
    const said = { 'foto-baru-1-alt': 'Bukan foto', 'foto-baru-2-alt': ' Lapangan  desa ' }
    const note = { bytes: Buffer.from('halo'), name: 'catatan.txt' }
    const refused = await write({ aksi: 'terbitkan', ...said }, note, { bytes })
    expect([refused.statusCode, ids(refused).length, order(refused)]).toEqual([422, 1, ['Lapangan desa']])
    expect(refused.body).toContain('<a href="#foto">catatan.txt: Berkas ini bukan foto.')
    const many = Array.from({ length: 13 }, async (_, at) => ({ bytes: await aPhoto({ width: 20 + at, height: 20 }) }))
    const full = await write({ 'foto-tombol': 'unggah' }, ...(await Promise.all(many)))
    expect([full.statusCode, ids(full).length]).toEqual([422, 12])
    expect(full.body).toContain('Paling banyak 12 foto.')
  })
})

describe('a refused file', () => {
  const faults: [string, () => Promise<File> | File, string][] = [
    ['a text', () => ({ bytes: Buffer.from('halo'), type: 'text/plain' }), 'bukan foto'],
    ['an SVG that claims to be a JPEG', () => ({ bytes: Buffer.from('<svg onload="alert(1)"/>') }), 'bukan foto'],
    ['HEIC', () => ({ bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0') }), 'HEIC'],
    ['over 12 MB', () => ({ bytes: Buffer.alloc(13 * 1024 * 1024, 0xff) }), '12 MB'],
    ['50 MB', () => ({ bytes: Buffer.alloc(50 * 1024 * 1024, 0xff) }), '12 MB'],
    ['a few bytes that unpack to 20,000 × 20,000 pixels', () => ({ bytes: aBomb(20_000) }), 'megapiksel'],
    ['26 megapixels in passes', () => ({ bytes: aBomb(5_200, { inPasses: true }) }), '25 megapiksel'],
    ['a GIF that is a script', () => ({ bytes: Buffer.from('GIF89a/*\0*/=alert(1);') }), 'bukan foto'],
    ['a page behind the first bytes of a JPEG', () => ({ bytes: aPageAsPhoto() }), 'tidak dapat dibuka'],
    ['half a photo', async () => ({ bytes: (await aPhoto()).subarray(0, 9000) }), 'tidak dapat dibuka'],
  ]
  test.each(faults)('(%s) leaves the typed text in the form', async (_what, file, sentence) => {
    const id = newId()
    const refused = await write(
      { id, title: 'Tetap ada', body: 'Paragraf panjang yang tidak boleh hilang.' },
      await file(),
    )
    expect(refused.statusCode).toBe(422)
    expect(refused.body.split(sentence).length - 1).toBeGreaterThanOrEqual(2)
    expect(refused.body).toContain('value="Tetap ada"')
    expect(refused.body).toContain('Paragraf panjang yang tidak boleh hilang.')
    expect(refused.body).toContain('<title>Kesalahan: ')
    expect((await house.get(`${BEJI}/admin/berita/${id}`, operator)).statusCode).toBe(404)
  })
})

describe('a form that is none', () => {
  const send = (payload: Buffer | string, type: string, headers: Record<string, string> = {}) =>
    house.app.inject({
      method: 'POST',
      url: `${BEJI}/admin/berita`,
      headers: { host: 'beji.localhost:3000', origin: BEJI, cookie: operator, 'content-type': type, ...headers },
      payload,
    })

  test('broken, endless or of another kind is refused without a 500', async () => {
    const kind = 'multipart/form-data; boundary=x'
    const field = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n'
    expect(
      (await send('--x\r\ncontent-disposition: form-data; name="title"\r\n\r\nhalo', kind)).statusCode,
    ).toBeLessThan(500)
    expect((await send('rubbish', kind)).statusCode).toBeLessThan(500)
    expect((await send('', 'multipart/form-data')).statusCode).toBeLessThan(500)
    expect((await send(`${field.repeat(200)}--x--\r\n`, kind)).statusCode).toBe(413)
    const long = await send(`${field.replace('1\r', `${'kata '.repeat(400_000)}\r`)}--x--\r\n`, kind)
    expect([long.statusCode, long.body.includes('bagi menjadi beberapa bagian')]).toEqual([413, true])
    expect((await send(`${field.replace('"a"', '"__proto__"')}--x--\r\n`, kind)).statusCode).toBe(400)
    expect((await send('{}', 'application/json')).statusCode).toBeLessThan(500)
    expect((await send(`${field}--x--\r\n`, kind, { 'content-length': String(70 * 1024 * 1024) })).statusCode).toBe(413)
  })
})
