import { headers } from 'next/headers';
import { addressOf } from '../reader/address-of.ts';

/** The network address that the request came from, for the audit and for limits; Next fills it from the socket. */
export async function clientAddress(): Promise<string> {
  return addressOf(await headers());
}
