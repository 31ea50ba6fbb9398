-- Generations: numbers that rise with each public change. ETags of lists are made of them, and cached answers live by them.

-- That of all articles is the sum of several rows, so that writers do not wait for one another; that of the names of terms is one.
CREATE TABLE "generation" (
    "scope" TEXT COLLATE "C" NOT NULL,
    "shard" SMALLINT NOT NULL,
    "value" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "generation_pkey" PRIMARY KEY ("scope", "shard")
);
INSERT INTO "generation" ("scope", "shard") SELECT 'articles', n FROM generate_series(0, 15) n;
INSERT INTO "generation" ("scope", "shard") VALUES ('terms', 0);

-- Of the public articles under a term, its descendants' included.
ALTER TABLE "category" ADD COLUMN "generation" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "tag" ADD COLUMN "generation" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "source" ADD COLUMN "generation" BIGINT NOT NULL DEFAULT 0;
