'use server';
import { toResult } from '#app/_shell/action-result.ts';
import { deskContext } from '#app/_shell/desk-context.ts';
import type { Command } from '#core/articles/actions.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { resolveFork } from '#usecases/articles/resolve-fork.ts';

export async function act(input: { articleId: string; action: Command } & Record<string, unknown>) {
  return toResult(async () => actOnArticle(await deskContext(), input));
}

export async function auditOf(articleId: string) {
  return toResult(async () => listArticleAudit(await deskContext(), { articleId }));
}

export async function settleFork(articleId: string, forkId: string) {
  return toResult(async () => resolveFork(await deskContext(), { articleId, forkId }));
}
