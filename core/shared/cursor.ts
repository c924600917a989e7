import { DomainError } from './domain-error.ts';
import { uuidPattern } from './is-uuid.ts';

/** The position after the last row of a page: its time and id. */
export type Cursor = { readonly at: Date; readonly id: string };

/** Later years are written with five digits and a sign, which PostgreSQL cannot parse. */
const lastMs = Date.UTC(9999, 11, 31);
const uuid = new RegExp(`^${uuidPattern}$`);

/** Encodes a cursor for a URL: milliseconds in base 36, a dot, the id. */
export function cursorTo({ at, id }: Cursor): string {
  return `${at.getTime().toString(36)}.${id}`;
}

/** Decodes a cursor. Throws `request.invalid` for any text that `cursorTo` did not produce. */
export function cursorFrom(text: string): Cursor {
  const [time = '', id = ''] = text.split('.', 2);
  const ms = /^[0-9a-z]{1,11}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN;
  if (!(ms <= lastMs) || !uuid.test(id)) {
    throw new DomainError('request.invalid', { fieldErrors: { cursor: 'field.invalid' } });
  }
  return { at: new Date(ms), id };
}
