-- Smart folders: queries that the reader has given names, in the order of their places.
CREATE TABLE smart_folders (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
