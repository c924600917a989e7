import type { OutsideLinkKind } from '#core/outside/outside-link.ts';
import { outsideMediaFolder } from '#core/urls.ts';
import { getVersion } from '#db/queries/articles/articles.ts';
import { loadVersionPage, type VersionPage } from '../articles/shared/version-page.ts';
import type { Context } from '../context.ts';
import { parseHolder, visitReference } from './shared/outside-schemas.ts';
import { requireVisit } from './shared/require-visit.ts';

export type OutsideStory = {
  readonly kind: OutsideLinkKind;
  readonly label: string;
  /** When the access of this browser ends. */
  readonly endsAt: Date;
  readonly page: VersionPage;
};

/** The shared version as a public page, without later text. Throws `outside.not-found`. */
export async function readOutsideStory(ctx: Context, raw: unknown): Promise<OutsideStory> {
  const visit = parseHolder(visitReference, raw);
  const { link, found, endsAt } = await requireVisit(ctx, ctx.db, visit);
  const page = await loadVersionPage(ctx, ctx.db, {
    article: found.article,
    version: await getVersion(ctx.db, link.versionId),
    folderOf: (mediaId) => outsideMediaFolder(link.id, mediaId),
  });
  return { kind: link.kind, label: link.label, endsAt, page };
}
