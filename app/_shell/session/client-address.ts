import { headers } from 'next/headers';
import { addressOf } from '../reader/address-of.ts';

/** The client address of the request, for the audit log and rate limits. Next reads it from the socket. */
export async function clientAddress(): Promise<string> {
  return addressOf(await headers());
}
