-- What is to be told to somebody, written in the transaction of what happened. Who and what is looked up when it is sent.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts BIGINT NOT NULL CHECK (attempts >= 0),
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    error TEXT
);
CREATE INDEX outbox_by_due ON outbox (state, due_at);
CREATE INDEX outbox_by_order ON outbox (order_id);
INSERT INTO outbox SELECT 'before:' || id, id, 'order_placed', 'dead', 0, placed_at, placed_at,
    'placed before mail was sent' FROM orders;

-- Further tokens of an order: those of links that were sent by mail. The token itself is kept nowhere.
CREATE TABLE access (
    order_id TEXT NOT NULL REFERENCES orders (id),
    token_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (order_id, token_hash)
);
