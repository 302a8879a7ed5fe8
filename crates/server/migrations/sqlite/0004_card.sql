-- Payment by card on a provider's page. A column that is dropped takes its own CHECK along; the table stays.
ALTER TABLE orders ADD COLUMN method TEXT NOT NULL DEFAULT 'bank_transfer'
    CHECK (method IN ('bank_transfer', 'cash_on_delivery', 'card'));
UPDATE orders SET method = payment_method;
ALTER TABLE orders DROP COLUMN payment_method;
ALTER TABLE orders RENAME COLUMN method TO payment_method;
ALTER TABLE orders ADD COLUMN state TEXT NOT NULL DEFAULT 'awaiting_transfer'
    CHECK (state IN ('awaiting_transfer', 'due_on_delivery', 'awaiting_card', 'paid'));
UPDATE orders SET state = payment_state;
ALTER TABLE orders DROP COLUMN payment_state;
ALTER TABLE orders RENAME COLUMN state TO payment_state;

-- Each time that a buyer is sent to a provider's page. `reference` is the provider's name for it, `payment` the one for
-- the money that came.
CREATE TABLE payment_attempt (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    state TEXT NOT NULL CHECK (state IN ('starting', 'open', 'paid', 'failed', 'expired', 'mismatch')),
    amount INTEGER NOT NULL CHECK (amount > 0),
    reference TEXT UNIQUE,
    url TEXT,
    payment TEXT UNIQUE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX payment_attempt_alive ON payment_attempt (order_id) WHERE state IN ('starting', 'open');
CREATE INDEX payment_attempt_by_due ON payment_attempt (state, due_at);
CREATE INDEX payment_attempt_by_order ON payment_attempt (order_id);
