import type { ReadCounts } from '#core/reads/read-counts.ts';
import { deskLocale } from '../shared/locale.ts';
import { translator } from '../shared/messages.ts';

/**
 * How often readers read a story, below its screen; nothing where nobody did. Beside the screen and not in it, for what the
 * server alone makes costs the editor's page no script.
 */
export async function ViewBeacon({ reads }: { reads: ReadCounts }) {
  if (reads.total === 0) return null;
  return <p className="hint story-reads">{translator(await deskLocale(), 'fronts')('reads.line', reads)}</p>;
}
