import type { Actor } from '#core/people/roles.ts';

/** A place between two letters, as a relative position of Yjs in base64, is never longer than this. */
const placeMaxChars = 200;

/**
 * What a connection may tell the others of itself: where the cursor is. Who it is comes from the database, so nobody
 * sits in a room under another's name; and one connection is one person, however many its program makes up.
 */
export function sanitizePresence(
  states: Map<number, Record<string, unknown>>,
  { id, name }: Pick<Actor, 'id' | 'name'>,
): void {
  const [own, ...others] = states.keys();
  for (const client of others) states.delete(client);
  if (own === undefined) return;
  const cursor = cursorOf(states.get(own)?.cursor);
  states.set(own, { user: { personId: id, name }, ...(cursor && { cursor }) });
}

function cursorOf(told: unknown): { anchor: string; head: string } | null {
  const { anchor, head } = (told ?? {}) as { anchor?: unknown; head?: unknown };
  return isPlace(anchor) && isPlace(head) ? { anchor, head } : null;
}

function isPlace(told: unknown): told is string {
  return typeof told === 'string' && told.length <= placeMaxChars;
}
