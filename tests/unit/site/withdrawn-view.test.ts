import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { WithdrawnView } from '#components/site/withdrawn-view.tsx';
import type { Withdrawal } from '#core/articles/withdrawal.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const takenDown: Withdrawal = {
  ...{ state: 'taken_down', locale: 'vi', note: '', url: '/thoi-su/lu-7' },
  notice: {
    ...{ id: 'n', kind: 'take_down', locale: 'vi', note: '', publishedAt: style.now, url: null },
    ...{ headline: 'Nước rút', articleId: 'a', section: { name: 'Thời sự', nameEn: 'News' } },
    ...{ workPublishedAt: style.now, wrongInformation: 'Đê đã vỡ.', correctedInformation: 'Đê còn nguyên.' },
    apology: 'Tòa soạn xin lỗi bạn đọc.',
  },
};

const shown = (withdrawal: Withdrawal) =>
  renderToStaticMarkup(createElement(WithdrawnView, { withdrawal, newest: [], style }));

test('the page of a taken-down story shows its correction notice', () => {
  const html = shown(takenDown);
  for (const words of ['Nước rút', 'Đê đã vỡ.', 'Đê còn nguyên.', 'Tòa soạn xin lỗi bạn đọc.'])
    expect(html).toContain(words);
  expect(html).toContain('410');
});

test('the page of a killed story has no correction notice', () => {
  expect(shown({ ...takenDown, state: 'killed', note: 'Sai nguồn.', notice: null })).not.toContain(
    'withdrawn-notice',
  );
});
