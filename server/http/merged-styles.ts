import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { acceptsEncoding } from '#platform/http/accepts-encoding.ts';

export type MergedStyles = {
  /** The URL of these style sheets as one file. A single sheet keeps its own URL. */
  addressOf(names: readonly string[]): string;
  /** Serves merged style sheets. False for any other URL. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
};

type Merged = { readonly plain: Buffer; readonly gzip: Buffer; readonly brotli: Buffer };

/** A character that no sheet name contains. */
const SEPARATOR = '+';
/** Far more than one page has. The pages of a build use few different sets of sheets. */
const MAX_SHEETS = 8;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);
const { BROTLI_PARAM_QUALITY } = zlib.constants;
/** Best compression for files that are cached, quick compression for those that are not. */
const BEST = { gzip: 9, brotli: 11 };
const QUICK = { gzip: 4, brotli: 4 };

/**
 * Serves the style sheets under `folder` merged into one file per page; their URLs begin with `prefix`. The
 * build splits sheets by the pages that share them, including the desk. A reader thus makes one request
 * instead of three before the first paint. The URL lists the sheets, so that every process of a site can
 * serve it. Sheet names contain a content hash, so responses are immutable. Only combinations that pages use
 * are cached: a client could request thousands of permutations.
 */
export function findStyles(folder: string, prefix: string): MergedStyles {
  const sheets = new Map<string, Buffer>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.endsWith('.css'))
      sheets.set(name.slice(0, -'.css'.length), readFileSync(path.join(folder, name)));
  }
  const onPages = new Set<string>();
  const kept = new Map<string, Promise<Merged>>();

  function namesIn(address: string): string[] {
    if (!address.startsWith(prefix) || !address.endsWith('.css')) return [];
    const names = address.slice(prefix.length, -'.css'.length).split(SEPARATOR);
    const isOurs = names.length > 1 && names.length <= MAX_SHEETS && new Set(names).size === names.length;
    return isOurs && names.every((name) => sheets.has(name)) ? names : [];
  }

  function mergedAt(address: string, names: readonly string[]): Promise<Merged> {
    if (!onPages.has(address)) return merge(names, QUICK);
    const found = kept.get(address) ?? merge(names, BEST);
    kept.set(address, found);
    return found;
  }

  async function merge(names: readonly string[], quality: typeof BEST): Promise<Merged> {
    const plain = Buffer.concat(names.map((name) => sheets.get(name) ?? Buffer.alloc(0)));
    return {
      plain,
      gzip: await gzip(plain, { level: quality.gzip }),
      brotli: await brotli(plain, { params: { [BROTLI_PARAM_QUALITY]: quality.brotli } }),
    };
  }

  return {
    addressOf(names) {
      const address = `${prefix}${names.join(SEPARATOR)}.css`;
      onPages.add(address);
      return address;
    },
    async serve(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      const address = request.url?.split('?')[0] ?? '';
      const names = namesIn(address);
      if (names.length === 0) return false;
      const accepts = (name: string) => acceptsEncoding(request.headers['accept-encoding'], name);
      const encoding = accepts('br') ? 'br' : accepts('gzip') ? 'gzip' : null;
      const merged = await mergedAt(address, names);
      const body = encoding === 'br' ? merged.brotli : encoding === 'gzip' ? merged.gzip : merged.plain;
      response.writeHead(200, {
        'content-type': 'text/css; charset=UTF-8',
        ...(encoding && { 'content-encoding': encoding }),
        'content-length': body.length,
        'cache-control': 'public, max-age=31536000, immutable',
        vary: 'Accept-Encoding',
      });
      response.end(request.method === 'HEAD' ? undefined : body);
      return true;
    },
  };
}

type Sheet = { readonly path: string };
type Manifest = { readonly entryCSSFiles?: Readonly<Record<string, readonly Sheet[]>> };

const ROOT = 'server/app/(site)';
const NAME = 'page_client-reference-manifest.js';

/**
 * Reads the style sheets of reader pages from the build's manifests. Each route pattern maps to the sheets of
 * its layouts and its page, as file names without extension. Throws if a manifest is missing or has another
 * format.
 */
export function readPageStylesheets(build: string): ReadonlyMap<string, readonly string[]> {
  const folder = path.join(build, ROOT);
  const files = existsSync(folder) ? globSync(`**/${NAME}`, { cwd: folder }) : [];
  const sheets = new Map(files.map((file) => sheetsIn(path.join(folder, file))));
  const without = [...sheets].find(([, names]) => names.length === 0);
  if (sheets.size === 0 || without)
    throw new Error(`The build names no style sheets for ${without?.[0] ?? 'readers’ pages'}.`);
  return sheets;
}

/**
 * The manifest is a script. Its last statement assigns JSON to the name of the page:
 * `…["/(site)/page"] = {…};`
 */
function sheetsIn(file: string): [pattern: string, names: string[]] {
  const [, page = '', json = '{}'] = /\["([^"]+)"\] = (\{.*\});?\s*$/s.exec(readFileSync(file, 'utf8')) ?? [];
  const { entryCSSFiles = {} } = JSON.parse(json) as Manifest;
  const names = Object.entries(entryCSSFiles)
    .filter(([part]) => part.startsWith('[project]/app/(site)/'))
    .sort(([one], [other]) => Number(other.endsWith('/layout')) - Number(one.endsWith('/layout')))
    .flatMap(([, sheets]) => sheets.map((sheet) => path.basename(sheet.path, '.css')));
  return [page.replace(/^\/\(site\)/, '').replace(/\/page$/, '') || '/', [...new Set(names)]];
}
