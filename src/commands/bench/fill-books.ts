export const LETTERS = 200_000
/** Lines of its audit trail. */
const TRAIL = 1_000_000
export const LAST_YEAR = 2026

/** Names as they are: a few very common ones, many rare. */
const NAMES = `ARRAY['Siti','Sri','Nur','Eko','Agus','Dwi','Tri','Endang','Slamet','Sutrisno','Kasmuri','Rukayah','Wartini','Mujiono','Darsih',
  'Yatmi','Parjo','Sumini','Karsono','Lasmi']`
const LAST_NAMES = `ARRAY['Wahyuni','Lestari','Handayani','Prasetyo','Susanto','Kurniawan','Rahmawati','Hidayat','Setiawan','Astuti','Purwanto',
  'Maryati','Suwarno','Wulandari','Nugroho','Fitriani','Santoso','Utami','Wibowo','Puspitasari','Ningsih','Saputra','Hartono','Mulyani',
  'Firmansyah']`
const nameOf = (seed: string) =>
  `(${NAMES})[1 + ${seed} % 20] || ' ' || (${LAST_NAMES})[1 + (${seed} / 20) % 25] || ' ' || upper(substr(md5(${seed}::text), 1, 5))`
const TYPES = `ARRAY['keterangan-usaha','keterangan-domisili','keterangan-tidak-mampu','pengantar-skck','pengantar-ktp','keterangan-umum']`

/**
 * Rows as the deeds would leave them, written at once by a superuser, without triggers and without checking keys: the site
 * with this host gets LETTERS over so many years, its siblings a thousand each. A hundredth is revoked, a hundredth was
 * typed elsewhere, a tenth as many came in, two of three were handed over. Its trail has TRAIL lines, of one officer.
 */
