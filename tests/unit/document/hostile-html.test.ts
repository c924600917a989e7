import { existsSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { bodyFromDom } from '#core/document/body-from-dom.ts';
import { bodyFromText } from '#core/document/body-from-text.ts';
import { bodyHtml } from '#core/document/body-html.ts';
import { parseBody } from '#core/document/body-schema.ts';
import { bodyOf, domOf, page } from './body-fixtures.ts';

const corpus = new URL('../../../../shared/corpora/xss/dompurify.jsonl', import.meta.url);
const isHere = existsSync(corpus);
if (!isHere) console.warn(`SKIPPED: the corpus of hostile HTML is not at ${corpus.pathname}`);

const own = [
  '<img src=x onerror=alert(1)>',
  '<figure data-media="m1&quot; onload=&quot;alert(1)" onclick=alert(1)><img alt="&quot; onerror=alert(1)"><figcaption><script>alert(1)</script>&lt;script&gt;</figcaption></figure>',
  '<figure data-media="m1"><img alt="&quot;><script>alert(1)</script>"></figure>',
  '<aside data-node="pullQuote" data-cite="<script>alert(1)</script>"><p onclick=x>a</p></aside>',
  '<div data-node="relatedStory" data-story="s1&quot;><script>" onclick=x></div>',
  '<div data-node="embed" data-url="javascript:alert(1)"><a href="java&#10;script:alert(1)">x</a></div>',
  '<div data-node="embed" data-url="https://a.example/&quot; onmouseover=&quot;alert(1)" data-title="<svg onload=x>"></div>',
  '<a href="jav&#x09;ascript:alert(1)">x</a><a href=" &#14; javascript:alert(1)">y</a>',
  '<table><tr><td colspan="1 onclick=x" style="background:url(javascript:1)">a</td><td>b</td></tr></table>',
  '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
  '<img src="javascript:alert(1)" alt="x"><img src="data:text/html,<script>alert(1)</script>" alt="y">',
  '<figure><img src="https://a.example/&quot; onerror=&quot;alert(1)"><figcaption><a href="javascript:alert(1)">c</a><script>1</script></figcaption></figure>',
  '<a href="https://www.google.com/url?q=javascript:alert(1)">x</a><a href="https://l.facebook.com/l.php?u=data:text/html,x">y</a>',
  '<sup data-footnote="<img src=x onerror=alert(1)>">1</sup>',
  '<a style="mso-footnote-id:ftn1" href="#_ftn1">1</a><div style="mso-element:footnote" id="ftn1"><script>alert(1)</script>&lt;svg onload=alert(1)&gt;</div>',
  '<ul class="related"><li><a href="javascript:alert(1)">&lt;script&gt;</a></li></ul>',
  '<p>a<sup data-footnote="&quot;><script>alert(1)</script>" onclick=x>1</sup></p>',
  '<aside data-node="factBox" data-title="<img src=x onerror=alert(1)>"><div onclick=x><p>a<script>1</script></p></div></aside>',
  '<div data-node="gallery" onclick=x><figure data-media="m1" data-credit="&quot; onload=&quot;x"><figcaption>a<script>1</script></figcaption></figure></div>',
  '<aside data-node="pullQuote" data-role="&quot; onclick=&quot;x"><p>a</p></aside>',
  '<div data-node="embed" data-url="https://www.youtube.com/watch?v=abcdefghijk&quot; onclick=&quot;x" data-title="&quot; onload=&quot;x"></div>',
  '<div data-node="embed" data-url="https://www.google.com/maps/embed?pb=&quot;><script>1</script>"></div>',
  '<aside data-node="privateNote"><p><img src=x onerror=alert(1)>a</p></aside>',
];

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel', 'id', 'class', 'role', 'aria-label', 'data-bare'],
  img: ['src', 'srcset', 'sizes', 'width', 'height', 'alt', 'loading', 'decoding', 'data-tone'],
  source: ['type', 'srcset', 'sizes'],
  ol: ['start'],
  th: ['colspan', 'rowspan'],
  td: ['colspan', 'rowspan'],
  div: [
    'class',
    'tabindex',
    'role',
    'data-node',
    'data-provider',
    'data-frame',
    'data-ratio',
    'data-referrer',
    'data-load',
    'data-label',
    'aria-label',
  ],
  aside: ['class', 'aria-label', 'data-node', 'data-story', 'data-cite', 'data-role'],
  section: ['class', 'data-node', 'role', 'aria-label'],
  sup: ['class', 'data-footnote'],
  li: ['id'],
  p: ['class', 'aria-hidden'],
  figure: ['data-media'],
  span: ['class', 'data-credit'],
  strong: ['class'],
};
const PLAIN = new Set('h2 h3 h4 ul blockquote cite em br b table tbody tr hr figcaption picture'.split(' '));

/** Elements and attributes of the output, parsed again, that are not on the allow list. */
function faultsOf(html: string): string[] {
  const { document } = parseHTML(`<!doctype html><body>${html}</body>`);
  return [...document.querySelectorAll('body *')].flatMap((element) => {
    const tag = element.localName;
    const allowed = ALLOWED[tag];
    if (!allowed && !PLAIN.has(tag)) return [`<${tag}>`];
    return [...element.attributes].flatMap(({ name, value }) => {
      if (!allowed?.includes(name)) return [`<${tag} ${name}>`];
      const isAddress = name === 'href' || name === 'src';
      return isAddress && !/^(?:https?:\/\/|mailto:|\/[^/\\]|#note)/i.test(value) ? [`${name}=${value}`] : [];
    });
  });
}

/** The output for each input path: HTML on the server, HTML of a paste with pictures, and plain text. */
function throughTheDesk(payload: string): string {
  const imported = bodyFromDom(domOf(payload), { pictures: 'take' });
  const captions = imported.pictures.map(({ caption }) => ({
    type: 'paragraph' as const,
    content: [...caption],
  }));
  const bodies = [
    bodyFromDom(domOf(payload)).body,
    imported.body,
    bodyOf(...captions),
    bodyFromText(payload).body,
  ];
  return bodies.map((body) => bodyHtml(parseBody(body), page)).join('');
}

test('the check itself finds a script, a handler and a script address', () => {
  expect(faultsOf('<p onclick="x">a</p><script>1</script><a href="javascript:1">b</a>')).toEqual([
    '<p onclick>',
    '<script>',
    'href=javascript:1',
  ]);
});

test.each(own)('the output has no active content for %s', (payload) => {
  expect(faultsOf(throughTheDesk(payload))).toEqual([]);
});

describe.skipIf(!isHere)('attack vectors of the corpus', () => {
  const payloads = isHere
    ? readFileSync(corpus, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { id: string; payload: string })
    : [];

  test('exist in the corpus', () => {
    expect(payloads.length).toBeGreaterThan(200);
  });

  test.each(payloads)('$id leaves no script, handler or script address', ({ payload }) => {
    expect(faultsOf(throughTheDesk(payload))).toEqual([]);
  });
});
