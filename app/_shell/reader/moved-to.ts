/** Where `permanentRedirect` leads, told from what it throws (`NEXT_REDIRECT;how;where;status;`); null of any other fault. */
export function movedTo(thrown: unknown): string | null {
  const digest = (thrown as { digest?: unknown } | null)?.digest;
  if (typeof digest !== 'string' || !digest.startsWith('NEXT_REDIRECT;')) return null;
  return digest.split(';').slice(2, -2).join(';');
}
