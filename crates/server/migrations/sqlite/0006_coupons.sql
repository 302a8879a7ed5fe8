-- What codes took off. Each use of a code by an order stands once; one that was canceled is given back. Buyers are known
-- by hashes of their mail address and telephone.
CREATE TABLE coupon_use (
    order_id TEXT NOT NULL REFERENCES orders (id),
    code TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    mail TEXT NOT NULL,
    phone TEXT NOT NULL,
    at INTEGER NOT NULL,
    released_at INTEGER,
    PRIMARY KEY (order_id, code)
) STRICT;
CREATE INDEX coupon_use_by_mail ON coupon_use (code, mail);
CREATE INDEX coupon_use_by_phone ON coupon_use (code, phone);

-- How often a code is in use: by everybody (an empty buyer), and by each buyer.
CREATE TABLE coupon_count (
    code TEXT NOT NULL,
    buyer TEXT NOT NULL,
    used INTEGER NOT NULL CHECK (used >= 0),
    PRIMARY KEY (code, buyer)
) STRICT;

ALTER TABLE order_line ADD COLUMN discount INTEGER NOT NULL DEFAULT 0
    CHECK (discount BETWEEN 0 AND price * quantity);
