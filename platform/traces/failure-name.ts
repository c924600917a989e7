/** Ours, those of PostgreSQL and of Node are short and fixed; anything longer or stranger might be made of somebody's words. */
const CODE = /^[\w.:-]{1,40}$/;

/** What kind of failure something thrown is, without a word of what it says: its code, or the name of its class. */
export function failureName(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return 'unknown';
  const { code } = failure as { code?: unknown };
  if ((typeof code === 'string' || typeof code === 'number') && CODE.test(String(code))) return String(code);
  return failure.constructor?.name || 'unknown';
}
