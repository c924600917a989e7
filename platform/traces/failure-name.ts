/**
 * Codes of ours, PostgreSQL and Node are short and fixed. A longer or unusual value may contain user text.
 */
const CODE = /^[\w.:-]{1,40}$/;

/** The kind of a thrown value, without its message: its code, or the name of its class. */
export function failureName(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null) return 'unknown';
  const { code } = failure as { code?: unknown };
  if ((typeof code === 'string' || typeof code === 'number') && CODE.test(String(code))) return String(code);
  return failure.constructor?.name || 'unknown';
}
