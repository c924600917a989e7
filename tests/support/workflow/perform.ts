import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { restoreVersion } from '#usecases/articles/restore-version.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import type { Context } from '#usecases/context.ts';
import type { Answer, Command, ModelStory } from './model.ts';
import { bodyOf } from './newsroom.ts';

/** A content that passes every check and contains `text` in each of its parts. */
export function textChanges(text: string, tagId: string) {
  return {
    headline: `Bài ${text} về mùa nước`,
    sapo: `Một câu dẫn ${text} đủ dài để bài được gửi đi.`,
    tagIds: [tagId],
    body: bodyOf(`Đoạn của ${text}.`),
  };
}

/** Carries out a command of the model in the product. */
export async function perform(
  ctx: Context,
  story: ModelStory,
  command: Command,
  { tagId }: { tagId: string },
): Promise<unknown> {
  const {
    action,
    text,
    section,
    number,
    notice,
    publishAt,
    basePublishAt,
    embargoUntil,
    expiresAt,
    ...rest
  } = command;
  if (action === 'save') {
    const changes = { ...textChanges(text ?? '', tagId), ...(section && { sectionId: section }) };
    return saveArticle(ctx, { articleId: story.id, baseVersion: rest.baseVersion, changes });
  }
  if (action === 'bring_back') {
    return restoreVersion(ctx, { articleId: story.id, number, baseVersion: rest.baseVersion });
  }
  return actOnArticle(ctx, {
    ...rest,
    articleId: story.id,
    action,
    ...(publishAt !== undefined && { publishAt: new Date(publishAt) }),
    ...(basePublishAt !== undefined && { basePublishAt: new Date(basePublishAt) }),
    ...(embargoUntil !== undefined && { embargoUntil: new Date(embargoUntil) }),
    ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
    ...(notice && {
      notice: { wrongInformation: 'Sai.', correctedInformation: 'Đúng.', apology: 'Xin lỗi.' },
    }),
  });
}

export type Got = { answer: Answer; code: string; value?: unknown };

/** An expected refusal by its code; any other error ends the game. */
export async function answerOf(work: () => Promise<unknown>): Promise<Got> {
  try {
    return { answer: 'done', code: '', value: await work() };
  } catch (error) {
    const { code, details } = error as { code?: string; details?: { forkId?: string } };
    if (code === undefined || details === undefined) throw error;
    if (details.forkId !== undefined) return { answer: 'kept', code };
    return { answer: code === 'article.not-found' ? 'hidden' : 'refused', code };
  }
}
