import type { Actor } from '#core/people/roles.ts';

/** The maximum length of a cursor position (a Yjs relative position in base64). */
const placeMaxChars = 200;

/**
 * Sanitizes the presence that a connection broadcasts: only the cursor is accepted. The identity comes from
 * the database, so that a client cannot impersonate another person. A connection has one presence, however
 * many its client sends.
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

function cursorOf(given: unknown): { anchor: string; head: string } | null {
  const { anchor, head } = (given ?? {}) as { anchor?: unknown; head?: unknown };
  return isPlace(anchor) && isPlace(head) ? { anchor, head } : null;
}

function isPlace(given: unknown): given is string {
  return typeof given === 'string' && given.length <= placeMaxChars;
}
