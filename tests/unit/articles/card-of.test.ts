import { expect, test } from 'vitest';
import { storyText } from '#components/site/story-text.ts';
import { blankTexts } from '#core/articles/blank-content.ts';
import { cardOf } from '#core/articles/card-of.ts';
import type { PublicStory } from '#core/articles/public-story.ts';
import { type Body, bodySchemaNumber } from '#core/document/body.ts';

const story: PublicStory = {
  ...blankTexts,
  ...{
    id: 'a',
    number: 7,
    locale: 'vi',
    slug: 'bai',
    url: '/the-gioi/bai-7',
    format: 'sponsored',
  },
  ...{ section: { id: 's', slug: 'the-gioi', name: 'Thế giới', nameEn: 'World' }, sponsor: 'Công ty Gốm' },
  ...{ headline: 'Lò gốm', sapo: 'Một câu sapo.', bylineNames: [], lead: null },
  ...{ publishedAt: new Date(0), modifiedAt: new Date(0) },
};

test('a card has the label of a paid story in a separate field', () => {
  const paid = { label: 'Nội dung tài trợ', by: 'do X trả tiền' };
  expect(cardOf(story, paid)).toMatchObject({
    ...{ paid: 'Nội dung tài trợ, do X trả tiền', sapo: 'Một câu sapo.' },
  });
  expect(cardOf(story, { ...paid, by: '' }).paid).toBe('Nội dung tài trợ');
  expect(cardOf(story, null)).not.toHaveProperty('paid');
});

test("a related-story card in another story labels a paid story in that story's language", () => {
  const body: Body = {
    type: 'doc',
    schema: bodySchemaNumber,
    content: [{ type: 'relatedStory', attrs: { articleId: 'a' } }],
  };
  const article = { ...story, format: 'news' as const, sponsor: '', body };
  const labels = Object.fromEntries(
    [
      'creditForm',
      'quoteForm',
      'related',
      'viewOn',
      'loadEmbed',
      'notes',
      'note',
      'backToText',
      'gallery',
    ].map((name) => [name, name]),
  ) as Parameters<typeof storyText>[1];
  const html = (shown: PublicStory) =>
    storyText({ article, media: new Map(), stories: new Map([['a', shown]]) }, labels).html;
  expect(html(story)).toMatch(/>Nội dung tài trợ, [^<]*Công ty Gốm[^<]*\. Một câu sapo\.</);
  expect(html({ ...story, format: 'news', sponsor: '' })).not.toContain('tài trợ');
});
