import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deskUrl, homeUrl } from '#core/urls.ts';
import { sendError } from './send-error.ts';

const STYLE = `:root{color-scheme:light dark;--ink:#1b1813;--paper:#fffefb;--soft:#625a4c;--accent:#a3241b;--line:#dcd5c6}
@media(prefers-color-scheme:dark){:root{--ink:#ece7db;--paper:#15140f;--soft:#b0a796;--accent:#f2917f;--line:#3a362c}}
body{margin:0;min-height:100vh;display:grid;place-content:center;padding:2rem 1.25rem;box-sizing:border-box;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 Georgia,"Times New Roman",serif}
main{max-width:34rem;border-top:3px double var(--ink);padding-top:1.5rem}
.code{margin:0;color:var(--accent);font:600 .875rem/1.5 system-ui,Arial,sans-serif}
h1{margin:.35rem 0 .75rem;font-size:clamp(1.75rem,1.4rem + 2vw,2.5rem);line-height:1.24}
p{margin:0 0 1rem}
section+section{margin-top:1.5rem;padding-top:1.25rem;border-top:1px solid var(--line);color:var(--soft);font-size:1rem}
h2{margin:0 0 .35rem;font-size:1.125rem}
a{color:inherit;font-weight:700}`;

/** At the desk: unsaved text is kept in the browser. */
const DRAFT_NOTE = {
  vi: '<p>Những gì bạn đang viết vẫn được giữ trong trình duyệt này.</p>',
  en: ' Your text is kept in this browser.',
};

type Words = { readonly title: string; readonly text: string };
type Notice = { readonly vi: Words; readonly en: Words; readonly retryAfterS: number };

const FAILED: Notice = {
  vi: {
    title: 'Trang đang gặp sự cố',
    text: 'Lỗi ở phía chúng tôi, không phải ở máy của bạn. Hãy tải lại sau một phút.',
  },
  en: { title: 'Something went wrong on our side', text: 'Please load this page again in a minute.' },
  // A database that restarts is back by then.
  retryAfterS: 20,
};

const STARTING: Notice = {
  vi: { title: 'Trang đang khởi động', text: 'Máy chủ vừa được bật. Trang này tự tải lại sau vài giây.' },
  en: { title: 'The site is starting', text: 'This page loads itself again in a few seconds.' },
  retryAfterS: 2,
};

const pageFor = (
  { vi, en, retryAfterS }: Notice,
  { isDesk, isReloaded }: { isDesk: boolean; isReloaded: boolean },
) => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">${isReloaded ? `<meta http-equiv="refresh" content="${retryAfterS}">` : ''}<title>${vi.title}</title><style>${STYLE}</style></head>
<body><main>
<section><p class="code">503</p><h1>${vi.title}</h1>
<p>${vi.text}</p>
${isDesk ? DRAFT_NOTE.vi : ''}<p><a href="">Tải lại trang</a>${isDesk ? '' : ` · <a href="${homeUrl}">Trang chủ</a>`}</p></section>
<section lang="en"><h2>${en.title}</h2><p>${en.text}${isDesk ? DRAFT_NOTE.en : ''}</p></section>
</main></body></html>
`;

/** The page loads and runs nothing. Its one style sheet is allowed by hash. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Paths that always answer with JSON. Sign-in paths show a page to a person. */
const API = /^\/api\/(?!auth\/)/;

/**
 * Answers 503 with `Retry-After`, without the database and the framework. The API gets JSON, a browser a
 * page, other clients a line of text. The desk page says that typed text is kept.
 */
export function sendUnavailable(request: IncomingMessage, response: ServerResponse): void {
  if (API.test(request.url ?? '')) {
    removePageHeaders(response);
    response.setHeader('retry-after', String(FAILED.retryAfterS));
    sendError(request, response, 'server.unavailable');
    return;
  }
  const wantsHtml = /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*');
  if (wantsHtml) sendPage(request, response, FAILED);
  else
    send(request, response, {
      body: '503 Service Unavailable\n',
      type: 'text/plain; charset=utf-8',
      retryAfterS: FAILED.retryAfterS,
    });
}

/** The same while the server starts. The page reloads by itself. Clients that do not accept HTML get JSON. */
export function sendStarting(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.accept?.includes('text/html')) sendPage(request, response, STARTING);
  else
    send(request, response, {
      body: JSON.stringify({ status: 'starting' }),
      type: 'application/json',
      retryAfterS: STARTING.retryAfterS,
    });
}

function sendPage(request: IncomingMessage, response: ServerResponse, notice: Notice): void {
  const isDesk = (request.url ?? '').startsWith(deskUrl);
  // Only a GET is reloaded, so that no form is sent twice.
  const isReloaded = notice === STARTING && request.method === 'GET';
  response.setHeader('content-security-policy', POLICY);
  send(request, response, {
    body: pageFor(notice, { isDesk, isReloaded }),
    type: 'text/html; charset=utf-8',
    retryAfterS: notice.retryAfterS,
  });
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { body, type, retryAfterS }: { body: string; type: string; retryAfterS: number },
): void {
  removePageHeaders(response);
  response.setHeader('content-type', type);
  response.setHeader('cache-control', 'no-store');
  response.setHeader('retry-after', String(retryAfterS));
  response.setHeader('content-length', Buffer.byteLength(body));
  response.writeHead(503);
  response.end(method === 'HEAD' ? undefined : body);
}

/** Removes the headers of the page that could not be sent. */
function removePageHeaders(response: ServerResponse): void {
  for (const name of ['etag', 'content-encoding', 'last-modified', 'link']) response.removeHeader(name);
}
