import type { ViewCounts } from '#core/page-views/view-counts.ts';
import { deskLocale } from '../shared/locale.ts';
import { translator } from '../shared/messages.ts';

/**
 * How often readers viewed a story, shown below its screen if there was a view. A server component: it adds
 * no script to the editor's page.
 */
export async function ViewBeacon({ views }: { views: ViewCounts }) {
  if (views.total === 0) return null;
  return (
    <p className="hint story-views">
      {translator(await deskLocale(), 'fronts')('mostReadTable.line', views)}
    </p>
  );
}
