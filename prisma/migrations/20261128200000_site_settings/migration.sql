-- AlterTable
ALTER TABLE "site" ADD COLUMN     "motif" TEXT;

-- AlterTable
ALTER TABLE "site_profile" ADD COLUMN     "closed_note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "first_steps_closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "home" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "logo_id" UUID,
ADD COLUMN     "menu" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "name_form" TEXT NOT NULL DEFAULT 'plain';

-- CreateTable
CREATE TABLE "site_setting" (
    "site_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "proposed" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "published_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "site_setting_pkey" PRIMARY KEY ("site_id","topic")
);

-- AddForeignKey
ALTER TABLE "site_profile" ADD CONSTRAINT "site_profile_site_id_logo_id_fkey" FOREIGN KEY ("site_id", "logo_id") REFERENCES "picture"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_setting" ADD CONSTRAINT "site_setting_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

ALTER TABLE site ADD CHECK (motif IN ('kawung', 'tumpal', 'kijing-miring', 'ganggeng', 'ketupat', 'cuken', 'melati',
  'gigi-walang', 'lok-iwak'));
ALTER TABLE site_profile ADD CHECK (name_form IN ('plain', 'government'));

-- A proposal is the office's alone: neither visitor nor portal sees it before it is published.
ALTER TABLE site_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_setting FORCE ROW LEVEL SECURITY;
CREATE POLICY office ON site_setting TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT, INSERT, UPDATE ON site_setting TO balai_office;

-- An office dyes and weaves its own site; name, code and place in the directory stay the registrar's.
CREATE POLICY office_look ON site FOR UPDATE TO balai_office USING (id = (SELECT scope())) WITH CHECK (id = (SELECT scope()));
GRANT UPDATE (accent, motif) ON site TO balai_office;

-- What an office has begun and not issued, for its first page: a few letters among all it ever wrote.
CREATE INDEX letter_unissued_idx ON letter (site_id, status) WHERE number IS NULL;