export const fillBooks = (host: string, years: number) => `
  SET session_replication_role = replica;
  CREATE TEMP TABLE here AS SELECT s.id, s.district_id, s.regency_id, s.code_prefix, o.id AS officer,
      CASE WHEN d.host = '${host}' THEN ${LETTERS} ELSE 1000 END AS letters
    FROM site s JOIN domain d ON d.site_id = s.id, LATERAL (SELECT id FROM officer WHERE site_id = s.id LIMIT 1) o
    WHERE s.kind = 'village';
  CREATE TEMP TABLE made AS
    SELECT here.*, gen_random_uuid() AS letter_id, i, ${LAST_YEAR} - i % ${years} AS year, 1 + i / ${years} AS sequence,
      make_date(${LAST_YEAR} - i % ${years}, 1, 1) + (i / ${years} * 364 * ${years} / letters) AS day,
      CASE WHEN i % 97 = 0 THEN 'revoked' WHEN i % 1009 = 0 THEN 'draft' ELSE 'issued' END AS status,
      ${nameOf('i')} AS name, '352312' || lpad((i % 280000 + 10101)::text, 6, '0') || lpad((i % 9000)::text, 4, '0') AS nik
    FROM here, generate_series(1, letters - 1) i;
  INSERT INTO letter (site_id, id, district_id, regency_id, type_slug, type_name, standard_version, status, answers, holder_name,
      holder_nik, created_by_id, created_at, updated_at, number, counter_scope, year, sequence, code, issued_on, issued_at, issued_by_id,
      signer_name, signer_position, signing_mode, holder_masked, content, search, revoked_at, revoked_by_id, revocation_reason)
    SELECT id, letter_id, district_id, regency_id, (${TYPES})[1 + i % 6], 'Surat ' || (${TYPES})[1 + i % 6], 1, status,
      jsonb_build_object('nama', name, 'nik', nik, 'alamat', md5(i::text)), name, nik, officer, day, day + time '09:00' + i * interval '1 ms',
      number, scope, CASE WHEN scope <> '' THEN year END, CASE WHEN scope <> '' THEN sequence END,
      CASE WHEN scope <> '' THEN code_prefix || lpad(upper(to_hex(i)), 16, '0') END, CASE WHEN scope <> '' THEN day END,
      CASE WHEN scope <> '' THEN day + time '09:00' END, CASE WHEN scope <> '' THEN officer END, 'H. CONTOH', 'Kepala Desa', 'wet', 'S•••',
      jsonb_build_object('body', (SELECT string_agg(md5(i::text || p), ' ') FROM generate_series(1, 30) p)),
      lower(concat_ws(' ', number, name)), CASE status WHEN 'revoked' THEN now() END, CASE status WHEN 'revoked' THEN officer END,
      CASE status WHEN 'revoked' THEN 'Salah menulis nama.' END
    FROM made, LATERAL (SELECT CASE status WHEN 'draft' THEN NULL ELSE 'all' END AS scope,
      CASE WHEN status <> 'draft' THEN '500/' || lpad(sequence::text, 6, '0') || '/BEJ/XI/' || year END AS number) given;
  INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, number, dated_on, letter_id, given_by_id, given_at)
    SELECT site_id, counter_scope, year, sequence, id, 'letter', 'filled', number, issued_on, id, issued_by_id, issued_at
    FROM letter WHERE number IS NOT NULL AND counter_scope = 'all' AND site_id IN (SELECT id FROM here);
  INSERT INTO letter_number (site_id, scope, year, sequence, id, kind, standing, number, dated_on, type_slug, type_name, holder_name, given_at)
    SELECT id, 'all', year, 300000 + sequence, gen_random_uuid(), 'typed', 'filled', 'L/' || i || '/' || year, day, (${TYPES})[1 + i % 6],
      'Surat ketikan', name, now() FROM made WHERE i % 101 = 3;
  INSERT INTO letter_counter (site_id, scope, year, last) SELECT id, 'all', y, letters FROM here, generate_series(${LAST_YEAR - years + 1}, ${LAST_YEAR}) y;
  INSERT INTO incoming_letter (site_id, id, year, agenda, received_on, number, dated_on, sender, subject, search, recorded_by_id, recorded_at)
    SELECT id, gen_random_uuid(), year, sequence, day, '005/' || i || '/DINAS/' || year, day - 3, 'Dinas ' || name, 'Undangan rapat ' || md5(i::text),
      lower('005/' || i || '/DINAS/' || year || ' Dinas ' || name || ' Undangan rapat ' || md5(i::text)), officer, now()
    FROM made WHERE i % 11 = 7;
  INSERT INTO expedition_entry (site_id, id, number_id, sent_on, recipient, recorded_by_id, recorded_at)
    SELECT id, gen_random_uuid(), letter_id, day, name, officer, now() FROM made WHERE status <> 'draft' AND i % 3 <> 0;
  INSERT INTO letter_intake (site_id, letter_id, code, promised_on, made_by_id, made_at, handed_at)
    SELECT id, letter_id, translate(lpad(upper(to_hex(i)), 6, '0'), 'ILOU', 'WXYZ'), day + 1, officer, day,
      CASE WHEN status <> 'draft' AND i % 3 <> 0 THEN now() END FROM made;
  INSERT INTO audit_entry (site_id, id, at, officer_id, deed, subject_id, detail, address)
    SELECT here.id, gen_random_uuid(), make_date(${LAST_YEAR}, 12, 31) - n * interval '${years} years' / ${TRAIL}, officer,
      CASE WHEN n % 50000 = 7 THEN 'account.reset-password' WHEN n % 100 = 3 THEN 'letter.revoke'
        ELSE (ARRAY['letter.view', 'letter.preview', 'letter.save', 'letter.list', 'letter.issue'])[1 + n % 5] END,
      known.letter_id, '{}', '10.0.0.' || n % 200
    FROM here, generate_series(1, CASE WHEN letters = ${LETTERS} THEN ${TRAIL} ELSE 1000 END) n
      JOIN (SELECT id, i, letter_id FROM made WHERE i <= 500) known ON known.i = 1 + n % 500
    WHERE known.id = here.id`
