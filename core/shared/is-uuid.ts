/** An id as we write it, to stand in the pattern of an address: with other letters it would be another address of the same. */
export const uuidPattern = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

const whole = new RegExp(`^${uuidPattern}$`, 'i');

/** Whether the database takes it for an id, in letters of either size; asked for anything else it fails. */
export function isUuid(text: string): boolean {
  return whole.test(text);
}
