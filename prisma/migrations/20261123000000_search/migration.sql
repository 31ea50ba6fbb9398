-- Search: the tokens of each article, in a narrow table of their own, so that a change of an article that moves no word
-- does not touch the index, and thousands of matches are found on few pages.

CREATE TABLE "article_search" (
    "article_id" UUID NOT NULL,
    "sort_at" TIMESTAMPTZ(3) NOT NULL,
    "public" BOOLEAN NOT NULL,
    "version" SMALLINT NOT NULL,
    "plain" BOOLEAN NOT NULL,
    "tokens" INTEGER[] NOT NULL,
    CONSTRAINT "article_search_pkey" PRIMARY KEY ("article_id")
);
ALTER TABLE "article_search" ADD CONSTRAINT "article_search_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Numbers made by hashes do not compress: trying to costs a tenth of the writing.
ALTER TABLE "article_search" ALTER COLUMN "tokens" SET STORAGE EXTERNAL;
-- Counting a thousand tokens of each of 30,000 rows would take a core seconds at every ANALYZE; searches ask the index instead.
-- Without numbers the planner takes any token for a rare one, and so never reads the whole table for it.
ALTER TABLE "article_search" ALTER COLUMN "tokens" SET STATISTICS 0;
CREATE INDEX "article_search_tokens_idx" ON "article_search" USING GIN ("tokens");
-- What must be indexed (again).
CREATE INDEX "article_search_version_idx" ON "article_search" ("version");

-- What is here already has no tokens yet: version 0 is indexed in the background.
INSERT INTO "article_search" ("article_id", "sort_at", "public", "version", "plain", "tokens")
    SELECT "id", "sort_at", "status" = 'published', 0, false, '{}' FROM "article" WHERE "status" <> 'deleted';
