import { expect, test } from 'vitest';
import { siteText } from '#components/site/site-text.ts';
import en from '#messages/en/site.json' with { type: 'json' };
import vi from '#messages/vi/site.json' with { type: 'json' };

test('placeholders of a text are filled in literally', () => {
  expect(siteText('vi')('storiesBy', { name: 'Đỗ $& {time}' })).toBe('Bài của Đỗ $& {time}');
  expect(siteText('en')('imprint.hotline', { text: '0900' })).toBe('Hotline: 0900');
});

test('texts of the reader site have only plain placeholders', () => {
  for (const text of [...everyText(vi), ...everyText(en)]) {
    expect(text.replace(/\{\w+\}/g, ''), text).not.toMatch(/[{}]/);
  }
});

function everyText(texts: object): string[] {
  return Object.values(texts).flatMap((each) => (typeof each === 'string' ? [each] : everyText(each)));
}
