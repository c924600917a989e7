import { expect, test } from 'vitest';
import * as urls from '#core/urls.ts';

test('public URLs have their documented form', () => {
  expect(urls.articleUrl({ sectionSlug: 'the-gioi', slug: 'mua-lon', number: 123 })).toBe(
    '/the-gioi/mua-lon-123',
  );
  expect(urls.sectionUrl('kinh-te')).toBe('/kinh-te');
  expect(urls.tagUrl('khi-hau')).toBe('/chu-de/khi-hau');
  expect(urls.authorUrl('lan-anh')).toBe('/tac-gia/lan-anh');
  expect(urls.eventUrl('bau-cu')).toBe('/dong-su-kien/bau-cu');
  expect(urls.siteFeedUrl('rss.xml')).toBe('/rss.xml');
  expect(urls.sectionFeedUrl('kinh-te', 'atom.xml')).toBe('/kinh-te/atom.xml');
  expect(urls.tagFeedUrl('khi-hau', 'feed.json')).toBe('/chu-de/khi-hau/feed.json');
  expect(urls.mediaUrl('0198', 960, 'webp')).toBe('/media/0198/960.webp');
});

test('desk URLs have their documented form', () => {
  expect(urls.articleDeskUrl('0198-a')).toBe('/desk/articles/0198-a');
  expect(urls.adminDeskUrl('people')).toBe('/desk/admin/people');
});

test('a desk URL has a query only if there are parameters', () => {
  expect(urls.auditDeskUrl()).toBe('/desk/admin/audit');
  expect(urls.auditDeskUrl({ q: 'a b' })).toBe('/desk/admin/audit?q=a+b');
  expect(urls.royaltiesDeskUrl({ month: '2026-07' })).toBe('/desk/admin/royalties?month=2026-07');
  expect(urls.notificationsDeskUrl()).toBe('/desk/notifications');
  expect(urls.articleHistoryDeskUrl('0198-a', { before: '1' })).toBe(
    '/desk/articles/0198-a/history?before=1',
  );
  expect(urls.scheduleUrl('week', '2026-07-17')).toBe('/desk/schedule?by=week&day=2026-07-17');
});

test.each([
  ['2026-07-17T18:05:00.000Z', '2026-07-17T18:05:00Z'],
  ['2026-07-17T18:05:00.001Z', '2026-07-17T18:05:01Z'],
  ['2026-07-17T18:05:59.999Z', '2026-07-17T18:06:00Z'],
])('the preview of the site at %s uses the time %s', (at, second) => {
  expect(urls.siteAtUrl(new Date(at), '/the-gioi')).toBe(`/desk/site-at/${second}/the-gioi`);
});

test('the path of the view beacon is no section', () => {
  expect(urls.isReservedSectionSlug('doc')).toBe(true);
  expect(urls.parseReadPath('/doc/1042')).toBe(1042);
  expect(urls.parseReadPath('/doc/0')).toBeNull();
});

test('a search URL keeps accents and special characters', () => {
  const url = urls.searchUrl('Hòa & "bình" + 50% \uD800');
  expect(new URL(url, 'http://x').searchParams.get('q')).toBe('Hòa & "bình" + 50% \uFFFD');
  expect(urls.searchUrl()).toBe('/tim-kiem');
});

test('a slug cannot break out of its path segment', () => {
  expect(urls.tagUrl('../desk?x=1#y')).toBe('/chu-de/..%2Fdesk%3Fx%3D1%23y');
});

test('an article segment is parsed into slug and number', () => {
  expect(urls.parseArticleSegment('slug-123')).toEqual({ slug: 'slug', number: 123 });
  expect(urls.parseArticleSegment('cop-28-7')).toEqual({ slug: 'cop-28', number: 7 });
});

test.each(['', 'slug', '-5', '123', 'slug-', 'slug-0', 'slug-012', 'slug-1x', 'slug-1234567890123456'])(
  'the segment %j is not an article',
  (text) => expect(urls.parseArticleSegment(text)).toBeNull(),
);

