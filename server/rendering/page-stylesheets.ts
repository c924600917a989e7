import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

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
