import { DomainError } from './domain-error.ts';
import { uuidPattern } from './is-uuid.ts';

/** The last row of a page by its time and id: where the next page begins. */
export type Cursor = { readonly at: Date; readonly id: string };

/** A later year has five digits and a sign before them, which PostgreSQL does not read. */
const lastMs = Date.UTC(9999, 11, 31);
const uuid = new RegExp(`^${uuidPattern}$`);

/** A cursor as it stands in an address: milliseconds in base 36, a dot, the id. */
export function cursorTo({ at, id }: Cursor): string {
  return `${at.getTime().toString(36)}.${id}`;
}

/** Reads a cursor back. Throws `request.invalid` for anything that `cursorTo` did not write. */
export function cursorFrom(text: string): Cursor {
  const [time = '', id = ''] = text.split('.', 2);
  const ms = /^[0-9a-z]{1,11}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN;
  if (!(ms <= lastMs) || !uuid.test(id)) {
    throw new DomainError('request.invalid', { fieldErrors: { cursor: 'field.invalid' } });
  }
  return { at: new Date(ms), id };
}
