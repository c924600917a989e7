import type { ReadCounts } from '#core/reads/read-counts.ts';
import { deskLocale } from '../shared/locale.ts';
import { translator } from '../shared/messages.ts';

/**
 * How often readers viewed a story, shown below its screen if there was a view. A server component: it adds
 * no script to the editor's page.
 */
export async function ViewBeacon({ reads }: { reads: ReadCounts }) {
  if (reads.total === 0) return null;
  return <p className="hint story-reads">{translator(await deskLocale(), 'fronts')('reads.line', reads)}</p>;
}
