import { z } from 'zod';
import { deskWordQueries } from '#core/articles/desk-words.ts';
import { mayReadFronts } from '#core/fronts/front-policy.ts';
import type { PlaceableItem } from '#core/fronts/front-screen.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { listComing, type PlaceableRow } from '#db/queries/fronts/fronts.ts';
import { listNewestStories } from '#db/queries/site/public-lists.ts';
import { type Context, requireActor } from '../context.ts';
import { listBestStories } from '../shared/list-best-stories.ts';
import { readSearchTerms } from '../shared/read-search-terms.ts';

const searchInput = z.object({
  q: z.string().max(300, 'field.too-long').transform(normaliseText).default(''),
});
const publicMost = 20;
const comingMost = 30;

/**
 * Stories that may be placed on a front: scheduled or approved ones that the actor may read, then public
 * ones; the newest without a query. Throws `action.not-your-role`.
 */
export async function searchPlaceable(context: Context, raw: unknown): Promise<PlaceableItem[]> {
  const ctx = requireActor(context);
  const { q } = parseInput(searchInput, raw);
  requireAllowed(mayReadFronts(ctx.actor));
  const terms = await readSearchTerms(ctx, q);
  const asked = { actor: ctx.actor, text: q, queries: deskWordQueries(terms), limit: comingMost };
  const coming = await listComing(ctx.db, asked);
  const published =
    q === ''
      ? await listNewestStories(ctx.db, { limit: publicMost })
      : await listBestStories(ctx, { terms, limit: publicMost });
  return [
    ...coming.map(itemOfRow),
    ...published.map(({ id, headline, section }) => ({
      articleId: id,
      headline,
      sectionName: section.name,
      sectionNameEn: section.nameEn,
      isPublic: true,
      publishAt: null,
    })),
  ];
}

function itemOfRow({ id, headline, sectionName, sectionNameEn, publishMs }: PlaceableRow): PlaceableItem {
  const publishAt = publishMs === null ? null : new Date(publishMs);
  return { articleId: id, headline, sectionName, sectionNameEn, isPublic: false, publishAt };
}
