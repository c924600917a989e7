import { randomBytes } from 'node:crypto';
import { contentFor, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { makeOutsideLink } from '#usecases/outside/make-link.ts';
import { openOutsideLink } from '#usecases/outside/open-link.ts';

export const newVisitSecret = () => randomBytes(32).toString('base64url');

export type MadeLink = { readonly id: string; readonly secret: string; readonly articleId: string };

/** A story by Lan in review. */
export async function submitted(
  newsroom: Newsroom,
  changes: Record<string, unknown> = {},
): Promise<{ id: string; number: number }> {
  const { id, number } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom, changes) });
  await newsroom.act('lan', id, 'submit');
  return { id, number };
}

/** A link by Thu, with the secret of its URL. */
export async function linkTo(
  newsroom: Newsroom,
  articleId: string,
  changes: Record<string, unknown> = {},
  maker: 'thu' | 'lan' | 'tam' | 'phuc' = 'thu',
): Promise<MadeLink> {
  const { id, url } = await makeOutsideLink(newsroom.as(maker), {
    articleId,
    kind: 'review',
    label: 'Luật sư Hà',
    hours: 24,
    ...changes,
  });
  return { id, articleId, secret: url.split('.').at(-1) ?? '' };
}

/** Opens the link as the button does; returns the credentials of the visit. */
export async function open(
  newsroom: Newsroom,
  { id: linkId, secret }: MadeLink,
  visitSecret = newVisitSecret(),
): Promise<{ linkId: string; visitSecret: string }> {
  await openOutsideLink(newsroom.as(null), { linkId, secret, visitSecret });
  return { linkId, visitSecret };
}
