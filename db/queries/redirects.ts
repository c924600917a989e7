import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../client.ts';
import { redirects } from '../schema/redirects.ts';

/**
 * Leads a path that was public to where it stands now, in one hop: what led to the old path leads to the new
 * one, and the new path leads nowhere.
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
