import { DomainError } from '../shared/domain-error.ts';

/** A row's position in time order; `seq` breaks ties. */
export type AuditPlace = { readonly at: Date; readonly seq: number };

/** A position as a URL cursor: milliseconds and number in base 36. */
export function placeTo({ at, seq }: AuditPlace): string {
  return `${at.getTime().toString(36)}.${seq.toString(36)}`;
}

/** Parses a cursor. Throws `request.invalid` for any text that `placeTo` did not produce. */
export function placeFrom(text: string): AuditPlace {
  const [, time = '', number = ''] = /^([0-9a-z]{1,10})\.([0-9a-z]{1,10})$/.exec(text) ?? [];
  const at = new Date(Number.parseInt(time, 36));
  const seq = Number.parseInt(number, 36);
  if (Number.isNaN(at.getTime()) || !Number.isSafeInteger(seq)) {
    throw new DomainError('request.invalid', { fieldErrors: { place: 'field.invalid' } });
  }
  return { at, seq };
}
