-- What happens to an order after it was placed: money, goods and stock, each on its own axis.

ALTER TABLE orders ADD COLUMN receivers TEXT;
ALTER TABLE orders ADD COLUMN owed INTEGER NOT NULL DEFAULT 0 CHECK (owed >= 0);
ALTER TABLE orders ADD COLUMN received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0);
ALTER TABLE orders ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND received);
ALTER TABLE orders ADD COLUMN goods TEXT NOT NULL DEFAULT 'placed'
    CHECK (goods IN ('placed', 'shipped', 'delivered', 'canceled'));
ALTER TABLE orders ADD COLUMN claimed_at INTEGER;
UPDATE orders SET owed = total;

ALTER TABLE order_line ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed BETWEEN 0 AND quantity);

-- Every amount that came in or went back. A bank's own reference is booked once.
CREATE TABLE payment (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL CHECK (kind IN ('received', 'refunded')),
    amount INTEGER NOT NULL CHECK (amount > 0),
    outcome TEXT CHECK (outcome IN ('partial', 'paid', 'overpaid', 'surplus')),
    is_late INTEGER NOT NULL CHECK (is_late IN (0, 1)),
    bank_reference TEXT UNIQUE,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_by_order ON payment (order_id);

-- What was taken back of an order after it was placed.
CREATE TABLE adjustment (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL CHECK (kind IN ('refund', 'cancellation')),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    lines TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX adjustment_by_order ON adjustment (order_id);

CREATE TABLE shipment (
    id TEXT NOT NULL PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL CHECK (kind IN ('shipped', 'delivered')),
    carrier TEXT,
    tracking_number TEXT,
    tracking_url TEXT,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX shipment_by_order ON shipment (order_id);

-- Double entry: the amounts of a journal come to nothing. Debit is positive.
CREATE TABLE posting (
    journal TEXT NOT NULL,
    account TEXT NOT NULL CHECK (account IN ('receivable', 'sales', 'money')),
    order_id TEXT NOT NULL REFERENCES orders (id),
    amount INTEGER NOT NULL CHECK (amount <> 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (journal, account)
) STRICT;
CREATE INDEX posting_by_order ON posting (order_id);
INSERT INTO posting SELECT 'order:' || id, 'receivable', id, total, placed_at FROM orders WHERE total > 0;
INSERT INTO posting SELECT 'order:' || id, 'sales', id, -total, placed_at FROM orders WHERE total > 0;

-- A canceled order gives its pieces back.
CREATE TABLE stock_movement_new (
    order_id TEXT NOT NULL REFERENCES orders (id),
    offer_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sold', 'canceled')),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    at INTEGER NOT NULL,
    PRIMARY KEY (order_id, offer_id, kind)
) STRICT;
INSERT INTO stock_movement_new SELECT order_id, offer_id, kind, quantity, at FROM stock_movement;
DROP TABLE stock_movement;
ALTER TABLE stock_movement_new RENAME TO stock_movement;
CREATE INDEX stock_movement_by_offer ON stock_movement (offer_id, at);

CREATE TRIGGER payment_is_never_changed BEFORE UPDATE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are only ever added'); END;
CREATE TRIGGER payment_is_never_removed BEFORE DELETE ON payment
BEGIN SELECT RAISE(ABORT, 'payments are only ever added'); END;
CREATE TRIGGER adjustment_is_never_changed BEFORE UPDATE ON adjustment
BEGIN SELECT RAISE(ABORT, 'adjustments are only ever added'); END;
CREATE TRIGGER adjustment_is_never_removed BEFORE DELETE ON adjustment
BEGIN SELECT RAISE(ABORT, 'adjustments are only ever added'); END;
CREATE TRIGGER shipment_is_never_changed BEFORE UPDATE ON shipment
BEGIN SELECT RAISE(ABORT, 'shipments are only ever added'); END;
CREATE TRIGGER shipment_is_never_removed BEFORE DELETE ON shipment
BEGIN SELECT RAISE(ABORT, 'shipments are only ever added'); END;
CREATE TRIGGER posting_is_never_changed BEFORE UPDATE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are only ever added'); END;
CREATE TRIGGER posting_is_never_removed BEFORE DELETE ON posting
BEGIN SELECT RAISE(ABORT, 'postings are only ever added'); END;
