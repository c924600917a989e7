import type { VersionContent } from '#core/articles/version-content.ts';
import { checkedLinks } from '#core/checks/checked-links.ts';
import { ownLink } from '#core/checks/own-link.ts';
import { resolveRules } from '#core/checks/resolve-rules.ts';
import type { Queryable } from '#db/client.ts';
import { wantLinkChecks } from '#db/queries/checks/link-checks.ts';
import { listSectionRows } from '#db/queries/sections/sections.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';
import { loadCheckRules } from './load-check-rules.ts';
import { pathOf } from './section-paths.ts';

/**
 * Queues the external pages that a text links to for checking. Skipped if the desk has turned that check off,
 * because a request reveals to a foreign server that the desk writes about it.
 */
export async function wantLinks(ctx: Context, q: Queryable, content: VersionContent): Promise<void> {
  const urls = checkedLinks(content.body).filter((url) => ownLink(url, ctx.site.url) === null);
  if (urls.length === 0) return;
  const sectionPath = pathOf(content.sectionId, await listSectionRows(q));
  const rules = resolveRules({ sectionPath, format: content.format }, await loadCheckRules(q, sectionPath));
  if (!rules.some(({ name, level }) => name === 'outside-links-alive' && level !== 'off')) return;
  await wantLinkChecks(
    q,
    urls.map((url) => ({ url, urlHash: sha256(url) })),
    ctx.now(),
  );
}
