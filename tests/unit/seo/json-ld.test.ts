import { expect, test } from 'vitest';
import { blankTexts } from '#core/articles/blank-content.ts';
import { FORMATS } from '#core/articles/states.ts';
import { breadcrumbsJsonLd } from '#core/seo/breadcrumbs-json-ld.ts';
import { jsonLd } from '#core/seo/json-ld.ts';
import { collectionJsonLd, profileJsonLd } from '#core/seo/list-json-ld.ts';
import { type NewsArticleFacts, newsArticleJsonLd } from '#core/seo/news-article-json-ld.ts';
import { type Publisher, publisherId, publisherJsonLd, webSiteJsonLd } from '#core/seo/publisher-json-ld.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { slugFor } from '#core/text/slug.ts';
import { faultsOfJsonLd } from '#tests/support/site/structured-data.ts';

const siteUrl = 'https://bao.example';
const page = { url: `${siteUrl}/the-gioi/mua-7` };
const story: NewsArticleFacts = {
  ...blankTexts,
  url: page.url,
  format: 'news',
  headline: 'Mưa </script><!-- & \u2028 “gió”',
  sapo: 'Tóm tắt',
  locale: 'vi',
  publishedAt: new Date('2026-05-20T01:00:00Z'),
  updatedAt: new Date('2026-05-20T02:00:00Z'),
  wordCount: 312,
  authors: [
    { name: 'Lan', url: `${siteUrl}/tac-gia/lan` },
    { name: 'Hãng tin', url: `${siteUrl}/tac-gia/hang-tin`, isOrganisation: true },
  ],
  images: [{ url: `${siteUrl}/social/7/0123456789abcdef-16x9.jpeg`, width: 1200, height: 675 }],
  tags: [{ type: 'topic', name: 'khí hậu', url: `${siteUrl}/tag/khi-hau` }],
  corrections: [
    { text: 'Số liệu cũ sai.', publishedAt: new Date('2026-05-20T02:00:00Z'), url: `${page.url}#ghi-chu-1` },
  ],
  publisherId: publisherId(siteUrl),
  section: 'Thế giới',
};
const publisher: Publisher = {
  siteUrl,
  name: 'Báo',
  locale: 'vi',
  settings: {
    about: '',
    editorInChief: 'Trần Thu',
    hotline: '0900 000 000',
    licence: 'Số 1/GP',
    publishingPrinciples: '',
    profiles: '',
  },
  editorInChiefTitle: 'Tổng biên tập',
};
const places = [
  { name: 'Trang chủ', url: `${siteUrl}/` },
  { name: 'Thế giới', url: `${siteUrl}/the-gioi` },
];

test('a headline cannot close the script element of the JSON-LD', () => {
  const json = jsonLd([newsArticleJsonLd(story)]);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)['@graph'][0].headline).toBe(story.headline);
});

test.each(FORMATS)('the JSON-LD of the format %s follows Google’s rules and schema.org', (format) => {
  const nodes = [
    newsArticleJsonLd({
      ...story,
      format,
      datelinePlace: 'Hà Nội',
      sponsor: format === 'sponsored' ? 'Công ty X' : '',
    }),
    publisherJsonLd(publisher),
    breadcrumbsJsonLd([...places, { name: story.headline, url: story.url }]),
  ];
  expect(faultsOfJsonLd(jsonLd(nodes), page)).toEqual([]);
});

test('tags in the headline are about, and other people, places and organisations are mentions', () => {
  const tag = (type: TagType, name: string) => ({ type, name, url: `${siteUrl}/tag/${slugFor(name)}` });
  const node = newsArticleJsonLd({
    ...story,
    headline: 'Quốc hội bàn việc giữ nước ở Cần Thơ',
    tags: [
      tag('topic', 'hạn mặn'),
      tag('event', 'Kỳ họp thứ 9'),
      tag('organisation', 'Quốc hội'),
      tag('person', 'Nguyễn Văn A'),
      tag('place', 'Cần Thơ'),
      tag('place', 'Cà Mau'),
      tag('organisation', 'Bộ Y tế'),
    ],
  });
  const typesAndNames = (nodes: unknown) =>
    (nodes as { '@type': string; name: string }[]).map((each) => [each['@type'], each.name]);
  expect(typesAndNames(node.about)).toEqual([
    ['DefinedTerm', 'hạn mặn'],
    ['DefinedTerm', 'Kỳ họp thứ 9'],
    ['Organization', 'Quốc hội'],
    ['Place', 'Cần Thơ'],
  ]);
  expect(typesAndNames(node.mentions)).toEqual([
    ['Person', 'Nguyễn Văn A'],
    ['Place', 'Cà Mau'],
    ['Organization', 'Bộ Y tế'],
  ]);
  expect(faultsOfJsonLd(jsonLd([node, publisherJsonLd(publisher)]), page)).toEqual([]);
  const bare = newsArticleJsonLd({ ...story, tags: [] });
  expect([bare.about, bare.mentions, bare.keywords]).toEqual([undefined, undefined, undefined]);
});

