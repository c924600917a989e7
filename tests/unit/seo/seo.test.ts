import { expect, test } from 'vitest';
import { type NewsArticleFacts, newsArticleJsonLd } from '#core/seo/news-article-json-ld.ts';
import { newsSitemap } from '#core/seo/news-sitemap.ts';
import { robots } from '#core/seo/robots.ts';
import { sitemap, sitemapIndex } from '#core/seo/sitemap.ts';
import { readXml } from '../feeds/read-xml.ts';

const at = new Date('2026-05-20T01:00:00Z');
const facts: NewsArticleFacts = {
  url: 'https://bao.example/the-gioi/mua-7',
  headline: 'Mưa </script><!-- & \u2028 “gió”',
  sapo: 'Tóm tắt',
  locale: 'vi',
  publishedAt: at,
  updatedAt: new Date('2026-05-20T02:00:00Z'),
  authors: [
    { name: 'Lan', url: 'https://bao.example/tac-gia/lan' },
    { name: 'Hãng tin', isOrganisation: true },
  ],
  images: [{ url: 'https://bao.example/media/1/1200.jpeg', width: 1200, height: 675 }],
  corrections: [
    {
      text: 'Số liệu cũ sai.',
      publishedAt: new Date('2026-05-05T03:00:00Z'),
      url: 'https://toasoan.example/the-gioi/bai-1#ghi-chu-1',
    },
  ],
  tags: ['khí hậu'],
  publisher: { name: 'Báo', url: 'https://bao.example' },
  sections: [
    { name: 'Trang nhất', url: 'https://bao.example/' },
    { name: 'Thế giới', url: 'https://bao.example/the-gioi' },
  ],
};

test('a headline cannot break out of the script that describes it', () => {
  const json = newsArticleJsonLd(facts);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)['@graph'][0].headline).toBe(facts.headline);
});

test('search engines are told who wrote what, when and where it stands', () => {
  const [article, breadcrumbs] = JSON.parse(newsArticleJsonLd(facts))['@graph'];
  expect(article).toMatchObject({
    '@type': 'NewsArticle',
    datePublished: '2026-05-20T01:00:00.000Z',
    dateModified: '2026-05-20T02:00:00.000Z',
    articleSection: 'Thế giới',
    author: [
      { '@type': 'Person', name: 'Lan' },
      { '@type': 'Organization', name: 'Hãng tin' },
    ],
    image: [{ width: 1200 }],
  });
  expect(article.publisher).not.toHaveProperty('logo');
  expect(
    breadcrumbs.itemListElement.map((item: { position: number; item: string }) => [item.position, item.item]),
  ).toEqual([
    [1, 'https://bao.example/'],
    [2, 'https://bao.example/the-gioi'],
    [3, 'https://bao.example/the-gioi/mua-7'],
  ]);
});

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

test('one sitemap holds no more than the protocol allows', () => {
  const entries = Array.from({ length: 50_001 }, (_, index) => ({ url: `https://bao.example/${index}` }));
  expect(sitemap(entries).match(/<loc>/g)).toHaveLength(50_000);
});

test('the news sitemap holds the stories of two days, a thousand at most', () => {
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

test('robots stay out of the desk and find the sitemaps', () => {
  const text = robots('https://bao.example/', { aiTraining: true, aiAnswers: true });
  expect(text).toContain('Disallow: /desk\n');
  expect(text).toContain('Sitemap: https://bao.example/sitemap.xml\n');
  expect(text).toContain('Sitemap: https://bao.example/news-sitemap.xml\n');
});
