-- Storylines: chains of events (events.storyline_id), what the reader made of them, and how far
-- they have been linked.
CREATE TABLE storylines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- never given twice
    title TEXT,                             -- given by the reader; NULL: told by its events
    followed_at INTEGER,
    made_at INTEGER NOT NULL
) STRICT;

-- Events that the reader put into a storyline, or took out of one: they stay.
CREATE TABLE storyline_decisions (
    event_id INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE
) STRICT;

-- The last article whose event has been looked at; one row.
CREATE TABLE storyline_progress (
    article_id INTEGER NOT NULL
) STRICT;
INSERT INTO storyline_progress (article_id) VALUES (0);

CREATE INDEX events_of_storyline ON events (storyline_id) WHERE storyline_id IS NOT NULL;
