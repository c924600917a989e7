import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { type CachedPage, cachedPage, compressBest } from '#platform/page-cache/cached-page.ts';
import { sendPage } from '#platform/page-cache/send-page.ts';

/** Serves a script of reader pages, compressed. False for any other request. */
export type ServeReaderScript = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A script without its lines of comments: a fifth of the compressed bytes. */
export function withoutComments(script: string): string {
  return script.replace(/^[ \t]*(?:\/\/.*|\/\*\*[\s\S]*?\*\/)\n/gm, '');
}

/**
 * Serves the scripts in `folder` at URLs that begin with `prefix`. They are small and keep their names, so
 * browsers revalidate them and mostly get a 304.
 */
export async function findReaderScripts(
  folder: string,
  prefix: string,
  common: Readonly<Record<string, string>>,
): Promise<ServeReaderScript> {
  const scripts = new Map<string, CachedPage>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.endsWith('.js')) continue;
    const rendered = {
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
      body: Buffer.from(withoutComments(readFileSync(path.join(folder, name), 'utf8'))),
    };
    scripts.set(prefix + name, await compressBest(cachedPage({ rendered, tags: new Set(), common })));
  }
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const script = scripts.get(request.url?.split('?')[0] ?? '');
    if (script === undefined) return false;
    sendPage(request, response, { page: script });
    return true;
  };
}
