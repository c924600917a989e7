import { expect, test } from 'vitest';
import { newsSitemap } from '#core/seo/news-sitemap.ts';
import { robots } from '#core/seo/robots.ts';
import { sitemap, sitemapIndex } from '#core/seo/sitemap.ts';
import { readXml } from '../feeds/read-xml.ts';

const at = new Date('2026-05-20T01:00:00Z');
test('the sitemap lists addresses with their last change', () => {
  const entries = [{ url: 'https://bao.example/?a&b', updatedAt: at }, { url: 'https://bao.example/x' }];
  expect(readXml(sitemap(entries)).filter(([path]) => path !== 'urlset/url')).toEqual([
    ['urlset/url/loc', 'https://bao.example/?a&b'],
    ['urlset/url/lastmod', '2026-05-20T01:00:00.000Z'],
    ['urlset/url/loc', 'https://bao.example/x'],
    ['urlset', ''],
  ]);
  expect(sitemapIndex(entries)).toContain('<sitemap><loc>https://bao.example/?a&amp;b</loc>');
});

test('a sitemap has at most the number of addresses that the protocol allows', () => {
  const entries = Array.from({ length: 50_001 }, (_, index) => ({ url: `https://bao.example/${index}` }));
  expect(sitemap(entries).match(/<loc>/g)).toHaveLength(50_000);
});

test('the news sitemap has the stories of two days, a thousand at most', () => {
  const entry = (hours: number) => ({
    url: `https://bao.example/t/a-${hours}`,
    headline: 'Mưa & nắng',
    locale: 'vi' as const,
    publishedAt: new Date(at.getTime() - hours * 3_600_000),
  });
  const xml = newsSitemap('Báo', [entry(1), entry(48), entry(49)], at);
  expect(readXml(xml).flatMap(([path, text]) => (path === 'urlset/url/loc' ? [text] : []))).toEqual([
    'https://bao.example/t/a-1',
    'https://bao.example/t/a-48',
  ]);
  expect(newsSitemap('Báo', Array(1200).fill(entry(1)), at).match(/<loc>/g)).toHaveLength(1000);
});

test.each([
  [{ aiTraining: true, aiAnswers: true }, [], ['GPTBot', 'OAI-SearchBot']],
  [{ aiTraining: false, aiAnswers: true }, ['GPTBot', 'CCBot', 'Google-Extended'], ['OAI-SearchBot']],
  [{ aiTraining: false, aiAnswers: false }, ['GPTBot', 'OAI-SearchBot', 'PerplexityBot'], ['Googlebot']],
] as const)('robots.txt refuses AI crawlers by the settings: %o', (settings, refused, untouched) => {
  const groups = robots('https://bao.example', settings).split('\n\n');
  const ofModels = groups.find((group) => group.endsWith('Disallow: /')) ?? '';
  for (const name of refused) expect(ofModels).toContain(`User-agent: ${name}\n`);
  for (const name of untouched) expect(ofModels).not.toContain(`User-agent: ${name}\n`);
});

test('robots.txt names the sitemaps', () => {
  const text = robots('https://bao.example/', { aiTraining: true, aiAnswers: true });
  expect(text).toContain('Sitemap: https://bao.example/sitemap.xml\n');
  expect(text).toContain('Sitemap: https://bao.example/news-sitemap.xml\n');
});

test('robots.txt excludes the desk, sign-in and searches, and no similar addresses', () => {
  const [ofAll = ''] = robots('https://bao.example/', { aiTraining: true, aiAnswers: true }).split('\n\n');
  const rules = [...ofAll.matchAll(/^Disallow: (.+)$/gm)].map(([, rule = '']) => rule);
  // RFC 9309, 2.2.2 and 2.2.3: a rule matches a prefix; a dollar sign at its end matches the end of the
  // address.
  const isClosed = (address: string) =>
    rules.some((rule) => (rule.endsWith('$') ? address === rule.slice(0, -1) : address.startsWith(rule)));
  for (const root of ['/desk', '/sign-in', '/tim-kiem'])
    for (const address of [root, `${root}?q=a`, `${root}/b`, `${root}/b?q=a`])
      expect([address, isClosed(address)]).toEqual([address, true]);
  for (const address of ['/api/v1/articles', '/xem/1', '/doc/1'])
    expect([address, isClosed(address)]).toEqual([address, true]);
  for (const address of [
    '/',
    '/tim-kiem-cuu-nan',
    '/tim-kiem-cuu-nan/bai-1',
    '/desktop',
    '/sign-in-sign-out',
    '/doc-sach',
  ])
    expect([address, isClosed(address)]).toEqual([address, false]);
});
