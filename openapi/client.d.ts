// Generated from openapi.json by `npm run openapi`. Do not edit.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what this is and where its documents are */
        get: operations["getRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document as JSON */
        get: operations["getOpenapiJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document as YAML */
        get: operations["getOpenapiYaml"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a problem means
         * @description The page that the `type` of an error leads to.
         */
        get: operations["getProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server can serve: the database answers and it is not stopping */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List or search articles
         * @description The published ones, newest first. All filters combine, `q` with them.
         */
        get: operations["listArticles"];
        put?: never;
        /**
         * Create an article
         * @description A draft, unless `status` says otherwise. Needs a key with the scope `content:write`.
         */
        post: operations["createArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an article by id or slug
         * @description With its body. A former slug answers with a redirect; what was public and is no more, with 410.
         */
        get: operations["getArticle"];
        put?: never;
        post?: never;
        /**
         * Delete an article
         * @description Afterwards it answers 410 if it was ever public, and imports pass over it. Its last version stays among its revisions, by which it can be restored. Needs a key with the scope `content:write`.
         */
        delete: operations["deleteArticle"];
        options?: never;
        head?: never;
        /**
         * Change an article
         * @description A merge patch: what is left out stays. It applies to the version that `If-Match` names, and to no other. A patch that changes nothing makes no new version. Needs a key with the scope `content:write`.
         */
        patch: operations["updateArticle"];
        trace?: never;
    };
    "/v1/articles/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count articles by term, language and time
         * @description All filters of the list count, the facet’s own included. Counts are exact without a filter, for one term, and up to 20,000 matches. Beyond, they are estimated: some 16,384 articles, those whose ids end in certain bytes, are looked at, and what they have is multiplied; a rare term may then be missing. `exact=true` waits for exact ones. With `q`, the newest 20,000 matches are counted, or those that the search came to within its bound; then it says `estimated`.
         */
        get: operations["getFacets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{ref}/neighbors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the articles before and after one
         * @description Among all published articles, or those that the filters leave, as in the list. The article itself need not be among them.
         */
        get: operations["getNeighbors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{ref}/related": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List articles related to one
         * @description Published articles that share tags, categories or the source with it; rare terms weigh more, and so does a title close to its own. Of each term, the newest articles and those next to it in time are looked at, so a common tag does not make this slow.
         */
        get: operations["listRelated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/by-source/{source}/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Create or replace the article that a source knows by an id
         * @description The whole article: fields that are left out are emptied, but for slug, permalink, `status` and `publishedAt`, which stay. What exists is replaced only with `If-Match`. What was deleted comes back. Needs a key with the scope `content:write`.
         */
        put: operations["putArticleBySource"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or replace up to 1,000 articles
         * @description A JSON array or NDJSON of articles. Each is known again as in an import (by external id, source URL, permalink or slug) and then replaced as a whole, but for slug, permalink, `status` and `publishedAt` where it does not state them. One that fails never loses another. Needs a key with the scope `content:write`.
         */
        post: operations["writeArticles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{ref}/preview-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a token that shows a draft
         * @description `GET /v1/articles/{ref}?preview=<token>` shows the article to whoever holds it, whatever its status, until it expires or the article is deleted. Needs a key with the scope `content:write`.
         */
        post: operations["createPreviewToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{ref}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of an article
         * @description The newest first, the present one among them: when and by whom each was made. Older ones are kept for as many days as the setting RETENTION says. Of a deleted article by its id. Needs a key with the scope `drafts:read`.
         */
        get: operations["listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{ref}/revisions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a version of an article
         * @description With its body, and its terms as they were called then. Needs a key with the scope `drafts:read`.
         */
        get: operations["getRevision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles/{ref}/revisions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a version of an article the present one
         * @description Title, summary, body, terms, source and `extra` become what they were, as a new version. Slug, permalink, status and time stay as they are. A deleted article comes back as a draft. Needs a key with the scope `content:write`.
         */
        post: operations["restoreRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the categories
         * @description With the number of public articles of each. One that no public article ever used is not shown without the scope `drafts:read`.
         */
        get: operations["listCategories"];
        put?: never;
        /**
         * Make a category
         * @description The public sees it at once, also without articles. Without `slug` one is made of the name, with a suffix where it is taken. Needs a key with the scope `content:write`.
         */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/categories/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a category by id or slug
         * @description A former slug answers with a redirect to the present one.
         */
        get: operations["getCategory"];
        put?: never;
        post?: never;
        /**
         * Remove a category
         * @description One that is in use is removed only with `reassignTo`: then its slug leads to the other one. A former slug does not stand for it. Needs a key with the scope `content:write`.
         */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        /**
         * Change a category
         * @description A JSON merge patch (RFC 7396); one that changes nothing leaves the version as it is. A former slug leads to the present one. No article is changed, but each that shows the term has another `ETag`. A category moves by its `parent`; where more than 1,000 articles are filed beneath it, lists of its new ancestors have them a little later. Needs a key with the scope `content:write`.
         */
        patch: operations["updateCategory"];
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags
         * @description With the number of public articles of each. One that no public article ever used is not shown without the scope `drafts:read`.
         */
        get: operations["listTags"];
        put?: never;
        /**
         * Make a tag
         * @description The public sees it at once, also without articles. Without `slug` one is made of the name, with a suffix where it is taken. Needs a key with the scope `content:write`.
         */
        post: operations["createTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a tag by id or slug
         * @description A former slug answers with a redirect to the present one.
         */
        get: operations["getTag"];
        put?: never;
        post?: never;
        /**
         * Remove a tag
         * @description One that is in use is removed only with `reassignTo`: then its slug leads to the other one. A former slug does not stand for it. Needs a key with the scope `content:write`.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /**
         * Change a tag
         * @description A JSON merge patch (RFC 7396); one that changes nothing leaves the version as it is. A former slug leads to the present one. No article is changed, but each that shows the term has another `ETag`. Needs a key with the scope `content:write`.
         */
        patch: operations["updateTag"];
        trace?: never;
    };
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sources
         * @description With the number of public articles of each. One that no public article ever used is not shown without the scope `drafts:read`.
         */
        get: operations["listSources"];
        put?: never;
        /**
         * Make a source
         * @description The public sees it at once, also without articles. Without `slug` one is made of the name, with a suffix where it is taken. Needs a key with the scope `content:write`.
         */
        post: operations["createSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a source by id or slug
         * @description A former slug answers with a redirect to the present one.
         */
        get: operations["getSource"];
        put?: never;
        post?: never;
        /**
         * Remove a source
         * @description One that is in use is removed only with `reassignTo`: then its slug leads to the other one. A former slug does not stand for it. Needs a key with the scope `content:write`.
         */
        delete: operations["deleteSource"];
        options?: never;
        head?: never;
        /**
         * Change a source
         * @description A JSON merge patch (RFC 7396); one that changes nothing leaves the version as it is. A former slug leads to the present one. No article is changed, but each that shows the term has another `ETag`. Needs a key with the scope `content:write`.
         */
        patch: operations["updateSource"];
        trace?: never;
    };
    "/v1/categories/{ref}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a category into another one
         * @description Each of its articles is filed under the other one, which is a change of the article; its slug, its name and its former slugs lead there. Then it is gone. Its children become children of the other one. A large merge takes several transactions: interrupted, the same request goes on. Needs a key with the scope `content:write`.
         */
        post: operations["mergeCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{ref}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a tag into another one
         * @description Each of its articles is filed under the other one, which is a change of the article; its slug, its name and its former slugs lead there. Then it is gone. A large merge takes several transactions: interrupted, the same request goes on. Needs a key with the scope `content:write`.
         */
        post: operations["mergeTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{ref}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge a source into another one
         * @description Each of its articles is filed under the other one, which is a change of the article; its slug, its name and its former slugs lead there. Then it is gone. A large merge takes several transactions: interrupted, the same request goes on. Needs a key with the scope `content:write`.
         */
        post: operations["mergeSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lookup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find what an old address leads to
         * @description A permalink goes before an alias, and that before the address of a source; what lives goes before what was removed. A folder is its `index.html`, with its slash or without. What was public and is removed is a 410.
         */
        get: operations["getLookup"];
        put?: never;
        /**
         * Find what up to 1,000 old addresses lead to
         * @description A permalink goes before an alias, and that before the address of a source; what lives goes before what was removed. A folder is its `index.html`, with its slash or without. An address that leads to nothing has a null `match`; of what was public and is removed, `gone` is true beside it.
         */
        post: operations["listLookups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/articles.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of all articles as JSON Feed
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getArticlesJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/categories/{slug}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a category as JSON Feed
         * @description Descendants of the category are in it. Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getCategoryJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/tags/{slug}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a tag as JSON Feed
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getTagJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/sources/{slug}.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a source as JSON Feed
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getSourceJsonFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/articles.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of all articles as Atom
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getArticlesAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/categories/{slug}.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a category as Atom
         * @description Descendants of the category are in it. Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getCategoryAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/tags/{slug}.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a tag as Atom
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getTagAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/sources/{slug}.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a source as Atom
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getSourceAtomFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/articles.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of all articles as RSS
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getArticlesRssFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/categories/{slug}.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a category as RSS
         * @description Descendants of the category are in it. Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getCategoryRssFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/tags/{slug}.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a tag as RSS
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getTagRssFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/sources/{slug}.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feed of a source as RSS
         * @description Newest first. Every address in it is absolute; those of this API have the host that was asked. An article's page is by the settings SITE_URL and ARTICLE_URL; one that has no page there has no `url` (JSON Feed) or `link` (RSS), and in Atom the link to the article in this API alone. Characters that XML cannot hold are U+FFFD in Atom and RSS.
         *
         *     `Last-Modified` is the newest change among what is shown. It takes the very same time in `If-Modified-Since` for a 304; it does not move when an article goes or a term is renamed, for which the `ETag` is there.
         */
        get: operations["getSourceRssFeed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The index of the sitemap
         * @description Over files of at most 20,000 articles each. An article stays in its file, only the last one grows. The addresses of the files have the host that was asked: serve them under the site by a proxy that passes `Host` on, or name this address in the `robots.txt` of the site.
         */
        get: operations["getSitemap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemaps/{n}.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of the sitemap
         * @description Addresses of articles by the settings SITE_URL and ARTICLE_URL, each with the time of its last change. An article without an address there, or with one of 2,048 characters or more, is left out.
         */
        get: operations["getSitemapFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what has changed
         * @description Keeps a copy of the archive. Begin without `since`: everything there is is told, terms before articles, as long as `page.hasMore` is true. Keep `page.next` together with what you have stored, and send it as `since` the next time: what has changed from then on is told, deletions too.
         *
         *     - Nothing that is committed is ever passed over. A change of which you have heard already may be told again.
         *     - A change tells what holds now, not what happened: several changes of one thing may be told as one. Take an `upsert` in place of what you have by that id, and drop what a `delete` names, whether you have it or not.
         *     - Without the scope `drafts:read`, what is published is told; what is published no more is a `delete`. The token of such a reader does not move when drafts change, and belongs to such readers alone.
         *     - An article may name a term, and a category a parent, that is told later. Go by the ids: the name of a term changes with the term, not with each article.
         *     - Changes are kept for the days of the setting RETENTION. A token from before is a 410: begin again without it.
         */
        get: operations["listChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what changes: server-sent events
         * @description Each change as an event `change`, whose data is a Change as JSON on one line, as soon as it is committed. The id of an event is the token to go on from after it: `EventSource` sends it by itself when it connects again (`Last-Event-ID`), and `GET /v1/changes?since=` takes it too. Without `Last-Event-ID` and `since` the stream begins now; the id that it opens with is the token of that moment. To begin with everything there is, follow `GET /v1/changes` to its end and go on here.
         *
         *     A stream that closes is to be opened again: the server stopped, the key was revoked (401), or its place in the log is no longer kept (410).
         */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/export/articles.ndjson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the whole archive
         * @description A JSON object a line: the categories, tags and sources, then every article, then what was deleted, as they were at one moment, whatever is written meanwhile. The last line is the `end`, with the token by which `GET /v1/changes` goes on; a file without it was cut off. What is public; with the scope `drafts:read` everything. `POST /v1/imports?format=broadsheet` takes it in again. gzip and brotli by `Accept-Encoding`.
         */
        get: operations["exportArticles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description The newest first. Needs a key with the scope `imports:write`.
         */
        get: operations["listImports"];
        put?: never;
        /**
         * Import an archive
         * @description Takes a post, a folder of posts, a list of articles or an export in. 202 as soon as the upload is durable; 200 when `wait` was long enough for the import to end. The same again changes nothing. One bad item is reported by path and line and never stops the others; an upload that cannot be read at all is refused. Needs a key with the scope `imports:write`.
         */
        post: operations["createImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get an import: its state and counts
         * @description Needs a key with the scope `imports:write`.
         */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the items of an import: what became of each
         * @description In the order of the upload. The first 100 items of a dry run show the article that they would become, as `article`. Needs a key with the scope `imports:write`.
         */
        get: operations["listImportItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an import
         * @description What was imported stays; what waits keeps the outcome null. Of an upload that is still being received nothing is kept, and its sender gets a 409. Cancelling again changes nothing; an import that ended otherwise is a 409. Needs a key with the scope `imports:write`.
         */
        post: operations["cancelImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the failed items of an import again
         * @description For an import that is `completed`, or `failed` with the code `batch-failed`: its failed items wait again, and it goes on. Items that could not be read out of the upload stay failed. Any other import is a 409. Needs a key with the scope `imports:write`.
         */
        post: operations["retryFailedItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Watch an import: server-sent events
         * @description Its state at once, then whenever it has come further, at most four times a second; `done` when it has ended, then the stream closes. The data of each event is the Import as JSON, on one line. A stream that closes without `done` is to be opened again: the server stopped, or the import is gone (404). Needs a key with the scope `imports:write`.
         */
        get: operations["watchImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the keys
         * @description Those that are not revoked, oldest first. Needs a key with the scope `keys:manage`.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make a key
         * @description The answer holds the key, this once. Whoever has `keys:manage` can make keys of any scope. Needs a key with the scope `keys:manage`.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description It stops working at once. Needs a key with the scope `keys:manage`.
         */
        delete: operations["revokeKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new key in place of one
         * @description Of the same name, scopes and end. The answer holds the new key, this once. The old one works for `overlapSeconds` yet, so that what uses it can be given the new one. Needs a key with the scope `keys:manage`.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/whoami": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what the key of this request may do */
        get: operations["whoami"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description An error (RFC 9457, `application/problem+json`).
         * @example {
         *       "type": "/problems/invalid-parameter",
         *       "title": "Invalid parameter",
         *       "status": 400,
         *       "detail": "The parameter \"limit\" must be a whole number from 1 to 100.",
         *       "instance": "/v1/articles",
         *       "requestId": "01a2053a-28d6-7005-8a03-fe61de63be1e",
         *       "errors": [
         *         {
         *           "parameter": "limit",
         *           "code": "invalid",
         *           "detail": "The parameter \"limit\" must be a whole number from 1 to 100."
         *         }
         *       ]
         *     }
         */
        Problem: {
            /** @description Path of the page that explains the problem. Its last part is the code to rely on. */
            type: string;
            title: string;
            status: number;
            /** @description What is wrong with this request, and what to do. */
            detail: string;
            /** @description The path that was asked for. */
            instance: string;
            /** @description Equals the header `X-Request-Id`. */
            requestId: string;
            errors?: {
                /** @description Name of the parameter at fault. */
                parameter?: string;
                /** @description JSON pointer (RFC 6901) to the fault in the body. */
                pointer?: string;
                code: string;
                detail: string;
            }[];
        };
        /**
         * @example {
         *       "limit": 20,
         *       "hasMore": true,
         *       "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *       "prev": null
         *     }
         */
        Page: {
            limit: number;
            /** @description Whether the list goes on after this page. */
            hasMore: boolean;
            next: string | null;
            prev: string | null;
            /** @description How many there are in all; with `count`, where it is offered. */
            total?: number;
            /** @enum {string} */
            totalIs?: "exact" | "estimated";
        };
        /**
         * @example {
         *       "name": "Broadsheet",
         *       "version": "0.1.0",
         *       "api": "/v1",
         *       "docs": "/docs",
         *       "openapi": "/openapi.json"
         *     }
         */
        Root: {
            /** @example Broadsheet */
            name: string;
            /** @example 0.1.0 */
            version: string;
            /** @example /v1 */
            api: string;
            /** @example /docs */
            docs: string;
            /** @example /openapi.json */
            openapi: string;
        };
        /**
         * @example {
         *       "status": "ok"
         *     }
         */
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        /**
         * @description Where an article came from. Each part is null where it is not known.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *       "slug": "中国邮政快递报",
         *       "name": "中国邮政快递报",
         *       "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *       "externalId": "NW202204192348114172",
         *       "attribution": "（文章来源：中国邮政快递报）"
         *     }
         */
        ArticleSource: {
            id: string | null;
            slug: string | null;
            name: string | null;
            url: string | null;
            externalId: string | null;
            attribution: string | null;
        };
        /**
         * @example {
         *       "url": "https://dfscdn.dfcfw.com/download/D25735535899078782932_w471h321.jpg",
         *       "alt": "快递员"
         *     }
         */
        ArticleImage: {
            /** @example https://dfscdn.dfcfw.com/download/D25735535899078782932_w471h321.jpg */
            url: string;
            alt: string | null;
        };
        /**
         * @example {
         *       "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *     }
         */
        ArticleLinks: {
            /** @example /v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11 */
            self: string;
            web: string | null;
        };
        /**
         * @description An article. A list leaves `html` out, one article has it; `include` adds `html`, `text`, `markdown`, `original` and `extra`, `fields` picks.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "202204192348114172",
         *       "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *       "title": "坚持“四个聚焦” 打造“四个平台”",
         *       "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *       "language": "zh-CN",
         *       "status": "published",
         *       "publishedAt": "2022-04-19T04:56:15.000Z",
         *       "createdAt": "2026-11-22T21:47:07.142Z",
         *       "updatedAt": "2026-11-22T21:47:07.142Z",
         *       "version": 1,
         *       "byline": "骆静",
         *       "image": null,
         *       "wordCount": 1893,
         *       "readingTimeMinutes": 5,
         *       "categories": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报"
         *         }
         *       ],
         *       "tags": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *           "slug": "中国邮政快递报新闻",
         *           "name": "中国邮政快递报新闻"
         *         }
         *       ],
         *       "source": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *         "slug": "中国邮政快递报",
         *         "name": "中国邮政快递报",
         *         "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *         "externalId": "NW202204192348114172",
         *         "attribution": "（文章来源：中国邮政快递报）"
         *       },
         *       "links": {
         *         "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *       },
         *       "html": "<p>□骆静</p><p>覆盖10个市的94个团组织、来自各个岗位的255名团干部，…</p>"
         *     }
         */
        Article: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @example 202204192348114172 */
            slug?: string;
            permalink?: string | null;
            /** @example 坚持“四个聚焦” 打造“四个平台” */
            title?: string;
            /**
             * @description The digest of its own, or else the first sentences of the text.
             * @example 覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。
             */
            summary?: string;
            language?: string | null;
            /** @enum {string} */
            status?: "draft" | "scheduled" | "published" | "archived";
            publishedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            updatedAt?: string;
            /** @description Rises with each change of the article itself. */
            version?: number;
            byline?: string | null;
            image?: components["schemas"]["ArticleImage"] | null;
            /**
             * @description A Chinese character counts as one word.
             * @example 1893
             */
            wordCount?: number;
            /** @example 5 */
            readingTimeMinutes?: number;
            /** @description In order; the first is the primary one. */
            categories?: components["schemas"]["TermRef"][];
            tags?: components["schemas"]["TermRef"][];
            source?: components["schemas"]["ArticleSource"] | null;
            /**
             * @description The body, sanitised.
             * @example <p>□骆静</p>
             */
            html?: string;
            /** @description The body as plain text. */
            text?: string;
            /**
             * @description The body as Markdown (CommonMark with the tables and strikethrough of GitHub), made from `html` when it is asked for: the same text, without classes and the like. What Markdown has no form for (`sub`, `sup`, `ruby`, players) is HTML in it.
             * @example □骆静
             */
            markdown?: string;
            original?: string | null;
            /** @description Front matter that has no field of its own. */
            extra?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["ArticleLinks"];
            highlights?: components["schemas"]["ArticleHighlights"];
        };
        /**
         * @example {
         *       "title": "<mark>新能源</mark>汽车销量同比增长",
         *       "text": [
         *         "…本月<mark>新能源</mark>汽车产销…"
         *       ]
         *     }
         */
        ArticleHighlights: {
            /**
             * @description The whole title as HTML: escaped, with what was found in `<mark>`.
             * @example <mark>新能源</mark>汽车销量同比增长
             */
            title: string;
            /** @description Parts of the body as such HTML; none when only title, summary or tags have the terms. */
            text: string[];
        };
        /**
         * @description How a search was understood.
         * @example {
         *       "terms": [
         *         "新能源",
         *         "汽车",
         *         "-特斯拉"
         *       ],
         *       "complete": true
         *     }
         */
        SearchReport: {
            /**
             * @description How `q` was understood, term by term, in the form in which all compares; exclusions with `-`.
             * @example [
             *       "新能源",
             *       "汽车",
             *       "-特斯拉"
             *     ]
             */
            terms: string[];
            /** @description Whether this page has every match that belongs on it. False where a word was so common, and the matches so far apart, that the search stopped after looking at 2000 articles: `page.next` goes on from there, and a page may then have few matches or none. */
            complete: boolean;
            /** @description When nothing matches: the terms that no article has, whatever the filters. */
            missing?: string[];
        };
        /**
         * @description A page of articles; `search` stands beside it where `q` was given.
         * @example {
         *       "data": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "slug": "202204192348114172",
         *           "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *           "title": "坚持“四个聚焦” 打造“四个平台”",
         *           "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *           "language": "zh-CN",
         *           "status": "published",
         *           "publishedAt": "2022-04-19T04:56:15.000Z",
         *           "createdAt": "2026-11-22T21:47:07.142Z",
         *           "updatedAt": "2026-11-22T21:47:07.142Z",
         *           "version": 1,
         *           "byline": "骆静",
         *           "image": null,
         *           "wordCount": 1893,
         *           "readingTimeMinutes": 5,
         *           "categories": [
         *             {
         *               "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *               "slug": "zhongguoyouzhengkuaidibao",
         *               "name": "中国邮政快递报"
         *             }
         *           ],
         *           "tags": [
         *             {
         *               "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *               "slug": "中国邮政快递报新闻",
         *               "name": "中国邮政快递报新闻"
         *             }
         *           ],
         *           "source": {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *             "slug": "中国邮政快递报",
         *             "name": "中国邮政快递报",
         *             "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *             "externalId": "NW202204192348114172",
         *             "attribution": "（文章来源：中国邮政快递报）"
         *           },
         *           "links": {
         *             "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *             "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *           }
         *         }
         *       ],
         *       "page": {
         *         "limit": 20,
         *         "hasMore": true,
         *         "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *         "prev": null
         *       }
         *     }
         */
        ArticleList: {
            data: components["schemas"]["Article"][];
            page: components["schemas"]["Page"];
            search?: components["schemas"]["SearchReport"];
        };
        /**
         * @description A slug, or an object with `id`, `slug` or `name`. One that does not exist is a 422 `unknown-term`, unless `createTerms=true`: then it is made.
         * @example 东财滚动新闻
         * @example {
         *       "name": "C++",
         *       "slug": "cpp"
         *     }
         */
        TermInput: string | {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id?: string;
            slug?: string;
            name?: string;
        };
        /** @example {} */
        SourceInput: {
            id?: string | null;
            slug?: string | null;
            name?: string | null;
            url?: string | null;
            externalId?: string | null;
            attribution?: string | null;
        };
        /**
         * @description An article as a writer states it. What the server owns (`id`, `version`, `createdAt`, counts …) is refused.
         * @example {
         *       "title": "坚持“四个聚焦” 打造“四个平台”",
         *       "slug": "202204192348114172",
         *       "extra": {
         *         "series": "evening edition"
         *       }
         *     }
         */
        ArticleInput: {
            /**
             * @description 1–300 characters.
             * @example 坚持“四个聚焦” 打造“四个平台”
             */
            title: string;
            /**
             * @description Absent: made from the title, with a number behind it where that is taken. A slug that is taken is a 409.
             * @example 202204192348114172
             */
            slug?: string;
            /**
             * @description Of a new article `draft` unless said. `scheduled` needs a `publishedAt` to come, and publishes itself then; `published` without `publishedAt` means now.
             * @enum {string}
             */
            status?: "draft" | "scheduled" | "published" | "archived";
            /** @description In order; the first is the primary one. */
            categories?: components["schemas"]["TermInput"][];
            /** @description In place of all that it has. */
            tags?: components["schemas"]["TermInput"][];
            /** @description The body; it is sanitised. One of `html`, `markdown` and `text`. */
            html?: string;
            /** @description The body as Markdown. */
            markdown?: string;
            /** @description The body as plain text: empty lines end paragraphs. */
            text?: string;
            /**
             * @description Whatever has no field of its own, as JSON.
             * @example {
             *       "series": "evening edition"
             *     }
             */
            extra?: {
                [key: string]: unknown;
            };
            permalink?: string | null;
            summary?: string | null;
            language?: string | null;
            publishedAt?: string | null;
            byline?: string | null;
            image?: {
                url: string;
                alt?: string | null;
            } | null;
            source?: components["schemas"]["SourceInput"] | null;
        };
        /**
         * @description A JSON merge patch (RFC 7396) of an article: what is left out stays, null removes where the field may be null.
         * @example {
         *       "title": "坚持“四个聚焦” 打造“四个平台”",
         *       "slug": "202204192348114172",
         *       "extra": {
         *         "series": "evening edition"
         *       }
         *     }
         */
        ArticlePatch: {
            /**
             * @description 1–300 characters.
             * @example 坚持“四个聚焦” 打造“四个平台”
             */
            title?: string;
            /**
             * @description Absent: made from the title, with a number behind it where that is taken. A slug that is taken is a 409.
             * @example 202204192348114172
             */
            slug?: string;
            /**
             * @description Of a new article `draft` unless said. `scheduled` needs a `publishedAt` to come, and publishes itself then; `published` without `publishedAt` means now.
             * @enum {string}
             */
            status?: "draft" | "scheduled" | "published" | "archived";
            /** @description In order; the first is the primary one. */
            categories?: components["schemas"]["TermInput"][];
            /** @description In place of all that it has. */
            tags?: components["schemas"]["TermInput"][];
            /** @description The body; it is sanitised. One of `html`, `markdown` and `text`. */
            html?: string;
            /** @description The body as Markdown. */
            markdown?: string;
            /** @description The body as plain text: empty lines end paragraphs. */
            text?: string;
            /**
             * @description Whatever has no field of its own, as JSON.
             * @example {
             *       "series": "evening edition"
             *     }
             */
            extra?: {
                [key: string]: unknown;
            };
            permalink?: string | null;
            summary?: string | null;
            language?: string | null;
            publishedAt?: string | null;
            byline?: string | null;
            image?: {
                url: string;
                alt?: string | null;
            } | null;
            source?: components["schemas"]["SourceInput"] | null;
            /** @description Tags that it gets besides those it has. */
            tagsAdd?: components["schemas"]["TermInput"][];
            /** @description Tags that it loses, if it has them. */
            tagsRemove?: components["schemas"]["TermInput"][];
        };
        /**
         * @description A term, and how many articles have it.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "count": 128
         *     }
         */
        FacetTerm: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @example zhongguoyouzhengkuaidibao */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            /**
             * @description Articles that match.
             * @example 128
             */
            count: number;
        };
        /**
         * @description A language or a time, and how many articles have it.
         * @example {
         *       "value": "2022-04",
         *       "count": 128
         *     }
         */
        FacetValue: {
            /** @example 2022-04 */
            value: string;
            /**
             * @description Articles that match.
             * @example 128
             */
            count: number;
        };
        /**
         * @example {
         *       "data": {
         *         "category": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *             "slug": "zhongguoyouzhengkuaidibao",
         *             "name": "中国邮政快递报",
         *             "count": 128
         *           }
         *         ],
         *         "month": [
         *           {
         *             "value": "2022-04",
         *             "count": 1520
         *           },
         *           {
         *             "value": "2022-03",
         *             "count": 1388
         *           }
         *         ]
         *       },
         *       "countsAre": "exact",
         *       "matched": 18233
         *     }
         */
        Facets: {
            /** @description The facets of `by`. */
            data: {
                /** @description Categories, of articles filed under each itself, those with the most first. */
                category?: components["schemas"]["FacetTerm"][];
                /** @description Tags, those with the most first. */
                tag?: components["schemas"]["FacetTerm"][];
                /** @description Sources, those with the most first. */
                source?: components["schemas"]["FacetTerm"][];
                /** @description Languages, those with the most first. */
                language?: components["schemas"]["FacetValue"][];
                /** @description Years in the zone of the site, newest first. */
                year?: components["schemas"]["FacetValue"][];
                /** @description Months in the zone of the site, newest first. */
                month?: components["schemas"]["FacetValue"][];
                /** @description Days in the zone of the site, newest first. */
                day?: components["schemas"]["FacetValue"][];
            };
            /** @enum {string} */
            countsAre: "exact" | "estimated";
            /**
             * @description How many articles match.
             * @example 18233
             */
            matched: number;
        };
        /**
         * @description The next older and the next newer article; null at the end of the list. Of two with the same time, the one with the lesser id is the older.
         * @example {
         *       "previous": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "slug": "202204192348114172",
         *         "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *         "title": "坚持“四个聚焦” 打造“四个平台”",
         *         "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *         "language": "zh-CN",
         *         "status": "published",
         *         "publishedAt": "2022-04-19T04:56:15.000Z",
         *         "createdAt": "2026-11-22T21:47:07.142Z",
         *         "updatedAt": "2026-11-22T21:47:07.142Z",
         *         "version": 1,
         *         "byline": "骆静",
         *         "image": null,
         *         "wordCount": 1893,
         *         "readingTimeMinutes": 5,
         *         "categories": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *             "slug": "zhongguoyouzhengkuaidibao",
         *             "name": "中国邮政快递报"
         *           }
         *         ],
         *         "tags": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *             "slug": "中国邮政快递报新闻",
         *             "name": "中国邮政快递报新闻"
         *           }
         *         ],
         *         "source": {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *           "slug": "中国邮政快递报",
         *           "name": "中国邮政快递报",
         *           "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *           "externalId": "NW202204192348114172",
         *           "attribution": "（文章来源：中国邮政快递报）"
         *         },
         *         "links": {
         *           "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *         }
         *       },
         *       "next": null
         *     }
         */
        Neighbors: {
            previous: components["schemas"]["Article"] | null;
            next: components["schemas"]["Article"] | null;
        };
        /**
         * @description An article, and why it is related.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "202204192348114172",
         *       "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *       "title": "坚持“四个聚焦” 打造“四个平台”",
         *       "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *       "language": "zh-CN",
         *       "status": "published",
         *       "publishedAt": "2022-04-19T04:56:15.000Z",
         *       "createdAt": "2026-11-22T21:47:07.142Z",
         *       "updatedAt": "2026-11-22T21:47:07.142Z",
         *       "version": 1,
         *       "byline": "骆静",
         *       "image": null,
         *       "wordCount": 1893,
         *       "readingTimeMinutes": 5,
         *       "categories": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报"
         *         }
         *       ],
         *       "tags": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *           "slug": "中国邮政快递报新闻",
         *           "name": "中国邮政快递报新闻"
         *         }
         *       ],
         *       "source": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *         "slug": "中国邮政快递报",
         *         "name": "中国邮政快递报",
         *         "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *         "externalId": "NW202204192348114172",
         *         "attribution": "（文章来源：中国邮政快递报）"
         *       },
         *       "links": {
         *         "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *       },
         *       "reasons": [
         *         "tag:中国邮政快递报新闻",
         *         "source"
         *       ]
         *     }
         */
        RelatedArticle: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @example 202204192348114172 */
            slug?: string;
            permalink?: string | null;
            /** @example 坚持“四个聚焦” 打造“四个平台” */
            title?: string;
            /**
             * @description The digest of its own, or else the first sentences of the text.
             * @example 覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。
             */
            summary?: string;
            language?: string | null;
            /** @enum {string} */
            status?: "draft" | "scheduled" | "published" | "archived";
            publishedAt?: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            updatedAt?: string;
            /** @description Rises with each change of the article itself. */
            version?: number;
            byline?: string | null;
            image?: components["schemas"]["ArticleImage"] | null;
            /**
             * @description A Chinese character counts as one word.
             * @example 1893
             */
            wordCount?: number;
            /** @example 5 */
            readingTimeMinutes?: number;
            /** @description In order; the first is the primary one. */
            categories?: components["schemas"]["TermRef"][];
            tags?: components["schemas"]["TermRef"][];
            source?: components["schemas"]["ArticleSource"] | null;
            /**
             * @description The body, sanitised.
             * @example <p>□骆静</p>
             */
            html?: string;
            /** @description The body as plain text. */
            text?: string;
            /**
             * @description The body as Markdown (CommonMark with the tables and strikethrough of GitHub), made from `html` when it is asked for: the same text, without classes and the like. What Markdown has no form for (`sub`, `sup`, `ruby`, players) is HTML in it.
             * @example □骆静
             */
            markdown?: string;
            original?: string | null;
            /** @description Front matter that has no field of its own. */
            extra?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["ArticleLinks"];
            /**
             * @description What the two have in common, the weightiest first: `tag:` or `category:` and the slug, `source`, and at the end `title` where the titles are close.
             * @example [
             *       "tag:新能源",
             *       "category:cj",
             *       "source",
             *       "title"
             *     ]
             */
            reasons: string[];
        };
        /**
         * @description Related articles, the best first.
         * @example {
         *       "data": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "slug": "202204192348114172",
         *           "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *           "title": "坚持“四个聚焦” 打造“四个平台”",
         *           "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *           "language": "zh-CN",
         *           "status": "published",
         *           "publishedAt": "2022-04-19T04:56:15.000Z",
         *           "createdAt": "2026-11-22T21:47:07.142Z",
         *           "updatedAt": "2026-11-22T21:47:07.142Z",
         *           "version": 1,
         *           "byline": "骆静",
         *           "image": null,
         *           "wordCount": 1893,
         *           "readingTimeMinutes": 5,
         *           "categories": [
         *             {
         *               "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *               "slug": "zhongguoyouzhengkuaidibao",
         *               "name": "中国邮政快递报"
         *             }
         *           ],
         *           "tags": [
         *             {
         *               "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *               "slug": "中国邮政快递报新闻",
         *               "name": "中国邮政快递报新闻"
         *             }
         *           ],
         *           "source": {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *             "slug": "中国邮政快递报",
         *             "name": "中国邮政快递报",
         *             "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *             "externalId": "NW202204192348114172",
         *             "attribution": "（文章来源：中国邮政快递报）"
         *           },
         *           "links": {
         *             "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *             "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *           },
         *           "reasons": [
         *             "tag:中国邮政快递报新闻",
         *             "source"
         *           ]
         *         }
         *       ]
         *     }
         */
        RelatedList: {
            data: components["schemas"]["RelatedArticle"][];
        };
        /**
         * @description What became of each article.
         * @example {
         *       "summary": {
         *         "created": 0,
         *         "updated": 0,
         *         "unchanged": 0,
         *         "failed": 0
         *       },
         *       "results": [
         *         {
         *           "index": 0,
         *           "status": "created"
         *         }
         *       ]
         *     }
         */
        BulkReport: {
            summary: {
                created: number;
                updated: number;
                unchanged: number;
                failed: number;
            };
            results: {
                /** @description Place in the request, from 0. */
                index: number;
                /** @enum {string} */
                status: "created" | "updated" | "unchanged" | "failed";
                /**
                 * Format: uuid
                 * @description A UUIDv7.
                 */
                id?: string;
                error?: components["schemas"]["Problem"];
            }[];
        };
        /**
         * @example {
         *       "token": "pJ6m…",
         *       "expiresAt": "2022-04-19T04:56:15.000Z"
         *     }
         */
        PreviewToken: {
            /**
             * @description It is shown this once.
             * @example pJ6m…
             */
            token: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            expiresAt: string;
        };
        /**
         * @description What made a version: `id` is that of the key or the import, where it is known.
         * @example {
         *       "type": "key",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "name": "editor"
         *     }
         */
        ChangedBy: {
            /**
             * @description A request with a key; an import; the time of a scheduled article, which came; a merge of its terms.
             * @enum {string}
             */
            type: "key" | "import" | "schedule" | "merge";
            id: string | null;
            name: string | null;
        };
        /**
         * @example {
         *       "version": 3,
         *       "at": "2022-04-19T04:56:15.000Z",
         *       "by": {
         *         "type": "key",
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "name": "editor"
         *       },
         *       "title": "坚持“四个聚焦” 打造“四个平台”",
         *       "status": "draft"
         *     }
         */
        RevisionEntry: {
            /** @example 3 */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            at: string;
            by: components["schemas"]["ChangedBy"];
            /** @example 坚持“四个聚焦” 打造“四个平台” */
            title: string;
            /** @enum {string} */
            status: "draft" | "scheduled" | "published" | "archived" | "deleted";
        };
        /**
         * @description An article as it was in one version.
         * @example {
         *       "version": 3,
         *       "at": "2022-04-19T04:56:15.000Z",
         *       "by": {
         *         "type": "key",
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "name": "editor"
         *       },
         *       "article": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "slug": "202204192348114172",
         *         "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *         "title": "坚持“四个聚焦” 打造“四个平台”",
         *         "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *         "language": "zh-CN",
         *         "status": "published",
         *         "publishedAt": "2022-04-19T04:56:15.000Z",
         *         "createdAt": "2026-11-22T21:47:07.142Z",
         *         "updatedAt": "2026-11-22T21:47:07.142Z",
         *         "version": 1,
         *         "byline": "骆静",
         *         "image": null,
         *         "wordCount": 1893,
         *         "readingTimeMinutes": 5,
         *         "categories": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *             "slug": "zhongguoyouzhengkuaidibao",
         *             "name": "中国邮政快递报"
         *           }
         *         ],
         *         "tags": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *             "slug": "中国邮政快递报新闻",
         *             "name": "中国邮政快递报新闻"
         *           }
         *         ],
         *         "source": {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *           "slug": "中国邮政快递报",
         *           "name": "中国邮政快递报",
         *           "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *           "externalId": "NW202204192348114172",
         *           "attribution": "（文章来源：中国邮政快递报）"
         *         },
         *         "links": {
         *           "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *         },
         *         "html": "<p>□骆静</p><p>覆盖10个市的94个团组织、来自各个岗位的255名团干部，…</p>"
         *       }
         *     }
         */
        Revision: {
            /** @example 3 */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            at: string;
            by: components["schemas"]["ChangedBy"];
            article: components["schemas"]["Article"];
        };
        /**
         * @description A page of versions.
         * @example {
         *       "data": [
         *         {
         *           "version": 3,
         *           "at": "2022-04-19T04:56:15.000Z",
         *           "by": {
         *             "type": "key",
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *             "name": "editor"
         *           },
         *           "title": "坚持“四个聚焦” 打造“四个平台”",
         *           "status": "draft"
         *         }
         *       ],
         *       "page": {
         *         "limit": 20,
         *         "hasMore": true,
         *         "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *         "prev": null
         *       }
         *     }
         */
        RevisionList: {
            data: components["schemas"]["RevisionEntry"][];
            page: components["schemas"]["Page"];
        };
        /**
         * @description A category or tag.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报"
         *     }
         */
        TermRef: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @example zhongguoyouzhengkuaidibao */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
        };
        /**
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": null,
         *       "articleCount": 128,
         *       "firstPublishedAt": "2021-03-02T01:00:00.000Z",
         *       "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1,
         *       "parent": null,
         *       "path": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报"
         *         }
         *       ]
         *     }
         */
        Category: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /**
             * @description Public articles filed under the term itself.
             * @example 128
             */
            articleCount: number;
            firstPublishedAt: string | null;
            lastPublishedAt: string | null;
            /** @description Rises with each change of the term. */
            version: number;
            parent: components["schemas"]["TermRef"] | null;
            /** @description From the root of the tree down to the category itself. */
            path: components["schemas"]["TermRef"][];
        };
        /**
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": null,
         *       "articleCount": 128,
         *       "firstPublishedAt": "2021-03-02T01:00:00.000Z",
         *       "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1
         *     }
         */
        Tag: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /**
             * @description Public articles filed under the term itself.
             * @example 128
             */
            articleCount: number;
            firstPublishedAt: string | null;
            lastPublishedAt: string | null;
            /** @description Rises with each change of the term. */
            version: number;
        };
        /**
         * @description Who published an article first.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": null,
         *       "articleCount": 128,
         *       "firstPublishedAt": "2021-03-02T01:00:00.000Z",
         *       "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1,
         *       "homepage": "https://www.example.com/",
         *       "aliases": []
         *     }
         */
        Source: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /**
             * @description Public articles filed under the term itself.
             * @example 128
             */
            articleCount: number;
            firstPublishedAt: string | null;
            lastPublishedAt: string | null;
            /** @description Rises with each change of the term. */
            version: number;
            homepage: string | null;
            /** @description Former slugs and names that lead to it. */
            aliases: string[];
        };
        /**
         * @description A page of categories.
         * @example {
         *       "data": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报",
         *           "description": null,
         *           "articleCount": 128,
         *           "firstPublishedAt": "2021-03-02T01:00:00.000Z",
         *           "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *           "version": 1,
         *           "parent": null,
         *           "path": [
         *             {
         *               "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *               "slug": "zhongguoyouzhengkuaidibao",
         *               "name": "中国邮政快递报"
         *             }
         *           ]
         *         }
         *       ],
         *       "page": {
         *         "limit": 20,
         *         "hasMore": true,
         *         "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *         "prev": null
         *       }
         *     }
         */
        CategoryList: {
            data: components["schemas"]["Category"][];
            page: components["schemas"]["Page"];
        };
        /**
         * @description A page of tags.
         * @example {
         *       "data": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报",
         *           "description": null,
         *           "articleCount": 128,
         *           "firstPublishedAt": "2021-03-02T01:00:00.000Z",
         *           "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *           "version": 1
         *         }
         *       ],
         *       "page": {
         *         "limit": 20,
         *         "hasMore": true,
         *         "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *         "prev": null
         *       }
         *     }
         */
        TagList: {
            data: components["schemas"]["Tag"][];
            page: components["schemas"]["Page"];
        };
        /**
         * @description A page of sources.
         * @example {
         *       "data": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报",
         *           "description": null,
         *           "articleCount": 128,
         *           "firstPublishedAt": "2021-03-02T01:00:00.000Z",
         *           "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *           "version": 1,
         *           "homepage": "https://www.example.com/",
         *           "aliases": []
         *         }
         *       ],
         *       "page": {
         *         "limit": 20,
         *         "hasMore": true,
         *         "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *         "prev": null
         *       }
         *     }
         */
        SourceList: {
            data: components["schemas"]["Source"][];
            page: components["schemas"]["Page"];
        };
        /**
         * @description What changes of a category (JSON merge patch, RFC 7396): null removes.
         * @example {
         *       "name": "中国邮政快递报",
         *       "slug": "zhongguoyouzhengkuaidibao"
         *     }
         */
        CategoryPatch: {
            /**
             * @description 1–300 characters, not blanks alone, no control characters.
             * @example 中国邮政快递报
             */
            name?: string;
            /**
             * @description Its name in addresses: letters, digits, `-`, `_` and `.` of any script, 1–200 characters.
             * @example zhongguoyouzhengkuaidibao
             */
            slug?: string;
            description?: string | null;
            parent?: string | null;
        };
        /**
         * @description What changes of a tag (JSON merge patch, RFC 7396): null removes.
         * @example {
         *       "name": "中国邮政快递报",
         *       "slug": "zhongguoyouzhengkuaidibao"
         *     }
         */
        TagPatch: {
            /**
             * @description 1–300 characters, not blanks alone, no control characters.
             * @example 中国邮政快递报
             */
            name?: string;
            /**
             * @description Its name in addresses: letters, digits, `-`, `_` and `.` of any script, 1–200 characters.
             * @example zhongguoyouzhengkuaidibao
             */
            slug?: string;
            description?: string | null;
        };
        /**
         * @description What changes of a source (JSON merge patch, RFC 7396): null removes.
         * @example {
         *       "name": "中国邮政快递报",
         *       "slug": "zhongguoyouzhengkuaidibao"
         *     }
         */
        SourcePatch: {
            /**
             * @description 1–300 characters, not blanks alone, no control characters.
             * @example 中国邮政快递报
             */
            name?: string;
            /**
             * @description Its name in addresses: letters, digits, `-`, `_` and `.` of any script, 1–200 characters.
             * @example zhongguoyouzhengkuaidibao
             */
            slug?: string;
            description?: string | null;
            homepage?: string | null;
        };
        /**
         * @description What a merge did.
         * @example {
         *       "moved": 128,
         *       "into": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *         "slug": "zhongguoyouzhengkuaidibao",
         *         "name": "中国邮政快递报"
         *       }
         *     }
         */
        TermMerged: {
            /**
             * @description Articles that were filed under the term itself, whatever their status. A request that goes on with an interrupted merge counts what it moved itself.
             * @example 128
             */
            moved: number;
            into: components["schemas"]["TermRef"];
        };
        /**
         * @description What an address leads to, and how it is known: `permalink` is its path on the site that it came from, or a present address; `alias` an older one; `sourceUrl` the address of the source.
         * @example {
         *       "match": "permalink",
         *       "type": "article",
         *       "resource": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "slug": "202204192348114172",
         *         "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *         "title": "坚持“四个聚焦” 打造“四个平台”",
         *         "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *         "language": "zh-CN",
         *         "status": "published",
         *         "publishedAt": "2022-04-19T04:56:15.000Z",
         *         "createdAt": "2026-11-22T21:47:07.142Z",
         *         "updatedAt": "2026-11-22T21:47:07.142Z",
         *         "version": 1,
         *         "byline": "骆静",
         *         "image": null,
         *         "wordCount": 1893,
         *         "readingTimeMinutes": 5,
         *         "categories": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *             "slug": "zhongguoyouzhengkuaidibao",
         *             "name": "中国邮政快递报"
         *           }
         *         ],
         *         "tags": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *             "slug": "中国邮政快递报新闻",
         *             "name": "中国邮政快递报新闻"
         *           }
         *         ],
         *         "source": {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *           "slug": "中国邮政快递报",
         *           "name": "中国邮政快递报",
         *           "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *           "externalId": "NW202204192348114172",
         *           "attribution": "（文章来源：中国邮政快递报）"
         *         },
         *         "links": {
         *           "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *         }
         *       }
         *     }
         */
        Lookup: {
            /** @enum {string} */
            match: "permalink" | "alias" | "sourceUrl";
            /** @enum {string} */
            type: "article" | "category" | "tag" | "source";
            /** @description What it leads to, as a list shows it. */
            resource: components["schemas"]["Article"] | components["schemas"]["Category"] | components["schemas"]["Tag"] | components["schemas"]["Source"];
        };
        /**
         * @description What an address leads to; `match` is null for one that leads to nothing, or to nothing any more.
         * @example {
         *       "url": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *       "match": "permalink",
         *       "type": "article",
         *       "resource": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "slug": "202204192348114172",
         *         "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *         "title": "坚持“四个聚焦” 打造“四个平台”",
         *         "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *         "language": "zh-CN",
         *         "status": "published",
         *         "publishedAt": "2022-04-19T04:56:15.000Z",
         *         "createdAt": "2026-11-22T21:47:07.142Z",
         *         "updatedAt": "2026-11-22T21:47:07.142Z",
         *         "version": 1,
         *         "byline": "骆静",
         *         "image": null,
         *         "wordCount": 1893,
         *         "readingTimeMinutes": 5,
         *         "categories": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *             "slug": "zhongguoyouzhengkuaidibao",
         *             "name": "中国邮政快递报"
         *           }
         *         ],
         *         "tags": [
         *           {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *             "slug": "中国邮政快递报新闻",
         *             "name": "中国邮政快递报新闻"
         *           }
         *         ],
         *         "source": {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *           "slug": "中国邮政快递报",
         *           "name": "中国邮政快递报",
         *           "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *           "externalId": "NW202204192348114172",
         *           "attribution": "（文章来源：中国邮政快递报）"
         *         },
         *         "links": {
         *           "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *         }
         *       }
         *     }
         */
        LookupResult: {
            /**
             * @description As it was asked.
             * @example /zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html
             */
            url: string;
            match: ("permalink" | "alias" | "sourceUrl") | null;
            /** @enum {string} */
            type?: "article" | "category" | "tag" | "source";
            /** @description What it leads to, as a list shows it. */
            resource?: components["schemas"]["Article"] | components["schemas"]["Category"] | components["schemas"]["Tag"] | components["schemas"]["Source"];
            /**
             * @description Beside a null `match`: it led to an article that was removed.
             * @enum {boolean}
             */
            gone?: true;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "url": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *           "match": "permalink",
         *           "type": "article",
         *           "resource": {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *             "slug": "202204192348114172",
         *             "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *             "title": "坚持“四个聚焦” 打造“四个平台”",
         *             "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *             "language": "zh-CN",
         *             "status": "published",
         *             "publishedAt": "2022-04-19T04:56:15.000Z",
         *             "createdAt": "2026-11-22T21:47:07.142Z",
         *             "updatedAt": "2026-11-22T21:47:07.142Z",
         *             "version": 1,
         *             "byline": "骆静",
         *             "image": null,
         *             "wordCount": 1893,
         *             "readingTimeMinutes": 5,
         *             "categories": [
         *               {
         *                 "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *                 "slug": "zhongguoyouzhengkuaidibao",
         *                 "name": "中国邮政快递报"
         *               }
         *             ],
         *             "tags": [
         *               {
         *                 "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13",
         *                 "slug": "中国邮政快递报新闻",
         *                 "name": "中国邮政快递报新闻"
         *               }
         *             ],
         *             "source": {
         *               "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *               "slug": "中国邮政快递报",
         *               "name": "中国邮政快递报",
         *               "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *               "externalId": "NW202204192348114172",
         *               "attribution": "（文章来源：中国邮政快递报）"
         *             },
         *             "links": {
         *               "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *               "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *             }
         *           }
         *         },
         *         {
         *           "url": "/2009/no-such.html",
         *           "match": null
         *         }
         *       ]
         *     }
         */
        LookupList: {
            /** @description In the order of `urls`. */
            data: components["schemas"]["LookupResult"][];
        };
        /**
         * @example {
         *       "name": "骆静"
         *     }
         */
        JsonFeedAuthor: {
            /** @example 骆静 */
            name: string;
        };
        /**
         * @example {
         *       "id": "urn:uuid:01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "url": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *       "title": "坚持“四个聚焦” 打造“四个平台”",
         *       "content_html": "<p>□骆静</p>",
         *       "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，…",
         *       "date_published": "2022-04-19T04:56:15.000Z",
         *       "date_modified": "2026-11-22T21:47:07.142Z",
         *       "authors": [
         *         {
         *           "name": "骆静"
         *         }
         *       ],
         *       "tags": [
         *         "中国邮政快递报",
         *         "中国邮政快递报新闻"
         *       ],
         *       "language": "zh-CN"
         *     }
         */
        JsonFeedItem: {
            /**
             * @description `urn:uuid:` and the id of the article: the same in every format.
             * @example urn:uuid:01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11
             */
            id: string;
            /**
             * Format: uri
             * @description Its public page, by the setting ARTICLE_URL.
             * @example https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html
             */
            url?: string;
            /**
             * Format: uri
             * @description The page that it was taken from.
             */
            external_url?: string;
            /** @example 坚持“四个聚焦” 打造“四个平台” */
            title: string;
            /** @description The body, sanitised, with absolute addresses; with `content=full`. */
            content_html?: string;
            /** @description The summary; with `content=summary`. */
            content_text?: string;
            summary: string;
            /** Format: uri */
            image?: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            date_published: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            date_modified: string;
            /** @description The byline, or else the publisher. */
            authors?: components["schemas"]["JsonFeedAuthor"][];
            /** @description Names of its categories and tags. */
            tags?: string[];
            /** @example zh-CN */
            language?: string;
        };
        /**
         * @description JSON Feed 1.1 (jsonfeed.org).
         * @example {
         *       "version": "https://jsonfeed.org/version/1.1",
         *       "title": "finews.example",
         *       "home_page_url": "https://finews.example/",
         *       "feed_url": "https://api.example/feeds/articles.json",
         *       "items": [
         *         {
         *           "id": "urn:uuid:01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "url": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *           "title": "坚持“四个聚焦” 打造“四个平台”",
         *           "content_html": "<p>□骆静</p>",
         *           "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，…",
         *           "date_published": "2022-04-19T04:56:15.000Z",
         *           "date_modified": "2026-11-22T21:47:07.142Z",
         *           "authors": [
         *             {
         *               "name": "骆静"
         *             }
         *           ],
         *           "tags": [
         *             "中国邮政快递报",
         *             "中国邮政快递报新闻"
         *           ],
         *           "language": "zh-CN"
         *         }
         *       ]
         *     }
         */
        JsonFeed: {
            /** @enum {string} */
            version: "https://jsonfeed.org/version/1.1";
            /** @example finews.example */
            title: string;
            /** @description The description of the term, where it has one. */
            description?: string;
            /**
             * Format: uri
             * @description The setting SITE_URL; left out where it is not set.
             */
            home_page_url?: string;
            /**
             * Format: uri
             * @description The feed, without a cursor.
             */
            feed_url?: string;
            /**
             * Format: uri
             * @description The page of older items; left out on the last.
             */
            next_url?: string;
            items: components["schemas"]["JsonFeedItem"][];
        };
        /**
         * @description A category as the log tells it: without `articleCount`, `firstPublishedAt` and `lastPublishedAt`: they change with the articles, and follow from those that are told. `path` follows from the parents; what `parent` is called by now, its own change tells: go by its id.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": "text",
         *       "version": 1,
         *       "parent": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *         "slug": "zhongguoyouzhengkuaidibao",
         *         "name": "中国邮政快递报"
         *       }
         *     }
         */
        ChangedCategory: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /** @description Rises with each change of the term. */
            version: number;
            parent: components["schemas"]["TermRef"] | null;
        };
        /**
         * @description A tag as the log tells it: without `articleCount`, `firstPublishedAt` and `lastPublishedAt`: they change with the articles, and follow from those that are told.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": "text",
         *       "version": 1
         *     }
         */
        ChangedTag: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /** @description Rises with each change of the term. */
            version: number;
        };
        /**
         * @description A source as the log tells it: without `articleCount`, `firstPublishedAt` and `lastPublishedAt`: they change with the articles, and follow from those that are told.
         * @example {
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": "text",
         *       "version": 1,
         *       "homepage": "https://www.example.com/",
         *       "aliases": [
         *         "text"
         *       ]
         *     }
         */
        ChangedSource: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /** @description Rises with each change of the term. */
            version: number;
            homepage: string | null;
            /** @description Former slugs and names that lead to it. */
            aliases: string[];
        };
        /**
         * @description A change of an article. `resource` is what `GET /v1/articles/{ref}` shows. It names terms by their ids: what they are called by now, their own changes tell.
         * @example {
         *       "type": "article",
         *       "op": "upsert",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "text",
         *       "version": 1,
         *       "at": "2022-04-19T04:56:15.000Z"
         *     }
         */
        ArticleChange: {
            /** @enum {string} */
            type: "article";
            /**
             * @description `upsert`: it is there, as `resource` says; take it in place of what you have. `delete`: it is not there, or not for you to see; you may never have had it.
             * @enum {string}
             */
            op: "upsert" | "delete";
            /**
             * Format: uuid
             * @example 01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11
             */
            id: string;
            /** @description Of a deletion the last one that you may know. */
            slug: string;
            /** @description The version of `resource`; of a deletion the last one that you may know. A version may come twice and never goes back. */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            at: string;
            resource?: components["schemas"]["Article"];
        };
        /**
         * @description A change of a category.
         * @example {
         *       "type": "category",
         *       "op": "upsert",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "text",
         *       "version": 1,
         *       "at": "2022-04-19T04:56:15.000Z"
         *     }
         */
        CategoryChange: {
            /** @enum {string} */
            type: "category";
            /**
             * @description `upsert`: it is there, as `resource` says; take it in place of what you have. `delete`: it is not there, or not for you to see; you may never have had it.
             * @enum {string}
             */
            op: "upsert" | "delete";
            /**
             * Format: uuid
             * @example 01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11
             */
            id: string;
            /** @description Of a deletion the last one that you may know. */
            slug: string;
            /** @description The version of `resource`; of a deletion the last one that you may know. A version may come twice and never goes back. */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            at: string;
            resource?: components["schemas"]["ChangedCategory"];
        };
        /**
         * @description A change of a tag.
         * @example {
         *       "type": "tag",
         *       "op": "upsert",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "text",
         *       "version": 1,
         *       "at": "2022-04-19T04:56:15.000Z"
         *     }
         */
        TagChange: {
            /** @enum {string} */
            type: "tag";
            /**
             * @description `upsert`: it is there, as `resource` says; take it in place of what you have. `delete`: it is not there, or not for you to see; you may never have had it.
             * @enum {string}
             */
            op: "upsert" | "delete";
            /**
             * Format: uuid
             * @example 01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11
             */
            id: string;
            /** @description Of a deletion the last one that you may know. */
            slug: string;
            /** @description The version of `resource`; of a deletion the last one that you may know. A version may come twice and never goes back. */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            at: string;
            resource?: components["schemas"]["ChangedTag"];
        };
        /**
         * @description A change of a source.
         * @example {
         *       "type": "source",
         *       "op": "upsert",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "text",
         *       "version": 1,
         *       "at": "2022-04-19T04:56:15.000Z"
         *     }
         */
        SourceChange: {
            /** @enum {string} */
            type: "source";
            /**
             * @description `upsert`: it is there, as `resource` says; take it in place of what you have. `delete`: it is not there, or not for you to see; you may never have had it.
             * @enum {string}
             */
            op: "upsert" | "delete";
            /**
             * Format: uuid
             * @example 01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11
             */
            id: string;
            /** @description Of a deletion the last one that you may know. */
            slug: string;
            /** @description The version of `resource`; of a deletion the last one that you may know. A version may come twice and never goes back. */
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            at: string;
            resource?: components["schemas"]["ChangedSource"];
        };
        /**
         * @description One thing, and what holds of it now; `type` says which of the four it is.
         * @example {
         *       "type": "article",
         *       "op": "upsert",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "text",
         *       "version": 1,
         *       "at": "2022-04-19T04:56:15.000Z"
         *     }
         */
        Change: components["schemas"]["ArticleChange"] | components["schemas"]["CategoryChange"] | components["schemas"]["TagChange"] | components["schemas"]["SourceChange"];
        /**
         * @description A page of changes.
         * @example {
         *       "data": [
         *         {
         *           "type": "tag",
         *           "op": "upsert",
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "slug": "xinnengyuan",
         *           "version": 2,
         *           "at": "2022-04-19T04:56:15.000Z",
         *           "resource": {
         *             "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *             "slug": "xinnengyuan",
         *             "name": "新能源",
         *             "description": null,
         *             "version": 2
         *           }
         *         },
         *         {
         *           "type": "article",
         *           "op": "delete",
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "202204192348114172",
         *           "version": 3,
         *           "at": "2022-04-20T08:00:00.000Z"
         *         }
         *       ],
         *       "page": {
         *         "next": "q5kYhC1gKQiz5ogFLGbFbCMlRfBIkCyINug5mz7Z6rstSt2oMI4vF2YfElkqMRi4w0AM-bH0",
         *         "hasMore": false
         *       }
         *     }
         */
        ChangeList: {
            data: components["schemas"]["Change"][];
            page: {
                /**
                 * @description Send it as `since` to go on, now or in a month: there is always one. When nothing was told it is the one that you sent.
                 * @example q5kYhC1gKQiz5ogFLGbFbCMlRfBIkCyINug5mz7Z6rstSt2oMI4vF2YfElkqMRi4w0AM-bH0
                 */
                next: string;
                /** @description Whether more is to be told already. If not, ask again later. */
                hasMore: boolean;
            };
        };
        /**
         * @description A category; its parent came before it.
         * @example {
         *       "type": "category",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": "text",
         *       "articleCount": 128,
         *       "firstPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1,
         *       "parent": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *         "slug": "zhongguoyouzhengkuaidibao",
         *         "name": "中国邮政快递报"
         *       },
         *       "path": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报"
         *         }
         *       ],
         *       "aliases": [
         *         "text"
         *       ],
         *       "visible": true,
         *       "createdAt": "2022-04-19T04:56:15.000Z",
         *       "updatedAt": "2022-04-19T04:56:15.000Z"
         *     }
         */
        ExportedCategory: {
            /** @enum {string} */
            type: "category";
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /**
             * @description Public articles filed under the term itself.
             * @example 128
             */
            articleCount: number;
            firstPublishedAt: string | null;
            lastPublishedAt: string | null;
            /** @description Rises with each change of the term. */
            version: number;
            parent: components["schemas"]["TermRef"] | null;
            /** @description From the root of the tree down to the category itself. */
            path: components["schemas"]["TermRef"][];
            /** @description Former slugs. */
            aliases: string[];
            /** @description False: no public article ever used it. */
            visible: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            updatedAt: string;
        };
        /**
         * @description A tag.
         * @example {
         *       "type": "tag",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": "text",
         *       "articleCount": 128,
         *       "firstPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1,
         *       "aliases": [
         *         "text"
         *       ],
         *       "visible": true,
         *       "createdAt": "2022-04-19T04:56:15.000Z",
         *       "updatedAt": "2022-04-19T04:56:15.000Z"
         *     }
         */
        ExportedTag: {
            /** @enum {string} */
            type: "tag";
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /**
             * @description Public articles filed under the term itself.
             * @example 128
             */
            articleCount: number;
            firstPublishedAt: string | null;
            lastPublishedAt: string | null;
            /** @description Rises with each change of the term. */
            version: number;
            /** @description Former slugs. */
            aliases: string[];
            /** @description False: no public article ever used it. */
            visible: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            updatedAt: string;
        };
        /**
         * @description A source.
         * @example {
         *       "type": "source",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": "text",
         *       "articleCount": 128,
         *       "firstPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1,
         *       "homepage": "https://www.example.com/",
         *       "aliases": [
         *         "text"
         *       ],
         *       "visible": true,
         *       "createdAt": "2022-04-19T04:56:15.000Z",
         *       "updatedAt": "2022-04-19T04:56:15.000Z"
         *     }
         */
        ExportedSource: {
            /** @enum {string} */
            type: "source";
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /**
             * @description Its name in addresses; its case counts.
             * @example zhongguoyouzhengkuaidibao
             */
            slug: string;
            /** @example 中国邮政快递报 */
            name: string;
            description: string | null;
            /**
             * @description Public articles filed under the term itself.
             * @example 128
             */
            articleCount: number;
            firstPublishedAt: string | null;
            lastPublishedAt: string | null;
            /** @description Rises with each change of the term. */
            version: number;
            homepage: string | null;
            /** @description Former slugs. */
            aliases: string[];
            /** @description False: no public article ever used it. */
            visible: boolean;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            updatedAt: string;
        };
        /**
         * @description An article, as `GET /v1/articles/{ref}?include=html,extra` shows it, and what another Broadsheet needs besides.
         * @example {
         *       "type": "article",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "202204192348114172",
         *       "permalink": "/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html",
         *       "title": "坚持“四个聚焦” 打造“四个平台”",
         *       "summary": "覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。",
         *       "language": "zh-CN",
         *       "status": "draft",
         *       "publishedAt": "2022-04-19T04:56:15.000Z",
         *       "createdAt": "2022-04-19T04:56:15.000Z",
         *       "updatedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1,
         *       "byline": "骆静",
         *       "image": {
         *         "url": "https://dfscdn.dfcfw.com/download/D25735535899078782932_w471h321.jpg",
         *         "alt": "快递员"
         *       },
         *       "wordCount": 1893,
         *       "readingTimeMinutes": 5,
         *       "categories": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报"
         *         }
         *       ],
         *       "tags": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报"
         *         }
         *       ],
         *       "source": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14",
         *         "slug": "中国邮政快递报",
         *         "name": "中国邮政快递报",
         *         "url": "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172",
         *         "externalId": "NW202204192348114172",
         *         "attribution": "（文章来源：中国邮政快递报）"
         *       },
         *       "html": "<p>□骆静</p>",
         *       "extra": {},
         *       "links": {
         *         "self": "/v1/articles/01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *         "web": "https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html"
         *       },
         *       "aliases": [
         *         "text"
         *       ],
         *       "formerSlugs": [
         *         "text"
         *       ],
         *       "issuer": "text"
         *     }
         */
        ExportedArticle: {
            /** @enum {string} */
            type: "article";
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @example 202204192348114172 */
            slug: string;
            permalink: string | null;
            /** @example 坚持“四个聚焦” 打造“四个平台” */
            title: string;
            /**
             * @description The digest of its own, or else the first sentences of the text.
             * @example 覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。
             */
            summary: string;
            language: string | null;
            /** @enum {string} */
            status: "draft" | "scheduled" | "published" | "archived";
            publishedAt: string | null;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            updatedAt: string;
            /** @description Rises with each change of the article itself. */
            version: number;
            byline: string | null;
            image: components["schemas"]["ArticleImage"] | null;
            /**
             * @description A Chinese character counts as one word.
             * @example 1893
             */
            wordCount: number;
            /** @example 5 */
            readingTimeMinutes: number;
            /** @description In order; the first is the primary one. */
            categories: components["schemas"]["TermRef"][];
            tags: components["schemas"]["TermRef"][];
            source: components["schemas"]["ArticleSource"] | null;
            /**
             * @description The body, sanitised.
             * @example <p>□骆静</p>
             */
            html: string;
            /** @description Front matter that has no field of its own. */
            extra: {
                [key: string]: unknown;
            };
            links: components["schemas"]["ArticleLinks"];
            /** @description Older paths that lead to it. */
            aliases: string[];
            /** @description Former slugs. */
            formerSlugs: string[];
            issuer: string | null;
            /** @description Whether it was ever public. With the scope `drafts:read`. */
            everPublic?: boolean;
            /**
             * @description Who wrote it last: an import leaves alone what an editor changed. With the scope `drafts:read`.
             * @enum {string}
             */
            writtenBy?: "import" | "editor";
        };
        /**
         * @description An article that was deleted: what identified it. Its addresses answer with 410 where it was public.
         * @example {
         *       "type": "deleted",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "text",
         *       "permalink": "text",
         *       "sourceUrl": "text",
         *       "externalId": "text",
         *       "version": 1,
         *       "createdAt": "2022-04-19T04:56:15.000Z",
         *       "updatedAt": "2022-04-19T04:56:15.000Z",
         *       "deletedAt": "2022-04-19T04:56:15.000Z",
         *       "aliases": [
         *         "text"
         *       ],
         *       "formerSlugs": [
         *         "text"
         *       ],
         *       "issuer": "text"
         *     }
         */
        ExportedDeletion: {
            /** @enum {string} */
            type: "deleted";
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            slug: string;
            permalink: string | null;
            sourceUrl: string | null;
            externalId: string | null;
            version: number;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            deletedAt: string;
            /** @description Older paths that lead to it. */
            aliases: string[];
            /** @description Former slugs. */
            formerSlugs: string[];
            issuer: string | null;
            /** @description Whether it was ever public. With the scope `drafts:read`. */
            everPublic?: boolean;
            /**
             * @description Who wrote it last: an import leaves alone what an editor changed. With the scope `drafts:read`.
             * @enum {string}
             */
            writtenBy?: "import" | "editor";
        };
        /**
         * @description The last line: a file without it was cut off.
         * @example {
         *       "type": "end",
         *       "next": "text",
         *       "counts": {
         *         "category": 0,
         *         "tag": 0,
         *         "source": 0,
         *         "article": 0,
         *         "deleted": 0
         *       }
         *     }
         */
        ExportEnd: {
            /** @enum {string} */
            type: "end";
            /** @description A token of the change log: `GET /v1/changes?since=…` goes on where the export ends, and misses nothing. */
            next: string;
            /** @description Lines of each type before this one. */
            counts: {
                category: number;
                tag: number;
                source: number;
                article: number;
                deleted: number;
            };
        };
        /**
         * @description A line of an export: first the terms (`category`, `tag`, `source`), then each `article`, then what was `deleted`, last the `end`.
         * @example {
         *       "type": "category",
         *       "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "slug": "zhongguoyouzhengkuaidibao",
         *       "name": "中国邮政快递报",
         *       "description": "text",
         *       "articleCount": 128,
         *       "firstPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "lastPublishedAt": "2022-04-19T04:56:15.000Z",
         *       "version": 1,
         *       "parent": {
         *         "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *         "slug": "zhongguoyouzhengkuaidibao",
         *         "name": "中国邮政快递报"
         *       },
         *       "path": [
         *         {
         *           "id": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12",
         *           "slug": "zhongguoyouzhengkuaidibao",
         *           "name": "中国邮政快递报"
         *         }
         *       ],
         *       "aliases": [
         *         "text"
         *       ],
         *       "visible": true,
         *       "createdAt": "2022-04-19T04:56:15.000Z",
         *       "updatedAt": "2022-04-19T04:56:15.000Z"
         *     }
         */
        ExportLine: components["schemas"]["ExportedCategory"] | components["schemas"]["ExportedTag"] | components["schemas"]["ExportedSource"] | components["schemas"]["ExportedArticle"] | components["schemas"]["ExportedDeletion"] | components["schemas"]["ExportEnd"];
        /**
         * @example {
         *       "type": "/problems/import-item-failed",
         *       "title": "Item not imported",
         *       "status": 422,
         *       "code": "title-missing",
         *       "detail": "The front matter has an empty title. Give the post a title and import it again."
         *     }
         */
        ImportProblem: {
            /** @example /problems/import-item-failed */
            type: string;
            /** @example Item not imported */
            title: string;
            /** @example 422 */
            status: number;
            /** @example title-missing */
            code: string;
            /** @example The front matter has an empty title. Give the post a title and import it again. */
            detail: string;
            /** @description Line of the item’s own file. */
            line?: number;
            /** @description JSON pointer into an article given as JSON. */
            pointer?: string;
        };
        /**
         * @example {
         *       "code": "date-without-zone",
         *       "detail": "The date \"2021-12-08 10:46:18\" has no zone; it was read as UTC."
         *     }
         */
        ImportWarning: {
            /** @example date-without-zone */
            code: string;
            /** @example The date "2021-12-08 10:46:18" has no zone; it was read as UTC. */
            detail: string;
            line?: number;
            pointer?: string;
        };
        /**
         * @example {
         *       "id": "01a2053a-2600-7462-9e08-7918bb32b5f8",
         *       "state": "completed",
         *       "format": "tar.gz",
         *       "dryRun": false,
         *       "by": {
         *         "type": "key",
         *         "id": null,
         *         "name": "ADMIN_KEY"
         *       },
         *       "total": 11,
         *       "counts": {
         *         "seen": 11,
         *         "created": 9,
         *         "updated": 1,
         *         "unchanged": 0,
         *         "skipped": 0,
         *         "failed": 1,
         *         "warnings": 2,
         *         "ignored": 3
         *       },
         *       "bytes": {
         *         "received": 18233
         *       },
         *       "error": null,
         *       "warnings": [],
         *       "createdAt": "2026-11-22T21:47:06.000Z",
         *       "startedAt": "2026-11-22T21:47:06.100Z",
         *       "finishedAt": "2026-11-22T21:47:07.200Z",
         *       "perSecond": 10,
         *       "links": {
         *         "self": "/v1/imports/01a2053a-2600-7462-9e08-7918bb32b5f8",
         *         "items": "/v1/imports/01a2053a-2600-7462-9e08-7918bb32b5f8/items",
         *         "events": "/v1/imports/01a2053a-2600-7462-9e08-7918bb32b5f8/events"
         *       }
         *     }
         */
        Import: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @enum {string} */
            state: "receiving" | "queued" | "running" | "completed" | "failed" | "cancelled";
            /** @example tar.gz */
            format: string;
            dryRun: boolean;
            by: components["schemas"]["ChangedBy"];
            /**
             * @description Items found in the upload so far.
             * @example 11
             */
            total: number;
            counts: {
                /** @description created + updated + unchanged + skipped + failed. */
                seen: number;
                created: number;
                updated: number;
                unchanged: number;
                skipped: number;
                failed: number;
                /** @description Warnings, of all items. */
                warnings: number;
                /** @description Files that are no posts, lines of an export that are no articles. */
                ignored: number;
            };
            bytes: {
                received: number;
            };
            error: components["schemas"]["ImportProblem"] | null;
            /** @description What is told of the import as a whole: settings of the site that could not be used (`config-timezone`, `config-permalink` …), posts that lie where a site keeps none (`posts-elsewhere`), an export without its end (`export-incomplete`), names of categories or tags that a reader would take for the same (`similar-term`, known at the end). */
            warnings: components["schemas"]["ImportWarning"][];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            perSecond: number | null;
            links: {
                self: string;
                items: string;
                events: string;
            };
        };
        /**
         * @description What became of an item. `articleId` is there once there is such an article. `article` is there for the first 100 items of a dry run: the article as `GET /v1/articles/{ref}?include=html,extra` would show it once the item was imported; ids and times of what is not there yet are examples.
         * @example {
         *       "path": "_posts/2022-04-19-202204192348114172.md",
         *       "outcome": "created",
         *       "articleId": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *       "warnings": [
         *         {
         *           "code": "date-without-zone",
         *           "detail": "The date \"2022-04-19 04:56:15\" has no zone; it was read as UTC.",
         *           "line": 3
         *         }
         *       ]
         *     }
         */
        ImportItem: {
            /**
             * @description As in the archive.
             * @example 2022-04-19-202204192348114172.md
             */
            path: string;
            /** @description Where the item begins in a file of many. */
            line?: number;
            outcome: ("created" | "updated" | "unchanged" | "skipped" | "failed") | null;
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            articleId?: string;
            warnings: components["schemas"]["ImportWarning"][];
            error?: components["schemas"]["ImportProblem"];
            article?: components["schemas"]["Article"];
        };
        /**
         * @description A page of imports, the newest first.
         * @example {
         *       "data": [
         *         {
         *           "id": "01a2053a-2600-7462-9e08-7918bb32b5f8",
         *           "state": "completed",
         *           "format": "tar.gz",
         *           "dryRun": false,
         *           "by": {
         *             "type": "key",
         *             "id": null,
         *             "name": "ADMIN_KEY"
         *           },
         *           "total": 11,
         *           "counts": {
         *             "seen": 11,
         *             "created": 9,
         *             "updated": 1,
         *             "unchanged": 0,
         *             "skipped": 0,
         *             "failed": 1,
         *             "warnings": 2,
         *             "ignored": 3
         *           },
         *           "bytes": {
         *             "received": 18233
         *           },
         *           "error": null,
         *           "warnings": [],
         *           "createdAt": "2026-11-22T21:47:06.000Z",
         *           "startedAt": "2026-11-22T21:47:06.100Z",
         *           "finishedAt": "2026-11-22T21:47:07.200Z",
         *           "perSecond": 10,
         *           "links": {
         *             "self": "/v1/imports/01a2053a-2600-7462-9e08-7918bb32b5f8",
         *             "items": "/v1/imports/01a2053a-2600-7462-9e08-7918bb32b5f8/items",
         *             "events": "/v1/imports/01a2053a-2600-7462-9e08-7918bb32b5f8/events"
         *           }
         *         }
         *       ],
         *       "page": {
         *         "limit": 20,
         *         "hasMore": true,
         *         "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *         "prev": null
         *       }
         *     }
         */
        ImportList: {
            data: components["schemas"]["Import"][];
            page: components["schemas"]["Page"];
        };
        /**
         * @description A page of items, in the order of the upload.
         * @example {
         *       "data": [
         *         {
         *           "path": "_posts/2022-04-19-202204192348114172.md",
         *           "outcome": "created",
         *           "articleId": "01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11",
         *           "warnings": [
         *             {
         *               "code": "date-without-zone",
         *               "detail": "The date \"2022-04-19 04:56:15\" has no zone; it was read as UTC.",
         *               "line": 3
         *             }
         *           ]
         *         }
         *       ],
         *       "page": {
         *         "limit": 20,
         *         "hasMore": true,
         *         "next": "eyJkIjoibiIsInYiOiIyMDIyLTA0",
         *         "prev": null
         *       }
         *     }
         */
        ImportItemList: {
            data: components["schemas"]["ImportItem"][];
            page: components["schemas"]["Page"];
        };
        /**
         * @description A key, without its secret.
         * @example {
         *       "id": "01a2053a-2600-7462-9e08-7918bb32b5f8",
         *       "name": "nightly import",
         *       "scopes": [
         *         "imports:write"
         *       ],
         *       "createdAt": "2026-11-22T21:47:06.000Z",
         *       "expiresAt": "2027-01-01T00:00:00.000Z",
         *       "lastUsedAt": null
         *     }
         */
        Key: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @example nightly import */
            name: string;
            /**
             * @example [
             *       "imports:write"
             *     ]
             */
            scopes: ("content:read" | "drafts:read" | "content:write" | "imports:write" | "keys:manage" | "metrics:read")[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
        };
        /**
         * @example {
         *       "id": "01a2053a-2600-7462-9e08-7918bb32b5f8",
         *       "name": "nightly import",
         *       "scopes": [
         *         "imports:write"
         *       ],
         *       "createdAt": "2026-11-22T21:47:06.000Z",
         *       "expiresAt": "2027-01-01T00:00:00.000Z",
         *       "lastUsedAt": null,
         *       "key": "bs_…_…"
         *     }
         */
        KeyCreated: {
            /**
             * Format: uuid
             * @description A UUIDv7.
             */
            id: string;
            /** @example nightly import */
            name: string;
            /**
             * @example [
             *       "imports:write"
             *     ]
             */
            scopes: ("content:read" | "drafts:read" | "content:write" | "imports:write" | "keys:manage" | "metrics:read")[];
            /**
             * Format: date-time
             * @description RFC 3339, UTC, with milliseconds.
             * @example 2022-04-19T04:56:15.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            lastUsedAt: string | null;
            /**
             * @description The key. It is shown this once.
             * @example bs_…_…
             */
            key: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "01a2053a-2600-7462-9e08-7918bb32b5f8",
         *           "name": "nightly import",
         *           "scopes": [
         *             "imports:write"
         *           ],
         *           "createdAt": "2026-11-22T21:47:06.000Z",
         *           "expiresAt": "2027-01-01T00:00:00.000Z",
         *           "lastUsedAt": null
         *         }
         *       ]
         *     }
         */
        KeyList: {
            data: components["schemas"]["Key"][];
        };
        /**
         * @description The caller: its key and what that may do. `id` is null for the ADMIN_KEY of the settings.
         * @example {
         *       "id": null,
         *       "name": "admin",
         *       "scopes": [
         *         "content:read",
         *         "drafts:read",
         *         "content:write",
         *         "imports:write",
         *         "keys:manage",
         *         "metrics:read"
         *       ],
         *       "expiresAt": null
         *     }
         */
        Whoami: {
            id: string | null;
            /** @example nightly import */
            name: string;
            /**
             * @example [
             *       "imports:write"
             *     ]
             */
            scopes: ("content:read" | "drafts:read" | "content:write" | "imports:write" | "keys:manage" | "metrics:read")[];
            expiresAt: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The budget that the request took from: `q` requests in `w` seconds, for one key, else for one address (draft-ietf-httpapi-ratelimit-headers). Absent where the operator sets no limit. */
        "RateLimit-Policy": string;
        /** @description What is left of it: `r` requests at once, and in `t` seconds one more. Absent where the operator sets no limit. */
        RateLimit: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getRoot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What this is. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Root"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenapiJson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The OpenAPI 3.1 document. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.0",
                     *       "info": {
                     *         "title": "Broadsheet",
                     *         "version": "0.1.0"
                     *       },
                     *       "paths": {}
                     *     }
                     */
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getOpenapiYaml: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The last part of a `type`.
                 * @example cursor-mismatch
                 */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting-down`: Shutting down. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listArticles: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From `page.next` or `page.prev` of the same query. */
                cursor?: string;
                /** @description The id is always the last key. What has no `publishedAt` sorts by its creation. `relevance` needs `q`: first what has all terms in the title, then in title, summary and tags, then anywhere; within each newest first. */
                sort?: "-publishedAt" | "publishedAt" | "-updatedAt" | "updatedAt" | "title" | "-title" | "relevance";
                /** @description Only these fields (and `id`). What was not asked for is not read from the database. */
                fields?: ("id" | "slug" | "permalink" | "title" | "summary" | "language" | "status" | "publishedAt" | "createdAt" | "updatedAt" | "version" | "byline" | "image" | "wordCount" | "readingTimeMinutes" | "categories" | "tags" | "source" | "html" | "text" | "markdown" | "original" | "extra" | "links")[];
                /** @description Fields beside the default ones. `original` needs the scope `content:write`; `markdown` is made on demand, within 5 seconds for an answer. */
                include?: ("html" | "text" | "markdown" | "original" | "extra")[];
                /**
                 * @description Full text over title, summary, names of tags, and body. Terms between blanks must all occur; `"…"` is a phrase, `-word` excludes; at most 20 terms. A Chinese term is found wherever these characters stand together; a word of another script as a whole word, also as a part of a compound such as `HFO-1234yf`. Full and half width, capitals, Traditional and Simplified characters make no difference (Unicode's NFKC, small letters, character by character to Simplified).
                 * @example 新能源 汽车
                 */
                q?: string;
                /** @description With `q`: each article has `highlights`. */
                highlight?: boolean;
                /** @description Number of the page, from 1, as deep as 10,000 items; beyond that follow the cursor. */
                page?: number;
                /**
                 * @description A day in the zone of the site: the list by time begins at the newest article on or before its end, or in rising order at the oldest on or after its start.
                 * @example 2021-03-15
                 */
                at?: string;
                /** @description Whether `page.total` tells how many articles match. Estimated: exact up to 10,000, near beyond; `page.totalIs` says which. */
                count?: "none" | "estimated" | "exact";
                /** @description Only these articles, at most 100, as far as they exist. */
                ids?: string[];
                /** @description Articles of any of these categories (ids or slugs, separated by commas). A category takes its descendants along. */
                category?: string[];
                /** @description Articles of any of these tags (ids or slugs, separated by commas). A former slug counts as its term; what never was one matches nothing. */
                tag?: string[];
                /** @description Articles that have all of these tags (ids or slugs, separated by commas, at most 10). */
                tagAll?: string[];
                /** @description Articles that have none of these tags (ids or slugs, separated by commas). */
                tagNot?: string[];
                /** @description Articles of any of these sources (ids or slugs, separated by commas). */
                source?: string[];
                /**
                 * @description Articles in any of these languages, as articles name them.
                 * @example [
                 *       "zh-CN"
                 *     ]
                 */
                language?: string[];
                /** @description Articles in any of these states. Needs the scope `drafts:read`; without it, published ones only. */
                status?: ("draft" | "scheduled" | "published" | "archived")[];
                /**
                 * @description Published at this time or later. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                publishedFrom?: string;
                /**
                 * @description Published before this time. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                publishedBefore?: string;
                /**
                 * @description Changed at this time or later. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                updatedFrom?: string;
                /** @description The article with this path on the site that it came from. */
                permalink?: string;
                /** @description The article from this address. */
                sourceUrl?: string;
                /** @description Articles to which a source gave this id. */
                externalId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of articles. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArticleList"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createArticle: {
        parameters: {
            query?: {
                /** @description Whether categories, tags and a source that do not exist are made. */
                createTerms?: boolean;
            };
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleInput"];
            };
        };
        responses: {
            /** @description The article. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. `already-exists`: Already exists. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArticle: {
        parameters: {
            query?: {
                /** @description Only these fields (and `id`). What was not asked for is not read from the database. */
                fields?: ("id" | "slug" | "permalink" | "title" | "summary" | "language" | "status" | "publishedAt" | "createdAt" | "updatedAt" | "version" | "byline" | "image" | "wordCount" | "readingTimeMinutes" | "categories" | "tags" | "source" | "html" | "text" | "markdown" | "original" | "extra" | "links")[];
                /** @description Fields beside the default ones. `original` needs the scope `content:write`; `markdown` is made on demand, within 5 seconds for an answer. */
                include?: ("html" | "text" | "markdown" | "original" | "extra")[];
                /** @description A preview token of this article: it shows it whatever its status. A wrong one, or one that has expired, is a 401. */
                preview?: string;
            };
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The article. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteArticle: {
        parameters: {
            query?: {
                /** @description Whether its revisions and what it was imported from are destroyed too. Of a deleted article they still can be, by its id. */
                purge?: boolean;
            };
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. `invalid-json`: Invalid JSON. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateArticle: {
        parameters: {
            query?: {
                /** @description Whether categories, tags and a source that do not exist are made. */
                createTerms?: boolean;
            };
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["ArticlePatch"];
                "application/json": components["schemas"]["ArticlePatch"];
            };
        };
        responses: {
            /** @description The article as it is now. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. `already-exists`: Already exists. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getFacets: {
        parameters: {
            query: {
                /**
                 * @description What to count by.
                 * @example [
                 *       "category",
                 *       "month"
                 *     ]
                 */
                by: ("category" | "tag" | "source" | "language" | "year" | "month" | "day")[];
                /** @description Entries of each facet at most, 1–1,000. */
                facetLimit?: number;
                /** @description Whether every match is counted, however many there are and however long it takes. */
                exact?: boolean;
                /**
                 * @description Full text over title, summary, names of tags, and body. Terms between blanks must all occur; `"…"` is a phrase, `-word` excludes; at most 20 terms. A Chinese term is found wherever these characters stand together; a word of another script as a whole word, also as a part of a compound such as `HFO-1234yf`. Full and half width, capitals, Traditional and Simplified characters make no difference (Unicode's NFKC, small letters, character by character to Simplified).
                 * @example 新能源 汽车
                 */
                q?: string;
                /** @description Only these articles, at most 100, as far as they exist. */
                ids?: string[];
                /** @description Articles of any of these categories (ids or slugs, separated by commas). A category takes its descendants along. */
                category?: string[];
                /** @description Articles of any of these tags (ids or slugs, separated by commas). A former slug counts as its term; what never was one matches nothing. */
                tag?: string[];
                /** @description Articles that have all of these tags (ids or slugs, separated by commas, at most 10). */
                tagAll?: string[];
                /** @description Articles that have none of these tags (ids or slugs, separated by commas). */
                tagNot?: string[];
                /** @description Articles of any of these sources (ids or slugs, separated by commas). */
                source?: string[];
                /**
                 * @description Articles in any of these languages, as articles name them.
                 * @example [
                 *       "zh-CN"
                 *     ]
                 */
                language?: string[];
                /** @description Articles in any of these states. Needs the scope `drafts:read`; without it, published ones only. */
                status?: ("draft" | "scheduled" | "published" | "archived")[];
                /**
                 * @description Published at this time or later. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                publishedFrom?: string;
                /**
                 * @description Published before this time. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                publishedBefore?: string;
                /**
                 * @description Changed at this time or later. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                updatedFrom?: string;
                /** @description The article with this path on the site that it came from. */
                permalink?: string;
                /** @description The article from this address. */
                sourceUrl?: string;
                /** @description Articles to which a source gave this id. */
                externalId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The facets. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Facets"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getNeighbors: {
        parameters: {
            query?: {
                /** @description Only these fields (and `id`). What was not asked for is not read from the database. */
                fields?: ("id" | "slug" | "permalink" | "title" | "summary" | "language" | "status" | "publishedAt" | "createdAt" | "updatedAt" | "version" | "byline" | "image" | "wordCount" | "readingTimeMinutes" | "categories" | "tags" | "source" | "html" | "text" | "markdown" | "original" | "extra" | "links")[];
                /** @description Fields beside the default ones. `original` needs the scope `content:write`; `markdown` is made on demand, within 5 seconds for an answer. */
                include?: ("html" | "text" | "markdown" | "original" | "extra")[];
                /** @description Only these articles, at most 100, as far as they exist. */
                ids?: string[];
                /** @description Articles of any of these categories (ids or slugs, separated by commas). A category takes its descendants along. */
                category?: string[];
                /** @description Articles of any of these tags (ids or slugs, separated by commas). A former slug counts as its term; what never was one matches nothing. */
                tag?: string[];
                /** @description Articles that have all of these tags (ids or slugs, separated by commas, at most 10). */
                tagAll?: string[];
                /** @description Articles that have none of these tags (ids or slugs, separated by commas). */
                tagNot?: string[];
                /** @description Articles of any of these sources (ids or slugs, separated by commas). */
                source?: string[];
                /**
                 * @description Articles in any of these languages, as articles name them.
                 * @example [
                 *       "zh-CN"
                 *     ]
                 */
                language?: string[];
                /** @description Articles in any of these states. Needs the scope `drafts:read`; without it, published ones only. */
                status?: ("draft" | "scheduled" | "published" | "archived")[];
                /**
                 * @description Published at this time or later. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                publishedFrom?: string;
                /**
                 * @description Published before this time. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                publishedBefore?: string;
                /**
                 * @description Changed at this time or later. An RFC 3339 time, or a day: then its midnight in the site's zone.
                 * @example 2022-04-19
                 */
                updatedFrom?: string;
                /** @description The article with this path on the site that it came from. */
                permalink?: string;
                /** @description The article from this address. */
                sourceUrl?: string;
                /** @description Articles to which a source gave this id. */
                externalId?: string;
            };
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The neighbours, as a list shows them. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Neighbors"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRelated: {
        parameters: {
            query?: {
                /** @description How many at most, 1–20. */
                limit?: number;
                /** @description Only these fields (and `id`). What was not asked for is not read from the database. */
                fields?: ("id" | "slug" | "permalink" | "title" | "summary" | "language" | "status" | "publishedAt" | "createdAt" | "updatedAt" | "version" | "byline" | "image" | "wordCount" | "readingTimeMinutes" | "categories" | "tags" | "source" | "html" | "text" | "markdown" | "original" | "extra" | "links")[];
                /** @description Fields beside the default ones. `original` needs the scope `content:write`; `markdown` is made on demand, within 5 seconds for an answer. */
                include?: ("html" | "text" | "markdown" | "original" | "extra")[];
            };
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The related articles. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RelatedList"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putArticleBySource: {
        parameters: {
            query?: {
                /** @description Whether categories, tags and a source that do not exist are made. */
                createTerms?: boolean;
            };
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                source: string;
                /**
                 * @description The id of the article at its source.
                 * @example NW202204192348114172
                 */
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArticleInput"];
            };
        };
        responses: {
            /** @description It was replaced. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description It was created. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. `already-exists`: Already exists. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    writeArticles: {
        parameters: {
            query?: {
                /** @description Whether categories, tags and a source that do not exist are made. */
                createTerms?: boolean;
            };
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                /**
                 * @example {"title":"One","text":"…"}
                 *     {"title":"Two","text":"…"}
                 */
                "application/x-ndjson": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
            };
        };
        responses: {
            /** @description What became of each. */
            207: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkReport"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPreviewToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    /**
                     * @description How long it shows the article: 60 to 2,592,000 (30 days).
                     * @default 86400
                     */
                    expiresInSeconds?: number;
                };
            };
        };
        responses: {
            /** @description The token. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewToken"];
                };
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-done`: Already done. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRevisions: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From `page.next` or `page.prev` of the same query. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionList"];
                };
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
                /** @description Number of the version. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"];
                };
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreRevision: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
                /** @description Number of the version. */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The article as it is now. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Article"];
                };
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. `invalid-json`: Invalid JSON. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-exists`: Already exists. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCategories: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From `page.next` or `page.prev` of the same query. */
                cursor?: string;
                /** @description The id is always the last key. What has no public article is the oldest by `lastPublishedAt`. */
                sort?: "name" | "-name" | "articleCount" | "-articleCount" | "lastPublishedAt" | "-lastPublishedAt";
                /**
                 * @description The beginning of the name; case and width (`ａ`, `a`) do not count.
                 * @example 中国
                 */
                q?: string;
                /** @description Those with so many public articles or more. */
                minCount?: number;
                /**
                 * @description The children of this category (id or slug); `none`: those at the root of the tree.
                 * @example none
                 */
                parent?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of categories. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryList"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A category to make. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "中国邮政快递报",
                 *       "slug": "zhongguoyouzhengkuaidibao"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1–300 characters, not blanks alone, no control characters.
                     * @example 中国邮政快递报
                     */
                    name: string;
                    /**
                     * @description Its name in addresses: letters, digits, `-`, `_` and `.` of any script, 1–200 characters.
                     * @example zhongguoyouzhengkuaidibao
                     */
                    slug?: string;
                    description?: string | null;
                    parent?: string | null;
                };
            };
        };
        responses: {
            /** @description The category. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The category. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCategory: {
        parameters: {
            query?: {
                /** @description Id or slug of the term that takes its place: articles, children and former slugs go there. */
                reassignTo?: string;
            };
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `term-in-use`: Term in use. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting-down`: Shutting down. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["CategoryPatch"];
                "application/json": components["schemas"]["CategoryPatch"];
            };
        };
        responses: {
            /** @description The category as it is now. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From `page.next` or `page.prev` of the same query. */
                cursor?: string;
                /** @description The id is always the last key. What has no public article is the oldest by `lastPublishedAt`. */
                sort?: "name" | "-name" | "articleCount" | "-articleCount" | "lastPublishedAt" | "-lastPublishedAt";
                /**
                 * @description The beginning of the name; case and width (`ａ`, `a`) do not count.
                 * @example 中国
                 */
                q?: string;
                /** @description Those with so many public articles or more. */
                minCount?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tags. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagList"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A tag to make. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "中国邮政快递报",
                 *       "slug": "zhongguoyouzhengkuaidibao"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1–300 characters, not blanks alone, no control characters.
                     * @example 中国邮政快递报
                     */
                    name: string;
                    /**
                     * @description Its name in addresses: letters, digits, `-`, `_` and `.` of any script, 1–200 characters.
                     * @example zhongguoyouzhengkuaidibao
                     */
                    slug?: string;
                    description?: string | null;
                };
            };
        };
        responses: {
            /** @description The tag. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tag. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTag: {
        parameters: {
            query?: {
                /** @description Id or slug of the term that takes its place: articles, children and former slugs go there. */
                reassignTo?: string;
            };
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `term-in-use`: Term in use. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting-down`: Shutting down. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["TagPatch"];
                "application/json": components["schemas"]["TagPatch"];
            };
        };
        responses: {
            /** @description The tag as it is now. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tag"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSources: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From `page.next` or `page.prev` of the same query. */
                cursor?: string;
                /** @description The id is always the last key. What has no public article is the oldest by `lastPublishedAt`. */
                sort?: "name" | "-name" | "articleCount" | "-articleCount" | "lastPublishedAt" | "-lastPublishedAt";
                /**
                 * @description The beginning of the name; case and width (`ａ`, `a`) do not count.
                 * @example 中国
                 */
                q?: string;
                /** @description Those with so many public articles or more. */
                minCount?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sources. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSource: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A source to make. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "中国邮政快递报",
                 *       "slug": "zhongguoyouzhengkuaidibao"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description 1–300 characters, not blanks alone, no control characters.
                     * @example 中国邮政快递报
                     */
                    name: string;
                    /**
                     * @description Its name in addresses: letters, digits, `-`, `_` and `.` of any script, 1–200 characters.
                     * @example zhongguoyouzhengkuaidibao
                     */
                    slug?: string;
                    description?: string | null;
                    homepage?: string | null;
                };
            };
        };
        responses: {
            /** @description The source. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    /** @description Where it is. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The source. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSource: {
        parameters: {
            query?: {
                /** @description Id or slug of the term that takes its place: articles, children and former slugs go there. */
                reassignTo?: string;
            };
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
            204: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `term-in-use`: Term in use. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting-down`: Shutting down. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSource: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The `ETag` of the version that is changed; only its number counts. `*`: whatever is there. Without it the answer is a 428.
                 * @example "3-Zk1oX2mT0b8gC6yYb3Q1Yw"
                 */
                "if-match"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["SourcePatch"];
                "application/json": components["schemas"]["SourcePatch"];
            };
        };
        responses: {
            /** @description The source as it is now. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description The version of what was written: send it as `If-Match` to change it. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `slug-taken`: Slug taken. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-failed`: Precondition failed. */
            412: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `precondition-required`: Precondition required. */
            428: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeCategory: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        /** @description Into what a term is merged. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "zhongguoyouzhengkuaidibao"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id or slug of the term that takes its place.
                     * @example zhongguoyouzhengkuaidibao
                     */
                    into: string;
                    /**
                     * @description Only tells how many articles would be moved.
                     * @default false
                     */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description What was moved. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermMerged"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting-down`: Shutting down. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeTag: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        /** @description Into what a term is merged. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "zhongguoyouzhengkuaidibao"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id or slug of the term that takes its place.
                     * @example zhongguoyouzhengkuaidibao
                     */
                    into: string;
                    /**
                     * @description Only tells how many articles would be moved.
                     * @default false
                     */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description What was moved. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermMerged"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting-down`: Shutting down. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeSource: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description Id or slug. */
                ref: string;
            };
            cookie?: never;
        };
        /** @description Into what a term is merged. */
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "into": "zhongguoyouzhengkuaidibao"
                 *     }
                 */
                "application/json": {
                    /**
                     * @description Id or slug of the term that takes its place.
                     * @example zhongguoyouzhengkuaidibao
                     */
                    into: string;
                    /**
                     * @description Only tells how many articles would be moved.
                     * @default false
                     */
                    dryRun?: boolean;
                };
            };
        };
        responses: {
            /** @description What was moved. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermMerged"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unknown-term`: Unknown term. `unprocessable`: Unprocessable. `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `shutting-down`: Shutting down. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLookup: {
        parameters: {
            query: {
                /**
                 * @description A path on the old site, or a whole address of it or of a source; percent-encoded or not.
                 * @example https://finews.example/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html
                 */
                url: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it leads to. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lookup"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `gone`: Gone. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLookups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "urls": [
                 *         "/2022/04/19/old.html",
                 *         "https://source.example/news/1"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * @example [
                     *       "/2022/04/19/old.html",
                     *       "https://source.example/news/1"
                     *     ]
                     */
                    urls: string[];
                };
            };
        };
        responses: {
            /** @description What each leads to, in their order. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookupList"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArticlesJsonFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCategoryJsonFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the category (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTagJsonFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the tag (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSourceJsonFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the source (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/feed+json": components["schemas"]["JsonFeed"];
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArticlesAtomFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCategoryAtomFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the category (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTagAtomFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the tag (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSourceAtomFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the source (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/atom+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArticlesRssFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCategoryRssFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the category (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTagRssFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the tag (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSourceRssFeed: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From the address of the next page: follow that as it is. */
                cursor?: string;
                /** @description Whole bodies, or the summaries alone. */
                content?: "full" | "summary";
            };
            header?: never;
            path: {
                /** @description Slug of the source (or its id). */
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the feed. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/rss+xml": string;
                };
            };
            /** @description Not changed since the answer whose entity tag `If-None-Match` names. */
            304: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Send it as `If-None-Match`: an answer that has not changed is a 304. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The slug has changed; `Location` has the feed of the present one. */
            308: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSitemap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The index (sitemaps.org). */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description `bad-request`: Bad request. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSitemapFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the file, from the index. */
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file (sitemaps.org). */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listChanges: {
        parameters: {
            query?: {
                /**
                 * @description From `page.next`, or the id of an event. Without it: everything there is.
                 * @example q5kYhC1gKQiz5ogFLGbFbCMlRfBIkCyINug5mz7Z6rstSt2oMI4vF2YfElkqMRi4w0AM-bH0
                 */
                since?: string;
                /** @description How many changes are looked at, 1–1,000. A page may tell fewer: several of one thing are told once, and after some megabytes of bodies it ends. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has changed, oldest first. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeList"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. `token-invalid`: Invalid token. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changes-expired`: Changes expired. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-slow`: Too slow. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamChanges: {
        parameters: {
            query?: {
                /**
                 * @description From `page.next`, or the id of an event. Without it: what changes from now on. The header `Last-Event-ID` goes before it.
                 * @example q5kYhC1gKQiz5ogFLGbFbCMlRfBIkCyINug5mz7Z6rstSt2oMI4vF2YfElkqMRi4w0AM-bH0
                 */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `change`. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. `token-invalid`: Invalid token. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `changes-expired`: Changes expired. */
            410: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: Busy. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportArticles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON object a line; the schema is that of a line. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ExportLine"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `busy`: Busy. `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From `page.next` or `page.prev` of the same query. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of imports. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportList"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createImport: {
        parameters: {
            query?: {
                /**
                 * @description Name of the file that the body is; for a post, its date and slug come from it.
                 * @example _posts/2022-04-19-202204192348114172.md
                 */
                path?: string;
                /** @description What the upload is, where its content type does not say it: `ghost` or `json-feed` for JSON, `rss`, `atom` or `wxr` (WordPress) for XML, `jekyll`, `hugo` or `hexo` for a folder of posts; `broadsheet`: an export (`GET /v1/export/articles.ndjson`), also as a gzip file. Its articles keep `id`, `version`, times and old addresses, its terms what they were, where they are not here already and the ids are free. */
                format?: "rss" | "atom" | "json-feed" | "wxr" | "ghost" | "csv" | "broadsheet" | "jekyll" | "hugo" | "hexo";
                /** @description Make the same report, and write nothing. Its first 100 items show the article that each would become: see `article` of an item. */
                dryRun?: boolean;
                /** @description What to do with an item that is known and differs: update it, skip it, or fail it; `overwrite` updates also what an editor changed here. */
                onConflict?: "update" | "skip" | "fail" | "overwrite";
                /** @description Bring back what was deleted here, as `updated`, whatever `onConflict` says. Otherwise it is skipped with the warning `deleted`. */
                restoreDeleted?: boolean;
                /**
                 * @description Zone of the site (IANA name). Default: the `timezone` of the `_config.yml` that comes with the posts, else SITE_TIMEZONE.
                 * @example Asia/Shanghai
                 */
                timezone?: string;
                /**
                 * @description Names of further folders of posts, beside `_posts` and `_drafts`, separated by commas: a folder of one of these names counts wherever it lies. Folders above it are categories, as above `_posts`.
                 * @example old_post
                 */
                posts?: string;
                /** @description How a date without a zone is read: as UTC, as Jekyll does, or in the zone of the site. A warning says so either way. */
                zonelessDates?: "utc" | "site";
                /** @description The rules that read source metadata out of a body. */
                profile?: "auto" | "eastmoney" | "none";
                /** @description Seconds to hold the answer until the import is done. */
                wait?: number;
            };
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example ---
                 *     title: "离岸人民币兑美元升至2018年以来最高水平"
                 *     date: 2021-12-08 10:46:18 +0800
                 *     categories: emnews
                 *     tags: 东财滚动新闻
                 *     ---
                 *
                 *     离岸人民币兑美元升至6.3512，为2018年以来最高水平。
                 */
                "text/markdown": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                /** @example {"title":"离岸人民币兑美元升至2018年以来最高水平","publishedAt":"2021-12-08T02:46:18Z","html":"<p>离岸人民币兑美元升至6.3512。</p>","tags":["东财滚动新闻"]} */
                "application/x-ndjson": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/ndjson": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/json": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/feed+json": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/rss+xml": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/rdf+xml": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/atom+xml": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/xml": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "text/xml": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "text/csv": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/zip": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/x-zip-compressed": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/x-tar": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/gzip": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
                "application/x-gzip": string | Blob | ArrayBuffer | Uint8Array | ReadableStream;
            };
        };
        responses: {
            /** @description The import has ended. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Where its state can be read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The upload is durable; the import goes on. */
            202: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Where its state can be read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-archive`: Invalid archive. `invalid-feed`: Invalid feed. `doctype`: Document type declaration. `empty-upload`: Empty upload. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Conflict. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. `compression-ratio`: Compressed too far. `too-many-entries`: Too many entries. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUIDv7. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportItems: {
        parameters: {
            query?: {
                /** @description How many, 1–100. */
                limit?: number;
                /** @description From `page.next` or `page.prev` of the same query. */
                cursor?: string;
                /** @description Only items with this outcome. */
                outcome?: "created" | "updated" | "unchanged" | "skipped" | "failed";
                /** @description Only items with (or, if false, without) warnings. */
                warnings?: boolean;
            };
            header?: never;
            path: {
                /** @description A UUIDv7. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of items. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportItemList"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. `cursor-invalid`: Invalid cursor. `cursor-mismatch`: Cursor of another query. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelImport: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUIDv7. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The import is cancelled. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. `invalid-json`: Invalid JSON. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Conflict. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryFailedItems: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUIDv7. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is nothing to try again. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description The failed items wait again. */
            202: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Where its state can be read. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. `invalid-json`: Invalid JSON. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `conflict`: Conflict. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watchImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUIDv7. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events `progress`, and `done` at the end. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "nightly import",
                 *       "scopes": [
                 *         "imports:write"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @example nightly import */
                    name: string;
                    /**
                     * @example [
                     *       "imports:write"
                     *     ]
                     */
                    scopes: ("content:read" | "drafts:read" | "content:write" | "imports:write" | "keys:manage" | "metrics:read")[];
                    expiresAt?: string | null;
                };
            };
        };
        responses: {
            /** @description The key, with its text. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyCreated"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-done`: Already done. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unprocessable`: Unprocessable. `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A UUIDv7. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your own, such as a UUID: whoever sends the request again with it, within a day, gets the answer to the first one (`Idempotent-Replayed: true`), and nothing is done twice.
                 * @example 01926f3e-8f3c-7b1e-9a61-0a5d1d0f3b52
                 */
                "idempotency-key"?: string;
            };
            path: {
                /** @description A UUIDv7. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapSeconds": 3600
                 *     }
                 */
                "application/json": {
                    /**
                     * @description How long the old key still works, 0–604,800. At 0 it stops at once.
                     * @default 0
                     * @example 3600
                     */
                    overlapSeconds?: number;
                };
            };
        };
        responses: {
            /** @description The new key, with its text. */
            201: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyCreated"];
                };
            };
            /** @description `invalid-body`: Invalid body. `invalid-json`: Invalid JSON. `invalid-utf8`: Invalid UTF-8. `invalid-text`: Invalid text. `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden`: Forbidden. */
            403: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not-found`: Not found. */
            404: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request-timeout`: Request timeout. */
            408: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `already-done`: Already done. `request-in-flight`: Request in flight. */
            409: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too-large`: Too large. */
            413: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `uri-too-long`: URI too long. */
            414: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported-media-type`: Unsupported media type. */
            415: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency-mismatch`: Idempotency key of another request. */
            422: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    whoami: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller. */
            200: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Whoami"];
                };
            };
            /** @description `invalid-parameter`: Invalid parameter. */
            400: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: Unauthorized. */
            401: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate-limited`: Rate limited. */
            429: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After": number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal-error`: Internal error. */
            500: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `database-away`: Database away. */
            503: {
                headers: {
                    /** @description Id of the request: the one that the caller sent, if it was sane. */
                    "X-Request-Id": string;
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    RateLimit: components["headers"]["RateLimit"];
                    /** @description Seconds until it is worth while to come again. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
