-- The version of a part of the profile is a digest of its words, not a number.
ALTER TABLE "kept_text" ALTER COLUMN "version" SET DATA TYPE TEXT USING version::text;
