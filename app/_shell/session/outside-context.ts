import type { Context } from '#usecases/context.ts';
import { siteContext } from '../reader/site-context.ts';
import { clientAddress } from './client-address.ts';

/** The context of somebody who comes by a link from outside: nobody of the newsroom, whoever is signed in besides. */
export async function outsideContext(): Promise<Context> {
  return { ...(await siteContext()), address: await clientAddress() };
}
