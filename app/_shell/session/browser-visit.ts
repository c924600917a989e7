import { headers } from 'next/headers';
import type { Context } from '#usecases/context.ts';
import { siteContext } from '../reader/site-context.ts';
import { clientAddress } from './client-address.ts';

/** The context of an anonymous browser: its address and user agent. */
export async function browserVisit(): Promise<{ ctx: Context; userAgent: string }> {
  return {
    ctx: { ...(await siteContext()), address: await clientAddress() },
    userAgent: (await headers()).get('user-agent') ?? '',
  };
}
