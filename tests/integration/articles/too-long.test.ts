import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { VersionContent } from '#core/articles/version-content.ts';
import { contentOf, treeOf } from '#core/working-copy/content-of.ts';
import { keepAsWritten } from '#core/working-copy/keep-as-written.ts';
import { textPart } from '#core/working-copy/working-copy.ts';
import { writeContent } from '#core/working-copy/write-content.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { bodyOf, contentFor, makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { cutIdle, type RefusedTexts } from '#usecases/articles/cut-idle.ts';
import { joinArticle } from '#usecases/articles/join-article.ts';
import { logWritten } from '#usecases/articles/log-written.ts';
import { openForWriting } from '#usecases/articles/open-for-writing.ts';
import { readArticle } from '#usecases/articles/read-article.ts';
import { saveWorkingCopy } from '#usecases/articles/save-working-copy.ts';

let newsroom: Newsroom;

beforeEach(async () => {
  newsroom = await makeNewsroom((await freshDatabase()).db);
});

/** A story that Lan has open; her updates are stored without validation. */
async function openedStory() {
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  const stored = async () => {
    const { updates } = await openForWriting(newsroom.as('lan'), { articleId });
    const doc = keepAsWritten(new Y.Doc());
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc;
  };
  return {
    articleId,
    stored,
    async write(change: (doc: Y.Doc) => void) {
      const doc = await stored();
      const before = Y.encodeStateVector(doc);
      change(doc);
      const ground = (await joinArticle(newsroom.as('lan'), { articleId }))?.ground;
      if (ground === undefined) throw new Error('Lan may not be in the room.');
      const update = Y.encodeStateAsUpdate(doc, before);
      await logWritten(newsroom.as('lan'), { articleId, update, ground, right: 'all' });
    },
    version: async () => (await readArticle(newsroom.as('lan'), { articleId })).version,
  };
}

const quoteBy = (cite: string): VersionContent['body'] => ({
  ...bodyOf('Mở đầu.'),
  content: [
    ...bodyOf('Mở đầu.').content,
    { type: 'pullQuote', attrs: { cite, role: '' }, content: [{ type: 'text', text: 'Nước về sớm.' }] },
  ],
});

describe('a text too long for a version', () => {
  test('is refused with its field and not truncated, also in an attribute of a block', async () => {
    const story = await openedStory();
    const { articleId } = story;
    const cite = 'Bà Nguyễn Thị Hai, '.repeat(20);
    await story.write((doc) => writeContent(doc, { ...contentOf(doc), body: quoteBy(cite) }));
    await expect(saveWorkingCopy(newsroom.as('lan'), { articleId })).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fieldErrors: { body: 'body.line-too-long' } },
    });
    expect(JSON.stringify(treeOf(await story.stored()))).toContain(cite);
    await story.write((doc) => writeContent(doc, { ...contentOf(doc), body: quoteBy('Bà Hai') }));
    const saved = await saveWorkingCopy(newsroom.as('lan'), { articleId });
    expect(JSON.stringify(saved.content.body)).toContain('Bà Hai');
  });

  test('is not retried until it changes, and is reported once', async () => {
    const story = await openedStory();
    const sound = await openedStory();
    const known: RefusedTexts = new Map();
    const rest = async () => {
      newsroom.setNow(new Date(Date.now() + 120_000));
      const done = await cutIdle(newsroom.as('lan'), known);
      newsroom.setNow(null);
      return { cut: done.cut, refused: done.refused.map(({ articleId }) => articleId) };
    };
    await story.write((doc) => textPart(doc, 'headline').insert(0, 'Dài quá. '.repeat(20)));
    await sound.write((doc) => textPart(doc, 'headline').insert(0, 'Mới: '));
    expect(await rest()).toEqual({ cut: 1, refused: [story.articleId] });
    expect(await rest()).toEqual({ cut: 0, refused: [] });
    await story.write((doc) => textPart(doc, 'headline').insert(0, 'Vẫn dài. '));
    expect(await rest()).toEqual({ cut: 0, refused: [story.articleId] });
    await story.write((doc) => textPart(doc, 'headline').delete(0, textPart(doc, 'headline').length - 12));
    expect(await rest()).toEqual({ cut: 1, refused: [] });
    expect(known.size).toBe(0);
    expect(await story.version()).toBe(2);
  });
});
