import { DomainError } from '../shared/domain-error.ts';

/** A row's place in the order of time; `seq` decides between rows of one moment. */
export type AuditPlace = { readonly at: Date; readonly seq: number };

/** A place as it stands in an address: milliseconds and number in base 36. */
export function placeTo({ at, seq }: AuditPlace): string {
  return `${at.getTime().toString(36)}.${seq.toString(36)}`;
}

/** Reads a place back. Throws `request.invalid` for anything that `placeTo` did not write. */
export function placeFrom(text: string): AuditPlace {
  const [, time = '', number = ''] = /^([0-9a-z]{1,10})\.([0-9a-z]{1,10})$/.exec(text) ?? [];
  const at = new Date(Number.parseInt(time, 36));
  const seq = Number.parseInt(number, 36);
  if (Number.isNaN(at.getTime()) || !Number.isSafeInteger(seq)) {
    throw new DomainError('request.invalid', { fieldErrors: { place: 'field.invalid' } });
  }
  return { at, seq };
}
