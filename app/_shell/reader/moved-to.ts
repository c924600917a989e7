/**
 * The target of a `permanentRedirect`, parsed from the thrown error (`NEXT_REDIRECT;how;where;status;`). Null
 * for any other error.
 */
export function movedTo(thrown: unknown): string | null {
  const digest = (thrown as { digest?: unknown } | null)?.digest;
  if (typeof digest !== 'string' || !digest.startsWith('NEXT_REDIRECT;')) return null;
  return digest.split(';').slice(2, -2).join(';');
}
