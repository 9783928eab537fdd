-- Texts have marks of emphasis, links, quotes, tables and pictures from now on. What was written before was none of these: it
-- gets a backslash where it would be read as one, so that it shows as it did. Addresses are left as they are.
CREATE FUNCTION pg_temp.unmarked(body TEXT) RETURNS TEXT LANGUAGE sql AS $$
  SELECT regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(body,
    '(?<!https?://\S*)\\(?=[!-/:-@\[-`{-~•])', '\\\\', 'g'),
    '(?<!https?://\S*)([*_])\1', '\\\1\\\1', 'g'),
    '(?<!https?://\S*)(?<![[:alnum:]\\])[*_](?=[^[:space:]*_])', '\\\&', 'g'),
    '(?<!https?://\S*)\[(?=[^\[\]]*\]\()', '\\[', 'g'),
    '(^|\n)([ \t]*)(### |> |>(?=[ \t]*(?:\n|$))|\|(?=[^\n]*\|[ \t]*(?:\n|$)))', '\1\2\\\3', 'g')
$$;

-- FORCE binds the owner too: it is lifted while the rows are read.
ALTER TABLE news NO FORCE ROW LEVEL SECURITY;
UPDATE news SET body = pg_temp.unmarked(body) WHERE body <> pg_temp.unmarked(body);
ALTER TABLE news FORCE ROW LEVEL SECURITY;

ALTER TABLE product NO FORCE ROW LEVEL SECURITY;
UPDATE product SET body = pg_temp.unmarked(body) WHERE body <> pg_temp.unmarked(body);
ALTER TABLE product FORCE ROW LEVEL SECURITY;

ALTER TABLE announcement NO FORCE ROW LEVEL SECURITY;
UPDATE announcement SET body = pg_temp.unmarked(body) WHERE body <> pg_temp.unmarked(body);
ALTER TABLE announcement FORCE ROW LEVEL SECURITY;

ALTER TABLE event NO FORCE ROW LEVEL SECURITY;
UPDATE event SET body = pg_temp.unmarked(body) WHERE body <> pg_temp.unmarked(body);
ALTER TABLE event FORCE ROW LEVEL SECURITY;

ALTER TABLE site_profile NO FORCE ROW LEVEL SECURITY;
UPDATE site_profile SET about = pg_temp.unmarked(about), history = pg_temp.unmarked(history),
  potentials = pg_temp.unmarked(potentials),
  institutions = (SELECT coalesce(jsonb_agg(each || jsonb_build_object('text', pg_temp.unmarked(coalesce(each ->> 'text', ''))) ORDER BY place), '[]')
    FROM jsonb_array_elements(institutions) WITH ORDINALITY AS listed (each, place));
ALTER TABLE site_profile FORCE ROW LEVEL SECURITY;
