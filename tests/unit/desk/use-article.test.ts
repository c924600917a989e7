import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { DeskArticle } from '#components/desk/article/desk-article.ts';
import { type ArticleOnScreen, useArticle } from '#components/desk/article/use-article.ts';
import { blankContent } from '#core/articles/blank-content.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { bodyOf } from '../document/body-fixtures.ts';

const content = blankContent('', { headline: 'Phà đêm', body: bodyOf() });

function Screen({ article, onDrawn }: { article: DeskArticle; onDrawn: (screen: ArticleOnScreen) => void }) {
  onDrawn(useArticle({ personId: 'p1', article, blank: content }));
  return null;
}

test('the answer of one action leaves later changes of other fields in place', async () => {
  // The story is sealed: the screen is read-only and opens no connection.
  const article = { id: 'a1', isSealed: true, workState: 'submitted', priority: 'normal', content };
  const drawn: ArticleOnScreen[] = [];
  const screen = await openScreen(
    createElement(Screen, {
      article: article as unknown as DeskArticle,
      onDrawn: (each) => void drawn.push(each),
    }),
  );
  const pressed = drawn.at(-1);
  await screen.settle(() => pressed?.take({ ...article, workState: 'approved' } as unknown as DeskArticle));
  await screen.settle(() => pressed?.takePart({ priority: 'urgent' }));
  expect(drawn.at(-1)?.view).toMatchObject({ workState: 'approved', priority: 'urgent' });
  await screen.close();
});
