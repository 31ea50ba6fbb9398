-- Facets, and terms by the beginning of their name.

-- How many public articles each day has, in the zone of the site: the calendar, and the count of everything.
CREATE TABLE "article_day" (
    "day" DATE NOT NULL,
    "language" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "article_day_pkey" PRIMARY KEY ("day", "language")
);
CREATE TABLE "article_day_zone" (
    "zone" TEXT COLLATE "C" NOT NULL,
    CONSTRAINT "article_day_zone_pkey" PRIMARY KEY ("zone")
);
INSERT INTO "article_day_zone" VALUES ('UTC');
INSERT INTO "article_day" ("day", "language", "count")
SELECT ("sort_at" AT TIME ZONE 'UTC')::date, coalesce("language", ''), count(*)
FROM "article" WHERE "status" = 'published' GROUP BY 1, 2;

-- What facets need of an article, without the article. The last byte of an id is random: a range of it is a sample.
CREATE INDEX "article_facet_idx" ON "article" ((get_byte(uuid_send("id"), 15)), "id") INCLUDE ("status", "source_id", "language", "sort_at");

-- Names without case and width, for the beginning of a name. In the database's own locale, since "C" knows the case of ASCII alone.
CREATE INDEX "category_prefix_idx" ON "category" ((lower(normalize("name" COLLATE "default", NFKC))) COLLATE "C", "id");
CREATE INDEX "tag_prefix_idx" ON "tag" ((lower(normalize("name" COLLATE "default", NFKC))) COLLATE "C", "id");
CREATE INDEX "source_prefix_idx" ON "source" ((lower(normalize("name" COLLATE "default", NFKC))) COLLATE "C", "id");
