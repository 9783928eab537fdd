import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedDistrictLetters } from '../../prisma/demo/seed-district-letters.ts'
import { plausibleAnswers } from '../../src/commands/trial/answers.ts'
import type { LetterContent } from '../../src/letters/paper/content.ts'
import { everyAnswer } from '../../src/letters/standard/answers-schema.ts'
import { formatCode } from '../../src/seal/code.ts'
import { newId } from '../../src/shared/id.ts'
import { type Answer, DEMO_PASSWORD, type TestHouse, testHouse } from '../support/app.ts'
import { KEYRING } from '../support/keyring.ts'
import { type Rows, rowsOf } from '../support/rows.ts'
import { textOf } from './paper/read-pdf.ts'
import { standard, typeOf } from './standard/plausible.ts'
import { type Office, officeAt } from './way/office.ts'

const HOST = 'kecamatan-jenu.localhost'
const OWN = standard.types.filter(({ offices }) => offices.includes('district'))

let house: TestHouse
let rows: Rows
let office: Office
let staff: string
let camat: string
beforeAll(async () => {
  house = await testHouse()
  rows = await rowsOf(house)
  office = await officeAt(house, rows, HOST)
  staff = await house.signIn(HOST, 'staf')
  camat = await house.signIn(HOST, 'camat')
  await office.secondFactor('camat')
})
afterAll(async () => {
  await rows.close()
  await house.close()
})

const get = (path: string, cookie = staff) => house.get(office.here(path), cookie)
const post = (path: string, form: Record<string, string>, cookie = staff) => house.post(office.here(path), form, cookie)

/** A draft of the district's, with plausible answers. */
async function draft(slug = 'surat-tugas'): Promise<string> {
  const id = newId()
  const answers = Object.fromEntries(everyAnswer(plausibleAnswers(typeOf(slug))))
  const answer = await post(`/admin/surat/baru/${slug}`, { id, ...answers, aksi: 'periksa' })
  expect(answer.statusCode, answer.body).toBe(303)
  return id
}
const issued = async (id: string, form: Record<string, string> = {}): Promise<Answer> => {
  const answer = await office.press(id, `/admin/surat/${id}/terbitkan`, staff, { alasan: 'Sesuai dokumen.', ...form })
  expect(answer.statusCode, answer.body).toBe(303)
  return answer
}

