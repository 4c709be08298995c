-- News servers: what is subscribed there, and which articles are which of their entries.

CREATE TABLE servers (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('miniflux', 'freshrss')),
    url TEXT NOT NULL UNIQUE,              -- without a login; tokens are never in the database
    name TEXT NOT NULL UNIQUE,
    cursor TEXT NOT NULL DEFAULT '{}',     -- JSON: how far it has been read
    checked_at INTEGER,
    success_at INTEGER,
    next_check_at INTEGER,
    hold_until INTEGER,                    -- by Retry-After; not asked before
    error_count INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    busy_until INTEGER                     -- another process talks to it, until then at the most
) STRICT;

CREATE TABLE server_feeds (
    server_id INTEGER NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    remote_id TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
    was_own INTEGER NOT NULL,              -- the reader had subscribed to it here before
    PRIMARY KEY (server_id, remote_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX server_feeds_of_source ON server_feeds (source_id);

-- The marks are those that the server had at the last contact: where an article's differ, the
-- reader has changed them here and the server does not know it yet.
CREATE TABLE server_entries (
    server_id INTEGER NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
    remote_id TEXT NOT NULL,
    article_id INTEGER REFERENCES articles (id) ON DELETE SET NULL,   -- NULL: removed here
    read INTEGER NOT NULL,
    starred INTEGER NOT NULL,
    PRIMARY KEY (server_id, remote_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX server_entries_of_article ON server_entries (article_id);
