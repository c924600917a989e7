'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import type { Command } from '#core/articles/actions.ts';
import type { Locale } from '#core/i18n/locales.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { findEditions as searchEditions } from '#usecases/articles/find-editions.ts';
import { linkEdition } from '#usecases/articles/link-edition.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { listQueue } from '#usecases/articles/list-queue.ts';
import { markTranslated } from '#usecases/articles/mark-translated.ts';
import { planArticle } from '#usecases/articles/plan-article.ts';
import { readChecks } from '#usecases/articles/read-checks.ts';
import { resolveFork } from '#usecases/articles/resolve-fork.ts';

export async function act(input: { articleId: string; action: Command } & Record<string, unknown>) {
  return toResult(async () => actOnArticle(await actionContext(), input));
}

export async function plan(input: { articleId: string } & Record<string, unknown>) {
  return toResult(async () => planArticle(await actionContext(), input));
}

export async function link(input: { articleId: string } & Record<string, unknown>) {
  return toResult(async () => linkEdition(await actionContext(), input));
}

export async function markTranslation(input: { articleId: string; originalVersion: number }) {
  return toResult(async () => markTranslated(await actionContext(), input));
}

export async function findEditions(input: { q: string; locale: Locale }) {
  return toResult(async () => searchEditions(await actionContext(), listQueue, input));
}

export async function checksOf(articleId: string) {
  return toResult(async () => readChecks(await actionContext(), { articleId }));
}

export async function auditOf(articleId: string, beforeSeq?: number) {
  return toResult(async () => listArticleAudit(await actionContext(), { articleId, beforeSeq }));
}

export async function settleFork(articleId: string, forkId: string) {
  return toResult(async () => resolveFork(await actionContext(), { articleId, forkId }));
}
