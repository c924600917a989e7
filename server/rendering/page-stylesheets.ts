import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Sheet = { readonly path: string };
type Manifest = { readonly entryCSSFiles?: Readonly<Record<string, readonly Sheet[]>> };

const ROOT = 'server/app/(site)';
const NAME = 'page_client-reference-manifest.js';

/**
 * The style sheets of readers' pages by the pattern of their addresses, as the build has noted them: those of the layout and
 * those of the page, by the names that they have in its folder of files, without their ending. Throws where the build notes
 * them in another way, or has none.
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

/** The file is a script whose last statement puts what it says, as JSON, under the name of its page: `…["/(site)/page"] = {…};` */
function sheetsIn(file: string): [pattern: string, names: string[]] {
  const [, page = '', json = '{}'] = /\["([^"]+)"\] = (\{.*\});?\s*$/s.exec(readFileSync(file, 'utf8')) ?? [];
  const { entryCSSFiles = {} } = JSON.parse(json) as Manifest;
  const names = Object.entries(entryCSSFiles)
    .filter(([part]) => part.startsWith('[project]/app/(site)/'))
    .sort(([one], [other]) => Number(other.endsWith('/layout')) - Number(one.endsWith('/layout')))
    .flatMap(([, sheets]) => sheets.map((sheet) => path.basename(sheet.path, '.css')));
  return [page.replace(/^\/\(site\)/, '').replace(/\/page$/, '') || '/', [...new Set(names)]];
}
