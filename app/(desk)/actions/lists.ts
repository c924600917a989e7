'use server';
import { actionContext } from '#app/_shell/actions/action-context.ts';
import { toResult } from '#app/_shell/actions/action-result.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { errorText } from '#app/_shell/shared/messages.ts';
import { actInBulk as actOnMany } from '#usecases/articles/act-in-bulk.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { planArticle } from '#usecases/articles/plan-article.ts';
import { refileArticle } from '#usecases/articles/refile-article.ts';
import { deleteSearch as dropSearch } from '#usecases/searches/delete-search.ts';
import { orderSearches as putInOrder } from '#usecases/searches/order-searches.ts';
import { saveSearch as keepSearch } from '#usecases/searches/save-search.ts';

const verbs = { act: actOnArticle, refile: refileArticle, plan: planArticle };

export async function actInBulk(input: unknown) {
  return toResult(async () => {
    const { done, refused } = await actOnMany(await actionContext(), verbs, input);
    const locale = await deskLocale();
    return { done, refused: refused.map((each) => ({ ...each, message: errorText(locale, each.code) })) };
  });
}

export async function saveSearch(input: unknown) {
  return toResult(async () => keepSearch(await actionContext(), input));
}

export async function deleteSearch(id: string) {
  return toResult(async () => dropSearch(await actionContext(), { id }));
}

export async function orderSearches(ids: readonly string[]) {
  return toResult(async () => putInOrder(await actionContext(), { ids }));
}
