-- What is thrown away rests in the trash, seen by the site's own officers alone, until it is taken out again.
ALTER TABLE news DROP CONSTRAINT news_status_check;
ALTER TABLE news ADD CONSTRAINT news_status_check CHECK (status IN ('draft', 'published', 'trashed'));
