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

test('what is answered of one thing about a story leaves the rest as it has become meanwhile', async () => {
  // Sealed: nobody writes in it here, and it opens no line.
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
