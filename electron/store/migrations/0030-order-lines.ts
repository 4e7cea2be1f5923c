import type { Migration } from './list.ts';

/** What order exports say of each line, and when money went back. */
export const orderLines: Migration = {
  version: 30,
  name: 'order-lines',
  up: (db) =>
    void db.exec(`
ALTER TABLE order_ ADD COLUMN refunded_at_ms INTEGER;
ALTER TABLE order_line ADD COLUMN spec TEXT;
ALTER TABLE order_line ADD COLUMN sku TEXT;
ALTER TABLE order_line ADD COLUMN unit_price_minor INTEGER;
ALTER TABLE order_line ADD COLUMN refund TEXT
  CHECK (refund IN ('none', 'requested', 'partly', 'refunded'));
`),
};
