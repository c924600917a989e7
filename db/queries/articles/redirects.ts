import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../client.ts';
import { redirects } from '../../schema/redirects.ts';

/**
 * Redirects a former public path to the current one, in one hop. Redirects to the old path are updated, and
 * the new path itself no longer redirects.
 */
export async function putRedirect(
  tx: Transaction,
  { path, target, at }: { path: string; target: string; at: Date },
): Promise<void> {
  await tx.delete(redirects).where(eq(redirects.path, target));
  await tx.update(redirects).set({ target }).where(eq(redirects.target, path));
  await tx
    .insert(redirects)
    .values({ path, target, createdAt: at })
    .onConflictDoUpdate({ target: redirects.path, set: { target: sql`excluded.target` } });
}
