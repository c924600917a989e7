import type { Placement } from '#core/fronts/layout.ts';
import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { lockFrontContainer, saveLaunch } from '#db/queries/fronts/fronts.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Services } from '../../context.ts';
import type { DemoFront } from './demo-files.ts';
import { type DemoIds, need } from './demo-people.ts';

type Ids = DemoIds & {
  readonly media: ReadonlyMap<string, string>;
  readonly articles: ReadonlyMap<string, string>;
};

/** Lays out the front, with one launch per container; a section's slug means its strip. */
export async function addDemoFront(
  { now, newId }: Services,
  tx: Transaction,
  { front, ids }: { front: DemoFront; ids: Ids },
): Promise<void> {
  for (const { container: name, by, note, stories } of front) {
    const sectionId = ids.sections.get(name);
    const container = sectionId === undefined ? name : `strip-${sectionId}`;
    const launchedBy = need(ids.people, by);
    const placements = stories.map(
      ({ story, headline, kicker, picture }): Placement => ({
        articleId: need(ids.articles, story),
        ...(headline !== undefined && { headline }),
        ...(kicker !== undefined && { kicker }),
        ...(picture !== undefined && { mediaId: need(ids.media, picture) }),
      }),
    );
    const layout = { placements, passedOver: [], isHidden: false };
    const revision = 1;
    await lockFrontContainer(tx, { front: 'home', container });
    await saveLaunch(tx, {
      ...{ id: newId(), front: 'home', container, revision, layout, note, launchedBy, launchedAt: now() },
    });
    await appendAudit(tx, {
      entry: {
        ...{ at: now(), actorId: launchedBy, address: '', action: 'front.launch' },
        ...{ subjectType: 'front', subjectId: newId() },
        detail: {
          name: `home/${container}`,
          version: revision,
          ...(note && { reason: note }),
          articleIds: placements.map(({ articleId }) => articleId),
        },
      },
      hash: sha256,
    });
  }
}
