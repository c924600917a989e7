import { findRedirect } from '#db/queries/public-taxonomy.ts';
import type { Services } from '#usecases/context.ts';

/** Where a path that was once public leads now, or null. */
export async function followRedirect({ db }: Services, path: string): Promise<string | null> {
  return path.length > 1000 ? null : findRedirect(db, path);
}
