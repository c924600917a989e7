import { expect, test } from 'vitest';
import { stripScripts } from '#server/rendering/next-renderer.ts';

test('the scripts and markers of the framework are removed, and the content stays', () => {
  const html =
    '<html><head><link rel="preload" as="script" href="/a.js"/><link rel="stylesheet" href="/a.css"/>' +
    '<script src="/a.js" async=""></script></head><body><!--$--><p>Có <!-- -->3 tin</p><!--/$-->' +
    '<script>self.__next_f.push([1,"</p>"])</script></body></html>';
  expect(stripScripts(html)).toBe(
    '<html><head><link rel="stylesheet" href="/a.css"/></head><body><p>Có 3 tin</p></body></html>',
  );
});

test('structured data and own modules stay', () => {
  const markup =
    '<script type="application/ld+json">{"@type":"NewsArticle"}</script><script type="module" src="/m.js" data-keep=""></script>';
  expect(stripScripts(markup)).toBe(markup);
});

test('a document with parts out of order is refused', () => {
  expect(stripScripts('<p>đầu</p><div hidden id="S:0"><p>sau</p></div>')).toBeNull();
  expect(stripScripts('<template id="B:0"></template>')).toBeNull();
});
