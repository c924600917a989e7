import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError } from '#core/shared/domain-error.ts';
import { signInUrl, siteAtDeskUrl, siteAtUrl } from '#core/urls.ts';
import { cacheKeyOf } from '#platform/page-cache/cache-key.ts';
import type { RenderPage } from '#platform/page-cache/page-renderer.ts';
import type { Context } from '#usecases/context.ts';
import { readPolicy } from '#usecases/sessions/read-policy.ts';
import { readSession } from '#usecases/sessions/read-session.ts';
import { showSiteAt } from '#usecases/site/show-site-at.ts';
import { readSessionId } from '../session-cookie.ts';

/** Answers a preview request. False for any other request. */
export type ServeSiteAt = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const ADDRESS = /^\/desk\/site-at\/(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)(\/.*)$/;

/**
 * Renders reader pages as they will be at a moment, for signed-in people who may see them. Each request is
 * rendered anew by `render`, with services from `showSiteAt`. Links of the page keep the moment. The page
 * cache is bypassed for reading and writing.
 */
export function createServeSiteAt(input: {
  ctx: Context;
  authSecret: string;
  render: RenderPage;
}): ServeSiteAt {
  const { ctx, authSecret, render } = input;
  return async (request, response) => {
    const [, moment, path = '/'] = ADDRESS.exec(request.url ?? '') ?? [];
    if (moment === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-robots-tag', 'noindex, nofollow');
    response.setHeader('referrer-policy', 'no-referrer');
    const named = { secret: authSecret, siteUrl: ctx.site.url };
    const viewer = await viewerOf(ctx, await readSessionId(request.headers.cookie ?? '', named));
    if (viewer === null) return redirectTo(response, signInUrl(request.url ?? siteAtDeskUrl));
    const page = cacheKeyOf(path);
    if (page === null) return sendNotFound(response);
    try {
      const made = await showSiteAt(viewer, { at: moment }, () => render(page));
      const { location } = made.headers;
      if (location !== undefined) return redirectTo(response, within(moment, location));
      if (!made.headers['content-type']?.startsWith('text/html')) return sendNotFound(response);
      const html = made.body.toString('utf8');
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.writeHead(made.status);
      response.end(request.method === 'HEAD' ? undefined : linkedWithin(moment, html));
      return true;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // The screen that chooses the moment explains the error.
      return redirectTo(response, `${siteAtDeskUrl}?why=${encodeURIComponent(error.code)}`);
    }
  };
}

async function viewerOf(ctx: Context, sessionId: string | null): Promise<Context | null> {
  if (sessionId === null) return null;
  const [session, policy] = await Promise.all([readSession(ctx, sessionId), readPolicy(ctx)]);
  return session === null ? null : { ...ctx, policy, actor: session.actor };
}

function redirectTo(response: ServerResponse, location: string): true {
  response.writeHead(302, { location }).end();
  return true;
}

function sendNotFound(response: ServerResponse): true {
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404');
  return true;
}

/** Rewrites links and forms to reader pages so that they keep the moment. */
function linkedWithin(moment: string, html: string): string {
  return html.replace(/<(?:a|form)\b[^>]*>/gi, (tag) =>
    tag.replace(/ (href|action)="(\/[^"]*)"/i, (_, name, path) => ` ${name}="${within(moment, path)}"`),
  );
}

function within(moment: string, path: string): string {
  return cacheKeyOf(path.split('#')[0] ?? path) === null ? path : siteAtUrl(new Date(moment), path);
}
