import { createElement } from 'react';
import { expect, test } from 'vitest';
import * as articles from '#app/(desk)/actions/articles.ts';
import { AuditPanel } from '#components/desk/article/audit-panel.tsx';
import type { AuditRow } from '#components/desk/article/timeline-page.ts';
import { articleAuditPageSize } from '#core/articles/article-audit.ts';
import { openScreen } from '#tests/support/browser/screen.ts';
import { stubActions } from '#tests/support/browser/stub-actions.ts';

test('the audit panel loads all rows of a story page by page', async () => {
  const all = Array.from(
    { length: articleAuditPageSize + 2 },
    (_, index): AuditRow => ({
      ...{ seq: articleAuditPageSize + 2 - index, at: new Date(0), actorName: 'Lan' },
      ...{ action: 'article.claim', detail: {} },
    }),
  );
  stubActions(articles, {
    auditOf: async (_: string, beforeSeq = Number.POSITIVE_INFINITY) => ({
      ok: true,
      data: all.filter(({ seq }) => seq < beforeSeq).slice(0, articleAuditPageSize),
    }),
  });
  const screen = await openScreen(createElement(AuditPanel, { articleId: 'a1' }));
  const rowCount = () => screen.all('.history-list li').length;
  await screen.open(screen.one('details'));
  expect(rowCount()).toBe(articleAuditPageSize);
  await screen.press(screen.one('button'));
  expect(rowCount()).toBe(articleAuditPageSize + 2);
  expect(screen.all('button')).toEqual([]);
  await screen.close();
});
