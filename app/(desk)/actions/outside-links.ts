'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { listOutsideLinks } from '#usecases/outside/list-links.ts';
import { makeOutsideLink } from '#usecases/outside/make-link.ts';
import { revokeOutsideLink } from '#usecases/outside/revoke-link.ts';

export async function linksOf(articleId: string, cursor?: string) {
  return toResult(async () => listOutsideLinks(await actionContext(), { articleId, cursor }));
}

export async function makeLink(input: unknown) {
  return toResult(async () => makeOutsideLink(await actionContext(), input));
}

export async function revokeLink(articleId: string, linkId: string) {
  return toResult(async () => revokeOutsideLink(await actionContext(), { articleId, linkId }));
}
