/** The network address that a request came from: what the server, or the proxy that it trusts, has named last. */
export function addressOf(headers: Pick<Headers, 'get'>): string {
  return (headers.get('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '';
}
