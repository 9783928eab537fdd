import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { wordsOf } from '../../../src/commands/trial/words-of.ts'
import { renderLetter } from '../../../src/letters/paper/render-letter.ts'
import { itemsOf, objectsOf, openPdf, secondOpinion, textOf } from './read-pdf.ts'
import { draftLetter, sampleLetter } from './sample-letter.ts'

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('every field lands on the paper, in the order in which it is read', async () => {
  const letter = sampleLetter({ holder: { caption: 'Pemegang surat,', name: 'SITI AMINAH' } })
  const pdf = await renderLetter(letter)
  const expected = [
    ...letter.head.lines,
    letter.head.address,
    letter.title,
    `Nomor : ${letter.number}`,
    ...letter.body.flatMap(wordsOf),
    'Pemegang surat,',
    'SITI AMINAH',
    'Beji, 24 November 2026',
    ...letter.signer.lines,
    letter.signer.name,
    'tuban.example/v',
    'BEJ1-0123-4567-89AB-CDE0',
    letter.footNote,
    letter.sample!,
  ]
  const opinions = [await textOf(pdf), secondOpinion('pdftotext', ['-raw', '{}', '-'], pdf, 'letter.pdf')]
  for (const text of opinions.filter((opinion) => opinion !== null)) {
    const read = text.replace(/\s+/g, ' ')
    let at = 0
    for (const part of expected) {
      const found = read.indexOf(part, at)
      expect(found, `"${part}" after "${read.slice(Math.max(0, at - 30), at)}"`).toBeGreaterThanOrEqual(0)
      at = found + part.length
    }
  }
})

test('text is printed exactly as typed: nothing is re-cased', async () => {
  const name = 'H. drg. slamet riyADI, S.STP., M.AP.'
  const letter = sampleLetter({ signer: { lines: ['Plt. Kepala Desa'], name, nip: '19750101 200003 1 001' } })
  const texts = (await itemsOf(await renderLetter(letter))).map((item) => item.text)
  expect(texts).toContain(name)
  expect(texts).toContain('Plt. Kepala Desa')
  expect(texts).toContain('NIP 19750101 200003 1 001')
})

test('justified lines keep real spaces for those who listen to them', async () => {
  const pdf = await renderLetter(sampleLetter())
  const words = (await itemsOf(pdf)).map((item) => item.text).join('\n')
  expect(words).toContain('Yang bertanda tangan di bawah ini, Kepala Desa Beji, Kecamatan Jenu,')
})

test('the PDF is tagged, in Indonesian, named, not scaled by viewers, and says nothing of the holder in its metadata', async () => {
  const pdf = await renderLetter(sampleLetter())
  const document = await openPdf(pdf)
  expect(document.numPages).toBe(1)
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
  expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true, PrintScaling: 'None' })
  const { info } = await document.getMetadata()
  expect(info).toMatchObject({
    Language: 'id-ID',
    Title: 'Surat Keterangan Usaha 500/012/414.412.05/2026',
    Author: 'Desa Beji',
    CreationDate: 'D:20261124020000Z',
  })
  expect(JSON.stringify(info)).not.toMatch(/3523994107909001|SITI/)
  const tree = JSON.stringify(await (await document.getPage(1)).getStructTree())
  for (const role of ['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
    expect(tree).toContain(`"role":"${role}"`)
  expect(tree).toContain('"alt":"Kode QR')
  const opinion = secondOpinion('qpdf', ['--check', '{}'], pdf, 'letter.pdf')
  if (opinion !== null) expect(opinion).toContain('No syntax or stream encoding errors found')
})

test('fonts are embedded, and only Arimo', async () => {
  const pdf = await renderLetter(sampleLetter())
  const raw = objectsOf(pdf)
  const names = [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map((match) => match[1])
  expect(names).toHaveLength(4)
  for (const name of names) expect(name).toMatch(/^[A-Z]{6}\+Arimo-(Regular|Bold)$/)
  expect(raw.match(/\/FontFile2 /g)).toHaveLength(2)
  const opinion = secondOpinion('pdffonts', ['{}'], pdf, 'letter.pdf')
  for (const line of opinion?.trim().split('\n').slice(2) ?? [])
    expect(line).toMatch(/Arimo-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/)
})

test('the same content gives the same bytes, whatever was printed before, and in another process', async () => {
  const letter = sampleLetter()
  const first = await renderLetter(letter)
  await renderLetter(sampleLetter({ title: 'ﬁﬂ\u00ad\u2010\u2011ⅠΩµ ĲĳÅ\u030a', paper: 'a4' }))
  await renderLetter(draftLetter())
  expect(sha256(await renderLetter(structuredClone(letter)))).toBe(sha256(first))
  const here = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))
  const script = `
    const { renderLetter } = await import(${here('../../../src/letters/paper/render-letter.ts')})
    const { sampleLetter } = await import(${here('./sample-letter.ts')})
    await renderLetter(sampleLetter({ title: '\\u037e\\u00ad\\u2215\\u0122' }))
    process.stdout.write((await renderLetter(sampleLetter())).toString('base64'))`
  const other = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(sha256(Buffer.from(other, 'base64'))).toBe(sha256(first))
})

test('another content is another file, down to its identifier', async () => {
  const idOf = async (number: string) =>
    /\/ID \[<(\w+)>/.exec(
      (await renderLetter(sampleLetter({ number, metadata: { ...sampleLetter().metadata, title: number } }))).toString(
        'latin1',
      ),
    )?.[1]
  expect(await idOf('1')).toMatch(/^\w{32}$/)
  expect(await idOf('1')).not.toBe(await idOf('2'))
})

test('DRAF stands on every page of a draft, and in no issued letter', async () => {
  const pdf = await renderLetter(draftLetter())
  const texts = (await itemsOf(pdf)).map((item) => item.text)
  expect(texts).toContain('DRAF')
  expect(texts).toContain('DRAF: surat ini belum terbit dan tidak berlaku.')
  expect(texts).toContain('Nomor : ……')
  expect(await textOf(await renderLetter(sampleLetter()))).not.toContain('DRAF')
  const half = await renderLetter(sampleLetter({ seal: null }))
  expect(await textOf(half)).toContain('DRAF')
})

test('a draft has the geometry of the final: every line stands where it will stand', async () => {
  const letter = sampleLetter({ holder: { caption: 'Pemegang surat,', name: 'SITI AMINAH' } })
  const final = await itemsOf(await renderLetter(letter))
  const draft = await itemsOf(await renderLetter({ ...letter, number: null, date: null, seal: null }))
  const placed = new Map(final.map((item) => [item.text, item]))
  for (const text of [
    ...letter.head.lines,
    letter.title,
    'SITI AMINAH',
    'mempunyai usaha sebagai berikut:',
    letter.signer.name,
  ])
    expect(draft).toContainEqual(placed.get(text))
})
