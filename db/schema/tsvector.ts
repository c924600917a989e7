import { customType } from 'drizzle-orm/pg-core';

/** PostgreSQL's tsvector; the text of its literal is built by `core/search`. */
export const tsvector = customType<{ data: string; driverData: string }>({
  dataType: () => 'tsvector',
});
