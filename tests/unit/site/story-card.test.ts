import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { StoryCard } from '#components/site/story-card.tsx';
import { blankTexts } from '#core/articles/blank-content.ts';
import type { PublicStory } from '#core/articles/public-story.ts';

const style = { timeZone: 'Asia/Ho_Chi_Minh', locale: 'vi', now: new Date('2026-11-27T14:00:00Z') } as const;
const story: PublicStory = {
  ...blankTexts,
  ...{ id: 'a', number: 7, locale: 'vi', slug: 'lu', url: '/thoi-su/lu-7' },
  section: { id: 's', slug: 'thoi-su', name: 'Thời sự', nameEn: 'News' },
  ...{ format: 'analysis', kicker: 'Bão Kim Giao', headline: 'Nước rút', sapo: 'Chậm.' },
  ...{ publishedAt: style.now, modifiedAt: style.now, bylineNames: ['Lan'], lead: null },
};
const shown = (changes: Partial<PublicStory>, under?: string) =>
  renderToStaticMarkup(
    createElement(StoryCard, {
      story: { ...story, ...changes },
      size: 'row',
      style,
      ...(under && { under }),
    }),
  );

test('a card does not repeat the title of its list', () => {
  expect(shown({})).toContain('Bão Kim Giao');
  expect(shown({}, 'Bão Kim Giao')).not.toContain('Bão Kim Giao');
  expect(shown({}, 'Bão Kim Giao')).toContain('Phân tích');
  expect(shown({ format: 'opinion', kicker: '' }, 'Ý kiến')).not.toContain('kicker');
});

test('a card always labels a sponsored story', () => {
  expect(shown({ format: 'sponsored' }, 'Nội dung tài trợ')).toContain('Nội dung tài trợ');
});
