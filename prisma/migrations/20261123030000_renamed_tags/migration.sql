-- A tag that has another name now: the one by which its articles are found until they are indexed again.
ALTER TABLE "tag" ADD COLUMN "indexed_name" TEXT;
CREATE INDEX "tag_renamed_idx" ON "tag" ("id") WHERE "indexed_name" IS NOT NULL;