test('sign-in returns to the path and query of this site', () => {
  expect(urls.signInUrl('/desk/media?x=1')).toBe('/sign-in?next=%2Fdesk%2Fmedia%3Fx%3D1');
  for (const [typed, path] of [
    ['/desk', '/desk'],
    ['/', '/'],
    ['/desk/./media/../find', '/desk/find'],
    ['/desk/tags?q=lũ lụt&at=//x', '/desk/tags?q=l%C5%A9%20l%E1%BB%A5t&at=//x'],
    ['/desk/account#notifications', '/desk/account'],
    ['/desk//evil.example', '/desk//evil.example'],
    ['/@evil.example', '/@evil.example'],
    ['/desk?next=\ud800', '/desk?next=%EF%BF%BD'],
  ] as const)
    expect(urls.ownPath(typed)).toBe(path);
});

/** Spellings that a browser resolves, or could be led to resolve, to another host. */
const FOREIGN = [
  ...['//evil.example', '///evil.example', '////evil.example', '//evil.example/desk', '//@evil.example'],
  ...['https://evil.example', 'HTTPS:evil.example', 'http:/evil.example', 'https:///evil.example'],
  ...['javascript:alert(1)', 'data:text/html,x', 'mailto:a@evil.example', 'ftp://evil.example', 'blob:x'],
  ...['evil.example', './/evil.example', '@evil.example', '?x', '#x', '', ' ', ' /desk', '\t//evil.example'],
  ...['/\\evil.example', '\\\\evil.example', '\\/evil.example', '/\\/evil.example', '//\\evil.example'],
  ...[
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r/evil.example',
    '/\t\\evil.example',
    '/\r\n/evil.example/desk',
  ],
  ...[
    '/.//evil.example',
    '/./\\evil.example',
    '/.\\/evil.example',
    '/././/evil.example',
    '/..//evil.example/x',
  ],
  ...[
    '/desk/..//evil.example',
    '/desk/../\\evil.example',
    '/desk/media/../..//evil.example',
    '/a/../..//evil.example',
  ],
  ...[
    '/desk/%2e%2e//evil.example/',
    '/desk/%2E%2E//evil.example',
    '/desk/.%2e//evil.example',
    '/desk/%2e.//evil.example',
  ],
  ...[
    '/%2e//evil.example',
    '/%2E/\\evil.example',
    '/.\t.//evil.example',
    '/desk/.\n.//evil.example',
    '/.\t//evil.example',
  ],
  ...[
    '/desk/..//evil.example?x=1',
    '/..//evil.example#x',
    '/..//user@evil.example:8080/',
    '//[',
    '//evil.example:99999',
  ],
];

test('sign-in never leads to another host', () => {
  expect(FOREIGN.length).toBeGreaterThan(50);
  for (const elsewhere of FOREIGN) {
    expect.soft(urls.ownPath(elsewhere), JSON.stringify(elsewhere)).toBeNull();
    expect.soft(urls.signInUrl(elsewhere)).toBe('/sign-in');
    expect.soft(urls.secondStepUrl(elsewhere)).toBe('/sign-in/step');
    expect.soft(urls.enrolUrl(elsewhere)).toBe('/sign-in/second-factor');
  }
  expect(urls.signInUrl()).toBe('/sign-in');
});

test('reserved paths cannot be section slugs', () => {
  for (const url of [
    urls.deskUrl,
    urls.correctionsUrl,
    urls.tagUrl('a'),
    urls.searchUrl(),
    urls.mediaUrl('a', 1, 'jpeg'),
  ])
    expect(urls.isReservedSectionSlug(url.split('/')[1] ?? '')).toBe(true);
  expect(urls.isReservedSectionSlug('the-gioi')).toBe(false);
});

test('an absolute address has one slash between site and path', () => {
  expect(urls.absoluteUrl('https://bao.example/', '/rss.xml')).toBe('https://bao.example/rss.xml');
  expect(urls.absoluteUrl('https://bao.example', '/rss.xml')).toBe('https://bao.example/rss.xml');
});
