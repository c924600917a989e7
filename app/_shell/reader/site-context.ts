import { defaultPolicy } from '#core/articles/policy.ts';
import type { Context } from '#usecases/context.ts';
import { services } from '#usecases/services.ts';

/** The context of an anonymous reader. */
export async function siteContext(): Promise<Context> {
  return { ...services(), actor: null, address: '', policy: defaultPolicy };
}
