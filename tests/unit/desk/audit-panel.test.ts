import { createElement } from 'react';
import { expect, test } from 'vitest';
import { AuditPanel } from '#components/desk/article/audit-panel.tsx';
import type { AuditRow } from '#components/desk/article/history-doors.ts';
import { articleAuditPageSize } from '#core/articles/article-audit.ts';
import actions from '#messages/vi/actions.json' with { type: 'json' };
import desk from '#messages/vi/desk.json' with { type: 'json' };
import errors from '#messages/vi/errors.json' with { type: 'json' };
import { inTime } from '../../support/in-time.ts';
import { mounted } from '../../support/mounted.ts';

test('all that happened to a story can be read, however much it is', async () => {
  const all = Array.from(
    { length: articleAuditPageSize + 2 },
    (_, index): AuditRow => ({
      ...{ seq: articleAuditPageSize + 2 - index, at: new Date(0), actorName: 'Lan' },
      ...{ action: 'article.claim', detail: {} },
    }),
  );
  const panel = createElement(AuditPanel, {
    articleId: 'a1',
    auditOf: async (_: string, beforeSeq = Number.POSITIVE_INFINITY) => ({
      ok: true,
      data: all.filter(({ seq }) => seq < beforeSeq).slice(0, articleAuditPageSize),
    }),
  });
  const screen = await mounted({ desk, actions, errors }, panel);
  const told = () => screen.page.querySelectorAll('.history-list li').length;
  await screen.open(screen.page.querySelector('details'));
  await inTime(() => expect(told()).toBe(articleAuditPageSize));
  await screen.press(screen.page.querySelector('button'));
  await inTime(() => expect(told()).toBe(articleAuditPageSize + 2));
  expect(screen.page.querySelector('button')).toBeNull();
  await screen.leave();
});
