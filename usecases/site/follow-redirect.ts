import type { Services } from '#usecases/context.ts';
import { whereNow } from './shared/where-now.ts';

/** Where a path that was once public leads now, or null. */
export async function followRedirect({ db }: Services, path: string): Promise<string | null> {
  return path.length > 1000 ? null : whereNow({ db }, path);
}
