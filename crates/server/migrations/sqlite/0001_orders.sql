-- Moments are seconds since 1970, amounts are minor units, JSON is text.

CREATE TABLE checkout (
    id TEXT NOT NULL PRIMARY KEY,
    revision INTEGER NOT NULL CHECK (revision > 0),
    status TEXT NOT NULL CHECK (status IN (
        'incomplete', 'requires_escalation', 'ready_for_complete',
        'complete_in_progress', 'completed', 'canceled')),
    language TEXT NOT NULL,
    extended INTEGER NOT NULL CHECK (extended IN (0, 1)),
    request TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE orders (
    id TEXT NOT NULL PRIMARY KEY,
    checkout_id TEXT NOT NULL UNIQUE REFERENCES checkout (id),
    token_hash TEXT NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    seller TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total >= 0),
    totals TEXT NOT NULL,
    buyer TEXT NOT NULL,
    destination TEXT NOT NULL,
    delivery TEXT NOT NULL,
    payment_method TEXT NOT NULL CHECK (payment_method IN ('bank_transfer', 'cash_on_delivery')),
    payment_state TEXT NOT NULL CHECK (payment_state IN ('awaiting_transfer', 'due_on_delivery', 'paid')),
    account TEXT,
    placed_at INTEGER NOT NULL,
    pay_by INTEGER
) STRICT;

CREATE TABLE order_line (
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    line_id TEXT NOT NULL,
    offer_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    title TEXT NOT NULL,
    image_url TEXT,
    price INTEGER NOT NULL CHECK (price >= 0),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    fulfilled INTEGER NOT NULL DEFAULT 0 CHECK (fulfilled BETWEEN 0 AND quantity),
    PRIMARY KEY (order_id, line_id)
) STRICT;

-- Every piece that ever left or came back; what was sold since a feed's day is a sum over it.
CREATE TABLE stock_movement (
    order_id TEXT NOT NULL REFERENCES orders (id),
    offer_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sold')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (order_id, offer_id, kind)
) STRICT;
CREATE INDEX stock_movement_by_offer ON stock_movement (offer_id, at);

-- The sum of the movements of an offer since the day of the feed that counts it: one row to take stock from, by one
-- conditional update.
CREATE TABLE stock_sold (
    offer_id TEXT NOT NULL PRIMARY KEY,
    feed_day INTEGER NOT NULL,
    sold INTEGER NOT NULL CHECK (sold >= 0)
) STRICT;

-- `scope` is a hash over platform, method, address and key; the key itself is not kept.
CREATE TABLE idempotency (
    scope TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    status INTEGER NOT NULL,
    etag TEXT,
    body TEXT NOT NULL,
    salt TEXT,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE event (
    sequence INTEGER NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_subject ON event (subject);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
