import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPageStylesheets } from '#server/http/merged-styles.ts';

let build: string;
beforeEach(() => {
  build = mkdtempSync(path.join(os.tmpdir(), 'toasoan-sheets-'));
});
afterEach(() => rmSync(build, { recursive: true, force: true }));

const layout = ['static/chunks/base.css', 'static/chunks/site.css'];

function note(page: string, files: Record<string, string[]>): void {
  const folder = path.join(build, 'server', 'app', page);
  mkdirSync(path.dirname(folder), { recursive: true });
  const entryCSSFiles = Object.fromEntries(
    Object.entries(files).map(([part, sheets]) => [
      part,
      sheets.map((sheet) => ({ path: sheet, inlined: false })),
    ]),
  );
  writeFileSync(
    `${folder}_client-reference-manifest.js`,
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST[${JSON.stringify(`/${page}`)}] = ${JSON.stringify({ entryCSSFiles })};`,
  );
}

test('each route pattern has the sheets of its layout and then its own, each once', () => {
  note('(site)/page', { '[project]/app/(site)/layout': layout, '[project]/app/(site)/page': layout });
  note('(site)/[section]/page', {
    '[project]/app/(site)/[section]/page': [...layout, 'static/chunks/lists.css'],
    '[project]/app/global-error': ['static/chunks/fault.css'],
    '[project]/app/(site)/layout': layout,
  });
  expect(Object.fromEntries(readPageStylesheets(build))).toEqual({
    '/': ['base', 'site'],
    '/[section]': ['base', 'site', 'lists'],
  });
});

test('a build with an unknown manifest is refused', () => {
  expect(() => readPageStylesheets(build)).toThrow('no style sheets');
  note('(site)/page', { '[project]/somewhere/else': layout });
  expect(() => readPageStylesheets(build)).toThrow('no style sheets for /');
});
