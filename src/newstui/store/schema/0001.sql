-- Times are whole seconds since 1970 in UTC. `time_key` is the place of an article in time:
-- (seconds << 28) | article id, so that it is unique, sorts by time, and names its article.

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta (name, value) VALUES ('writes', 0);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('feed', 'page', 'files', 'sync')),
    url TEXT UNIQUE,
    title TEXT NOT NULL,
    homepage TEXT,
    country TEXT,
    language TEXT,
    folder TEXT,
    enabled INTEGER NOT NULL DEFAULT 1,
    etag TEXT,
    last_modified TEXT,
    checked_at INTEGER,
    next_check_at INTEGER,
    error_count INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX sources_of_files ON sources (title) WHERE kind = 'files';

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    guid TEXT NOT NULL,
    url TEXT,
    title TEXT NOT NULL,
    author TEXT,
    agency TEXT,
    language TEXT,
    published_at INTEGER,
    published_precision TEXT NOT NULL
        CHECK (published_precision IN ('second', 'day', 'month', 'unknown')),
    first_seen_at INTEGER NOT NULL,
    updated_at INTEGER,
    content_hash BLOB NOT NULL,
    time_key INTEGER NOT NULL UNIQUE,
    countries TEXT NOT NULL,   -- codes it is about, blank-separated, as lists show them
    topics TEXT NOT NULL,
    UNIQUE (source_id, guid),
    CHECK ((published_at IS NULL) = (published_precision = 'unknown'))
) STRICT;
CREATE INDEX articles_by_guid ON articles (guid);

CREATE TABLE article_texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    notes TEXT NOT NULL,       -- JSON list: what a reader should know of the cleaning
    raw BLOB NOT NULL,         -- zlib-compressed JSON of the document as it came in
    cleaner_version INTEGER NOT NULL
) STRICT;

CREATE VIEW article_search AS
    SELECT a.time_key AS time_key, a.title AS title, t.text AS text
    FROM articles a JOIN article_texts t ON t.article_id = a.id;
CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, text,
    content = 'article_search', content_rowid = 'time_key',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE TABLE article_state (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    read_at INTEGER,
    starred_at INTEGER,
    hidden_at INTEGER,
    note TEXT,
    scroll INTEGER
) STRICT;
CREATE INDEX starred_articles ON article_state (starred_at) WHERE starred_at IS NOT NULL;

-- kind: country (about), mentioned (country named at all), topic, source, language
CREATE TABLE article_facets (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    time_key INTEGER NOT NULL,
    score REAL NOT NULL,
    evidence TEXT NOT NULL,    -- JSON list of the words that gave it
    method INTEGER NOT NULL,
    PRIMARY KEY (article_id, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX facets_by_time ON article_facets (kind, value, time_key);

CREATE TABLE facet_counts (
    kind TEXT NOT NULL,        -- as above, and 'all' with the empty value
    value TEXT NOT NULL,
    total INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given twice: links outlive events
    title TEXT NOT NULL,
    lead_article_id INTEGER REFERENCES articles (id),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    article_count INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    unread_count INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'dormant')),
    storyline_id INTEGER,
    version INTEGER NOT NULL,
    time_key INTEGER UNIQUE,   -- of its newest article
    countries TEXT NOT NULL,
    topics TEXT NOT NULL,
    activity TEXT NOT NULL     -- reports per slice of time, blank-separated
) STRICT;

CREATE TABLE event_aliases (
    old_id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events (id)
) STRICT;

CREATE TABLE event_articles (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    event_id INTEGER NOT NULL REFERENCES events (id),
    score REAL NOT NULL,
    reason TEXT NOT NULL,      -- JSON of model.event.Reason
    decided_by TEXT NOT NULL CHECK (decided_by IN ('auto', 'reader')),
    assigned_at INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_of_event ON event_articles (event_id, article_id);

CREATE TABLE event_constraints (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    relation TEXT NOT NULL CHECK (relation IN ('together', 'apart')),
    made_at INTEGER NOT NULL,
    PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_state (
    event_id INTEGER PRIMARY KEY REFERENCES events (id),
    followed_at INTEGER,
    muted_at INTEGER,
    last_seen_at INTEGER
) STRICT;

CREATE TABLE article_signatures (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE article_keys (
    key INTEGER NOT NULL,
    at INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (key, at, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX keys_of_article ON article_keys (article_id);

CREATE TABLE mentions (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,    -- offsets in characters of the article's text
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    value TEXT NOT NULL,       -- TIMEX3
    kind TEXT NOT NULL,
    tense TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    PRIMARY KEY (article_id, start, "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('country', 'topic', 'date')),
    value TEXT NOT NULL,
    present INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (article_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL,       -- JSON: where it has got to
    started_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

CREATE TABLE undo_log (
    id INTEGER PRIMARY KEY,
    made_at INTEGER NOT NULL,
    description TEXT NOT NULL,
    field TEXT NOT NULL,       -- the column of article_state that changed
    before TEXT NOT NULL,      -- JSON: article id to the value it had
    after TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;
