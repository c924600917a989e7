import { headers } from 'next/headers';

/** The network address that the request came from, for the audit and for limits; Next fills it from the socket. */
export async function clientAddress(): Promise<string> {
  const forwarded = (await headers()).get('x-forwarded-for') ?? '';
  return forwarded.split(',').at(-1)?.trim() ?? '';
}
