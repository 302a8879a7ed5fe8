-- Which texts of the shop's terms stood when an order was placed. Orders of before this column do not say.
ALTER TABLE orders ADD COLUMN terms TEXT;
