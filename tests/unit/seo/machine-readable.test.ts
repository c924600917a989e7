import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { llmsTxt } from '#core/seo/llms-txt.ts';
import { type OembedFacts, oembed, oembedXml } from '#core/seo/oembed.ts';
import { openSearch } from '#core/seo/open-search.ts';
import { securityTxt } from '#core/seo/security-txt.ts';
import { webManifest } from '#core/seo/web-manifest.ts';
import { readXml } from '../feeds/read-xml.ts';

const site = { url: 'https://bao.example', name: 'Báo <Thử> & "Nghiệm" của tòa soạn', locale: 'vi' as const };
const story: OembedFacts = {
  url: 'https://bao.example/the-gioi/mua-7?a=1&b="',
  headline: 'Mưa <script>alert(1)</script> & "gió"\u0000',
  sapo: 'Tóm tắt </blockquote>',
  authors: [
    { name: 'Lan', url: 'https://bao.example/tac-gia/lan' },
    { name: 'Huy', url: 'https://bao.example/tac-gia/huy' },
  ],
  paid: '',
  day: 'Thứ Tư, 20/5/2026',
  publishedAt: new Date('2026-05-20T01:00:00Z'),
  provider: { name: site.name, url: 'https://bao.example/' },
  thumbnails: [
    { url: 'https://bao.example/media/1/320.jpeg', width: 320, height: 180 },
    { url: 'https://bao.example/media/1/1280.jpeg', width: 1280, height: 720 },
  ],
  maxWidth: null,
  maxHeight: null,
};

test('the oEmbed answer is a blockquote with escaped text', () => {
  const answer = oembed(story);
  expect(answer).toMatchObject({
    version: '1.0',
    type: 'rich',
    author_name: 'Lan, Huy',
    thumbnail_width: 1280,
    width: 600,
  });
  expect(answer.html).not.toMatch(/<script|<\/blockquote>.+/);
  expect(answer.html).toContain('&lt;script&gt;');
});

test('a sponsored story has its label before the headline in the embed', () => {
  const { html } = oembed({ ...story, paid: 'Nội dung tài trợ, do Công ty <X> trả tiền' });
  expect(html).toMatch(
    /^<blockquote [^>]+><p>Nội dung tài trợ, do Công ty &lt;X&gt; trả tiền<\/p><p><strong>/,
  );
});

test('the embed respects the maximum size of the request', () => {
  const answer = oembed({ ...story, maxWidth: 400, maxHeight: 200 });
  expect(answer).toMatchObject({ width: 400, height: 200, thumbnail_width: 320, thumbnail_height: 180 });
  expect(oembed({ ...story, maxWidth: 100 })).not.toHaveProperty('thumbnail_url');
});

test('the XML answer has the same values', () => {
  const answer = oembed(story);
  const elements = Object.fromEntries(
    readXml(oembedXml(answer).replace(/<\?.*?\?>\n/, '')).map(([path, text]) => [path.split('/')[1], text]),
  );
  expect(elements.html).toBe(String(answer.html).replaceAll('\u0000', ''));
  expect(elements.title).toBe('Mưa <script>alert(1)</script> & "gió"');
  expect(elements.width).toBe('600');
});

test('the OpenSearch name fits the 16 characters of the format', () => {
  const xml = openSearch({ ...site, description: 'Tìm' }).replace(/<\?.*?\?>\n/, '');
  const texts = Object.fromEntries(readXml(xml));
  const shortName = texts['OpenSearchDescription/ShortName'] ?? '';
  expect([...shortName].length).toBeLessThanOrEqual(16);
  expect(xml).toContain('template="https://bao.example/tim-kiem?q={searchTerms}"');
});

test('the icons of the manifest exist', () => {
  const { icons, name, lang } = JSON.parse(webManifest({ ...site, description: 'Báo' }));
  expect([name, lang]).toEqual([site.name, 'vi']);
  for (const { src } of icons) expect(existsSync(`public${src}`), src).toBe(true);
});

test('names are escaped in llms.txt', () => {
  const text = llmsTxt({
    ...site,
    description: 'Báo\n# thử [x](y)',
    sections: [{ name: 'Thế *giới*', path: '/the-gioi', description: '' }],
    words: {
      sections: 'Chuyên mục',
      feeds: 'Nguồn tin',
      more: 'Khác',
      corrections: 'Đính chính',
      training: 'Không huấn luyện.',
      answers: 'Được trả lời.',
    },
    settings: { licence: '' },
  });
  expect(text.match(/^# /gm)).toHaveLength(1);
  expect(text).toContain('- [Thế \\*giới\\*](https://bao.example/the-gioi)\n');
  expect(text).toContain('Không huấn luyện. Được trả lời.');
});

test('security.txt names a contact and expires between a month and a year from now', () => {
  const now = new Date('2026-05-20T13:00:00Z');
  const text = securityTxt(site, { email: '' }, now);
  const expires = new Date(/^Expires: (.+)$/m.exec(text)?.[1] ?? 0).getTime() - now.getTime();
  expect(expires).toBeGreaterThan(31 * 86_400_000);
  expect(expires).toBeLessThan(365 * 86_400_000);
  const contact = (url: string, email = '') =>
    /^Contact: (.+)$/m.exec(securityTxt({ ...site, url }, { email }, now))?.[1];
  expect(contact(site.url)).toBe('mailto:security@bao.example');
  expect(contact('https://www.bao.example')).toBe('mailto:security@bao.example');
  expect(contact(site.url, 'toasoan@bao.example')).toBe('mailto:toasoan@bao.example');
  expect(text).toContain('Canonical: https://bao.example/.well-known/security.txt');
});
