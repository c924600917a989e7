import type { Context } from '#usecases/context.ts';
import { siteContext } from '../reader/site-context.ts';
import { clientAddress } from './client-address.ts';

/** The context of a person who opens a link from outside: anonymous, even if they are also signed in. */
export async function outsideContext(): Promise<Context> {
  return { ...(await siteContext()), address: await clientAddress() };
}
