import { expect, test } from 'vitest';
import { ownLink } from '#core/checks/own-link.ts';

const site = 'https://toasoan.example';

test.each([
  ['/', 'always'],
  ['/dinh-chinh', 'always'],
  ['/tim-kiem?q=lúa', 'always'],
  ['/rss.xml', 'always'],
  ['/da-luu', 'always'],
  ['/llms.txt', 'always'],
  ['/the-gioi', 'section'],
  ['/the-gioi/', 'section'],
  ['/the-gioi/rss.xml', 'section'],
  ['/chu-de/bien-doi-khi-hau', 'tag'],
  ['/chu-de/bien-doi-khi-hau/rss.xml', 'tag'],
  ['/dong-su-kien/lu-quet', 'event'],
  ['/tac-gia/lan', 'author'],
  ['/media/0198/800.webp', 'media'],
  ['https://toasoan.example/the-gioi/mot-bai-1001#cuoi', 'article'],
  ['http://toasoan.example/the-gioi/mot-bai-1001', 'article'],
  ['/the-gioi/mot-bai-1001/lich-su', 'article'],
  ['/the-gioi/mot-bai-1001/lich-su/', 'article'],
  ['/chu-de', 'nothing'],
  ['/the-gioi/khong-co-so', 'nothing'],
  ['/the-gioi/mot-bai-1001/them', 'nothing'],
  ['/the-gioi/mot-bai-1001/lich-su/them', 'nothing'],
  ['/the-gioi/rss.xml/lich-su', 'nothing'],
  ['/desk/articles-1001', 'nothing'],
  ['/desk/articles-1001/lich-su', 'nothing'],
  ['/api/v1-1001', 'nothing'],
  ['/%ff%fe', 'nothing'],
  ['/%', 'nothing'],
])('%s is a link to this site of kind %s', (href, kind) => {
  expect(ownLink(href, site)?.kind).toBe(kind);
});

test.each(['https://example.com/the-gioi', 'https://toasoan.example.com/', 'https://toasoan.example:8080/'])(
  '%s is a link to another site',
  (href) => {
    expect(ownLink(href, site)).toBeNull();
  },
);

test('a story link is recognised by its number alone', () => {
  expect(ownLink('/cu/ten-cu-1234?utm=x', site)).toEqual({
    kind: 'article',
    number: 1234,
    path: '/cu/ten-cu-1234',
  });
});
