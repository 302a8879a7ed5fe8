-- Payment by card on a provider's page.
ALTER TABLE orders DROP CONSTRAINT orders_payment_method_check;
ALTER TABLE orders ADD CONSTRAINT orders_payment_method_check
    CHECK (payment_method IN ('bank_transfer', 'cash_on_delivery', 'card'));
ALTER TABLE orders DROP CONSTRAINT orders_payment_state_check;
ALTER TABLE orders ADD CONSTRAINT orders_payment_state_check
    CHECK (payment_state IN ('awaiting_transfer', 'due_on_delivery', 'awaiting_card', 'paid'));

-- Each time that a buyer is sent to a provider's page. `reference` is the provider's name for it, `payment` the one for
-- the money that came.
CREATE TABLE payment_attempt (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    state TEXT NOT NULL CHECK (state IN ('starting', 'open', 'paid', 'failed', 'expired', 'mismatch')),
    amount BIGINT NOT NULL CHECK (amount > 0),
    reference TEXT UNIQUE,
    url TEXT,
    payment TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX payment_attempt_alive ON payment_attempt (order_id) WHERE state IN ('starting', 'open');
CREATE INDEX payment_attempt_by_due ON payment_attempt (state, due_at);
CREATE INDEX payment_attempt_by_order ON payment_attempt (order_id);
