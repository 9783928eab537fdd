-- AlterTable
ALTER TABLE "officer" ADD COLUMN     "signed_in_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "device" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "invitation" (
    "site_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "officer_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("site_id","id")
);

-- CreateIndex
CREATE INDEX "invitation_site_id_officer_id_idx" ON "invitation"("site_id", "officer_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_site_id_token_hash_key" ON "invitation"("site_id", "token_hash");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_site_id_officer_id_fkey" FOREIGN KEY ("site_id", "officer_id") REFERENCES "officer"("site_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_site_id_created_by_id_fkey" FOREIGN KEY ("site_id", "created_by_id") REFERENCES "officer"("site_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One link an officer at a time, and each ends in one way.
CREATE UNIQUE INDEX invitation_open_key ON invitation (site_id, officer_id) WHERE used_at IS NULL AND withdrawn_at IS NULL;
ALTER TABLE invitation
  ADD CHECK (kind IN ('first', 'reset')),
  ADD CHECK (used_at IS NULL OR withdrawn_at IS NULL),
  ADD CHECK (expires_at > created_at),
  ENABLE ROW LEVEL SECURITY,
  FORCE ROW LEVEL SECURITY;

-- The office gives and withdraws links and never reads a secret back; the door alone knows one by its hash, and uses it up.
CREATE POLICY office ON invitation TO balai_office USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
CREATE POLICY door ON invitation TO balai_door USING (site_id = (SELECT scope())) WITH CHECK (site_id = (SELECT scope()));
GRANT SELECT (site_id, id, officer_id, kind, created_at, expires_at, used_at, withdrawn_at), INSERT, UPDATE (withdrawn_at) ON invitation TO balai_office;
GRANT SELECT, UPDATE (used_at, withdrawn_at) ON invitation TO balai_door;
GRANT INSERT ON credential TO balai_door;
GRANT UPDATE (signed_in_at) ON officer TO balai_door;

-- The office sees who has a password and ends passwords and sessions; it reads neither.
GRANT SELECT (site_id, officer_id, changed_at), DELETE ON credential TO balai_office;
GRANT SELECT (site_id, officer_id), DELETE ON session TO balai_office;

-- Who signed in before this column stood: the trail knows when. FORCE binds the owner too, and is lifted meanwhile.
ALTER TABLE officer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_entry NO FORCE ROW LEVEL SECURITY;
UPDATE officer SET signed_in_at = last.at
FROM (SELECT site_id, officer_id, max(at) AS at FROM audit_entry WHERE deed = 'account.sign-in' GROUP BY site_id, officer_id) last
WHERE officer.site_id = last.site_id AND officer.id = last.officer_id;
ALTER TABLE officer FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
