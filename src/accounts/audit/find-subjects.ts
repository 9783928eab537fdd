import type { Db } from '../../database/client.ts'
import { stripSeparators } from '../../shared/nik.ts'
import type { Site } from '../../sites/site.ts'
import type { Permission } from '../permissions.ts'

/** What a line of the trail is about: its words, and the page it has, for who may open that. */
export type Subject = { words: string; href: string | null; needs: Permission | null }

type Row = { id: string; kind: string; words: string | null; more: string | null }

/** What these ids name at this site, by id; what is gone, or never had a page, is not among them. */
export async function findSubjects(db: Db, site: Pick<Site, 'id'>, ids: string[]): Promise<Map<string, Subject>> {
  if (ids.length === 0) return new Map()
  const rows = await db.$queryRaw<Row[]>`
    WITH asked AS (SELECT DISTINCT id FROM unnest(${ids}::uuid[]) id)
    SELECT l.id, 'letter' AS kind, l.number AS words, l.type_name AS more
      FROM asked JOIN letter l ON l.site_id = ${site.id}::uuid AND l.id = asked.id
    UNION ALL SELECT n.id, 'number', n.number, n.sequence::text
      FROM asked JOIN letter_number n ON n.site_id = ${site.id}::uuid AND n.id = asked.id AND n.letter_id IS NULL
    UNION ALL SELECT i.id, 'incoming', i.agenda::text, i.year::text
      FROM asked JOIN incoming_letter i ON i.site_id = ${site.id}::uuid AND i.id = asked.id
    UNION ALL SELECT n.id, 'news', n.title, NULL FROM asked JOIN news n ON n.site_id = ${site.id}::uuid AND n.id = asked.id
    UNION ALL SELECT p.id, 'product', p.name, NULL FROM asked JOIN product p ON p.site_id = ${site.id}::uuid AND p.id = asked.id
    UNION ALL SELECT e.id, 'event', e.title, NULL FROM asked JOIN event e ON e.site_id = ${site.id}::uuid AND e.id = asked.id
    UNION ALL SELECT o.id, 'official', o.name, NULL FROM asked JOIN official o ON o.site_id = ${site.id}::uuid AND o.id = asked.id
    UNION ALL SELECT m.id, 'mandate', o.name, NULL FROM asked JOIN mandate m ON m.site_id = ${site.id}::uuid AND m.id = asked.id
      JOIN official o ON o.site_id = m.site_id AND o.id = m.official_id
    UNION ALL SELECT o.id, 'officer', o.name, NULL FROM asked JOIN officer o ON o.site_id = ${site.id}::uuid AND o.id = asked.id
    UNION ALL SELECT s.id, 'site', s.name, s.kind FROM asked JOIN site s ON s.id = asked.id`
  return new Map(rows.map((row) => [row.id, SUBJECT[row.kind]!(row)]))
}

const SUBJECT: Record<string, (row: Row) => Subject> = {
  letter: ({ id, words, more }) => ({
    words: words ? `surat ${words}` : `draf ${more}`,
    href: `/admin/surat/${id}`,
    needs: 'letters',
  }),
  number: ({ id, words, more }) => ({
    words: words ? `nomor ${words}` : `nomor urut ${more}`,
    href: `/admin/surat/nomor/${id}`,
    needs: 'letters',
  }),
  incoming: ({ id, words, more }) => ({
    words: `surat masuk agenda ${words}/${more}`,
    href: `/admin/surat/masuk/${id}`,
    needs: 'letters',
  }),
  news: ({ id, words }) => ({ words: `“${words}”`, href: `/admin/berita/${id}`, needs: 'content' }),
  product: ({ id, words }) => ({ words: `“${words}”`, href: `/admin/produk/${id}`, needs: 'content' }),
  event: ({ id, words }) => ({ words: `“${words}”`, href: `/admin/agenda/${id}`, needs: 'content' }),
  official: ({ id, words }) => ({ words: words!, href: `/admin/pejabat/${id}`, needs: 'settings' }),
  mandate: ({ words }) => ({ words: words!, href: null, needs: null }),
  officer: ({ words }) => ({ words: words!, href: null, needs: null }),
  site: ({ words, more }) => ({ words: `${SITE_WORD[more!]} ${words}`, href: null, needs: null }),
}

const SITE_WORD: Record<string, string> = { village: 'desa', district: 'kecamatan', regency: 'kabupaten' }

const MOST = 50

/**
 * What a text may mean, the newest first: letters by number, holder or a whole NIK, letters that came in, news, products,
 * officials, officers. Letters are found by the index of the list of letters.
 */
export async function findSubjectsByText(db: Db, site: Pick<Site, 'id'>, typed: string): Promise<string[]> {
  const like = `%${typed.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
  const nik = /^\d{16}$/.test(stripSeparators(typed)) ? stripSeparators(typed) : null
  const rows = nik
    ? await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM letter WHERE site_id = ${site.id}::uuid AND holder_nik = ${nik}
        ORDER BY updated_at DESC, id DESC LIMIT ${MOST}`
    : await db.$queryRaw<{ id: string }[]>`
        (SELECT id FROM letter WHERE site_id = ${site.id}::uuid AND search LIKE (SELECT lower(${like}))
          ORDER BY updated_at DESC, id DESC LIMIT ${MOST})
        UNION ALL (SELECT id FROM letter_number WHERE site_id = ${site.id}::uuid AND kind IN ('handwritten', 'typed')
          AND number ILIKE ${like} ORDER BY dated_on DESC, sequence DESC LIMIT ${MOST})
        UNION ALL (SELECT id FROM incoming_letter WHERE site_id = ${site.id}::uuid AND search LIKE (SELECT lower(${like}))
          ORDER BY received_on DESC, agenda DESC LIMIT ${MOST})
        UNION ALL (SELECT id FROM news WHERE site_id = ${site.id}::uuid AND title ILIKE ${like} LIMIT ${MOST})
        UNION ALL (SELECT id FROM product WHERE site_id = ${site.id}::uuid AND name ILIKE ${like} LIMIT ${MOST})
        UNION ALL (SELECT id FROM event WHERE site_id = ${site.id}::uuid AND title ILIKE ${like} LIMIT ${MOST})
        UNION ALL (SELECT id FROM official WHERE site_id = ${site.id}::uuid AND name ILIKE ${like} LIMIT ${MOST})
        UNION ALL (SELECT id FROM officer WHERE site_id = ${site.id}::uuid AND (name ILIKE ${like} OR username ILIKE ${like})
          LIMIT ${MOST})`
  return rows.map(({ id }) => id)
}