test('sponsored content has its own type and names the sponsor', () => {
  const node = newsArticleJsonLd({ ...story, format: 'sponsored', sponsor: 'Công ty X' });
  expect(node['@type']).toBe('AdvertiserContentArticle');
  expect(node.sponsor).toEqual({ '@type': 'Organization', name: 'Công ty X' });
});

test('the home page names the site, its search and its publisher', () => {
  const json = jsonLd([webSiteJsonLd(publisher), publisherJsonLd(publisher)]);
  expect(faultsOfJsonLd(json, { url: `${siteUrl}/` })).toEqual([]);
});

test('unset settings of the publisher are left out', () => {
  const settings = {
    about: '',
    editorInChief: '',
    hotline: '',
    licence: '',
    publishingPrinciples: '',
    profiles: '',
  };
  const json = jsonLd([publisherJsonLd({ ...publisher, settings })]);
  expect(json).not.toMatch(/employee|contactPoint|identifier|description|sameAs/);
  expect(json).toContain(`"publishingPrinciples":"${siteUrl}/gioi-thieu"`);
  expect(faultsOfJsonLd(json, { url: `${siteUrl}/` })).toEqual([]);
});

test('the publisher names its principles and its profiles', () => {
  const profiles = 'https://www.facebook.com/bao\nhttps://zalo.me/123';
  const settings = { ...publisher.settings, publishingPrinciples: 'https://bao.example/quy-tac', profiles };
  const node = publisherJsonLd({ ...publisher, settings });
  expect(node.publishingPrinciples).toBe('https://bao.example/quy-tac');
  expect(node.sameAs).toEqual(['https://www.facebook.com/bao', 'https://zalo.me/123']);
  expect(faultsOfJsonLd(jsonLd([node]), { url: `${siteUrl}/` })).toEqual([]);
});

test('the JSON-LD of lists and authors follows the rules too', () => {
  const list = { url: `${siteUrl}/the-gioi`, name: 'Thế giới', description: '', locale: 'vi' as const };
  const collection = jsonLd([
    collectionJsonLd({ ...list, storyUrls: [story.url] }),
    breadcrumbsJsonLd(places),
  ]);
  expect(faultsOfJsonLd(collection, list)).toEqual([]);
  const author = {
    url: `${siteUrl}/tac-gia/lan`,
    name: 'Lan',
    bio: '',
    jobTitle: '',
    image: null,
    ...{ email: '', link: '' },
    isOrganisation: false,
  };
  for (const worksForId of [publisherId(siteUrl), null]) {
    expect(faultsOfJsonLd(jsonLd([profileJsonLd({ ...author, worksForId })]), author)).toEqual([]);
  }
  const image = { url: `${siteUrl}/media/1/960.jpeg`, width: 960, height: 1200 };
  const reached = { email: 'lan@bao.example', link: 'https://lan.example/' };
  const shown = profileJsonLd({ ...author, ...reached, jobTitle: 'Phóng viên', image, worksForId: null });
  expect(faultsOfJsonLd(jsonLd([shown]), author)).toEqual([]);
  expect(shown.mainEntity).toMatchObject({
    '@type': 'Person',
    jobTitle: 'Phóng viên',
    email: 'lan@bao.example',
    sameAs: 'https://lan.example/',
    image: { '@type': 'ImageObject', width: 960 },
  });
});

test.each([
  ['an author without a page', { authors: [{ name: 'Lan' }] }, 'an author has no name or address'],
  [
    'a picture that is too small',
    { images: [{ url: `${siteUrl}/x`, width: 100, height: 100 }] },
    'fewer than 50,000',
  ],
  ['another page', { url: `${siteUrl}/khac` }, 'it is about'],
  ['a relative address', { images: [{ url: '/x', width: 900, height: 900 }] }, 'no absolute address'],
  ['a change before the publication', { updatedAt: new Date('2026-05-19T00:00:00Z') }, 'it changed before'],
])('the checker finds %s', (_, changes, fault) => {
  const faults = faultsOfJsonLd(
    jsonLd([newsArticleJsonLd({ ...story, ...changes }), publisherJsonLd(publisher)]),
    page,
  );
  expect(faults.join('\n')).toContain(fault);
});
