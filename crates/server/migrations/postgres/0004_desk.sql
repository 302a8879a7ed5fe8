-- Who may sit at the merchant's desk. Of tokens only hashes are kept; what is past its time is removed.
CREATE TABLE desk_link (
    token_hash TEXT NOT NULL PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('owner', 'staff', 'reader')),
    expires_at BIGINT NOT NULL
);

CREATE TABLE desk_session (
    id TEXT NOT NULL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('owner', 'staff', 'reader')),
    expires_at BIGINT NOT NULL
);

-- Forms that had an effect, written with it: the same form sent again finds what came of it.
CREATE TABLE desk_form (
    nonce TEXT NOT NULL PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES desk_session (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL
);
CREATE INDEX desk_form_by_session ON desk_form (session_id);

CREATE INDEX orders_by_moment ON orders (placed_at, id);
