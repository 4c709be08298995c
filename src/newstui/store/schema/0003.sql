-- Subscriptions: how each feed is, how its entries are known again, and which pages were fetched.

ALTER TABLE sources ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';      -- JSON list of the reader's own
ALTER TABLE sources ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;    -- fetched, but not listed
ALTER TABLE sources ADD COLUMN named INTEGER NOT NULL DEFAULT 0;     -- the reader gave it its title
ALTER TABLE sources ADD COLUMN private INTEGER;                      -- whether its address is a private one;
                                                                     -- NULL until it is reached
ALTER TABLE sources ADD COLUMN status INTEGER;                       -- HTTP status of the latest reply
ALTER TABLE sources ADD COLUMN success_at INTEGER;
ALTER TABLE sources ADD COLUMN hold_until INTEGER;                   -- by Retry-After; not asked before
ALTER TABLE sources ADD COLUMN body_hash BLOB;                       -- of the latest good reply
ALTER TABLE sources ADD COLUMN pace TEXT;                            -- JSON: how often the feed says to come

-- Every address that a feed has been subscribed at: one that moved is not subscribed twice.
CREATE TABLE source_addresses (
    url TEXT PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- By what an entry is known again when its feed has changed the guid.
CREATE TABLE feed_links (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    link_key INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (source_id, link_key, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_links_of_article ON feed_links (article_id);

-- Entries that retention has removed: a feed that still lists them does not bring them back.
CREATE TABLE dropped_entries (
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    guid_key INTEGER NOT NULL,
    dropped_at INTEGER NOT NULL,
    PRIMARY KEY (source_id, guid_key)
) STRICT, WITHOUT ROWID;

-- Pages asked for because a feed gave only a teaser.
CREATE TABLE article_pages (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    asked_at INTEGER NOT NULL,
    outcome TEXT NOT NULL      -- 'whole', or in words why the teaser stays
) STRICT;
