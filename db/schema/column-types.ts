import { customType } from 'drizzle-orm/pg-core';

/** PostgreSQL's tsvector; the text of its literal is built by `core/search`. */
export const tsvector = customType<{ data: string; driverData: string }>({
  dataType: () => 'tsvector',
});

/** PostgreSQL's bytea. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});