describe('the district’s own letters', () => {
  test('the demo has two of them, with the first numbers of the district', async () => {
    const settings = { verifyOrigin: 'http://localhost', keyring: KEYRING, now: house.clock.now }
    await seedDistrictLetters(house.database, office.site, settings)
    const page = (await get('/admin/surat')).body
    expect(page).toContain('000.1.5/001/KEC.JNU/VII/2026')
    expect(page).toContain('800.1/002/KEC.JNU/VII/2026')
  })

  test('it writes the types that the standard gives to districts, a village the others', async () => {
    const page = (await get('/admin/surat/baru')).body
    const offered = [...page.matchAll(/\/admin\/surat\/baru\/([a-z0-9-]+)/g)].map(([, slug]) => slug)
    expect([...new Set(offered)].sort()).toEqual(OWN.map(({ slug }) => slug).sort())
    expect((await get('/admin/surat/baru/keterangan-usaha')).statusCode).toBe(404)
    const operator = await house.signIn('beji.localhost', 'operator')
    const at = 'http://beji.localhost/admin/surat/baru/'
    expect((await house.get(`${at}rekomendasi-camat`, operator)).statusCode).toBe(404)
    expect((await house.get(`${at}surat-tugas`, operator)).statusCode).toBe(200)
    expect((await house.get('http://beji.localhost/layanan')).body).not.toContain('Camat')
  })

  test('they have its letterhead, its signer and a row of numbers of its own, and are checked by their code', async () => {
    const [first, second] = [await draft(), await draft('rekomendasi-camat')]
    await issued(first)
    await issued(second)
    const [one, two] = [await office.row(first), await office.row(second)]
    expect(one.number).toMatch(/^800\.1\/\d{3}\/KEC\.JNU\/VII\/2026$/)
    expect(two.sequence! - one.sequence!).toBe(1)
    expect([one.signerName, one.signerPosition]).toEqual(['Drs. Camat Contoh, M.Si.', 'Camat Jenu'])
    const { head, body } = one.content as LetterContent
    expect(head.lines).toEqual(['PEMERINTAH KABUPATEN TUBAN', 'KECAMATAN JENU'])
    expect(JSON.stringify(body)).toContain('Camat Jenu, Kabupaten Tuban,')
    const paper = (await textOf((await get(`/admin/surat/${first}/surat.pdf`)).rawPayload)).replaceAll(/\s+/g, ' ')
    expect(paper).toContain('CAMAT JENU')
    const told = (await house.get(`http://localhost/v/${formatCode(one.code!)}`)).body
    expect(told).toContain('Surat sah')
    expect(told).toContain('Kecamatan Jenu')
    const leaves = await rows.client.query('SELECT kind FROM log_leaf WHERE subject = $1 ORDER BY kind', [first])
    expect(leaves.rows.map(({ kind }) => kind)).toEqual(['file', 'issue'])
  })

  test('they stand in its own books; one that is handed over is in its expedition book', async () => {
    const id = await draft('pengantar-camat')
    await issued(id)
    const { number } = await office.row(id)
    const handed = await post(`/admin/surat/${id}/serahkan`, { id: newId(), penerima: 'sendiri' })
    expect(handed.headers.location).toBe(`/admin/surat/${id}`)
    for (const book of ['agenda', 'ekspedisi', 'register?buku=Buku+agenda+surat+keluar']) {
      const page = (await get(`/admin/buku/${book}`)).body
      expect(page, book).toContain(number)
      expect(page, book).not.toContain('/BEJ/')
    }
    const printed = await textOf((await get('/admin/buku/unduh/agenda?format=pdf')).rawPayload)
    expect(printed.replaceAll(/\s+/g, ' ')).toMatch(/BUKU AGENDA KECAMATAN JENU KABUPATEN TUBAN/)
    const operator = await house.signIn('beji.localhost', 'operator')
    expect((await house.get('http://beji.localhost/admin/buku/agenda', operator)).body).not.toContain(number)
  })

  test('in its own way of working the camat reads what waits and signs it with the password; its staff without letters does not', async () => {
    await office.works('head', 'electronic')
    const id = await draft()
    expect((await office.press(id, `/admin/surat/${id}/ajukan`, staff, { alasan: 'Sesuai.' })).statusCode).toBe(303)
    const checker = await office.cookie('uji-staf', ['staff'])
    expect((await get('/admin/tanda-tangan', checker)).statusCode).toBe(403)
    expect((await get('/admin/pengesahan', checker)).statusCode).toBe(200)

    expect((await get('/admin/tanda-tangan', camat)).body).toContain(`/admin/tanda-tangan/${id}`)
    const { version } = await office.row(id)
    await post(`/admin/tanda-tangan/${id}/baca`, { version: String(version) }, camat)
    const stack = { id: newId(), surat: `${id}.${version}`, cara: 'elektronik', sandi: DEMO_PASSWORD }
    expect((await post('/admin/tanda-tangan/setuju', stack, camat)).statusCode).toBe(303)
    const letter = await office.row(id)
    expect([letter.status, letter.signingMode, letter.signerPosition]).toEqual(['issued', 'internal', 'Camat Jenu'])
    await office.works('direct')
  })

  test('a secretary signs on behalf of the camat, and a Plt. stands in for one who is gone', async () => {
    const secretary = newId()
    await rows.client.query(
      `INSERT INTO official (site_id, id, district_id, regency_id, name, position, rank, since)
       VALUES ($1, $2, $1, $3, 'Sekcam Contoh', 'Sekretaris Kecamatan', 'secretary', '2026-01-05')`,
      [office.site.id, secretary, office.site.regencyId],
    )
    await office.mandate(secretary)
    const { rows: mandates } = await rows.client.query('SELECT id FROM mandate WHERE official_id = $1', [secretary])
    const behalf = await draft()
    await issued(behalf, { penandatangan: mandates[0].id })
    expect((await office.row(behalf)).signerPosition).toBe('a.n. Camat Jenu, Sekretaris Kecamatan')

    await rows.client.query("UPDATE official SET until = '2026-07-01' WHERE site_id = $1 AND rank = 'head'", [
      office.site.id,
    ])
    await rows.client.query("UPDATE mandate SET kind = 'plt' WHERE id = $1", [mandates[0].id])
    const vacant = await draft()
    await issued(vacant)
    const { signerPosition, content } = await office.row(vacant)
    expect(signerPosition).toBe('Plt. Camat Jenu')
    expect((content as LetterContent).signer.lines).toEqual(['Plt. CAMAT JENU'])
  })
})
