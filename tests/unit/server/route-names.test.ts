import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readRouteNames } from '#server/http/route-names.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-routes-'));
mkdirSync(path.join(folder, 'server'));
const write = (file: string, value: unknown) => writeFileSync(path.join(folder, file), JSON.stringify(value));
write('routes-manifest.json', {
  staticRoutes: [
    { page: '/', regex: '^/(?:/)?$' },
    { page: '/tim-kiem', regex: '^/tim\\-kiem(?:/)?$' },
  ],
  dynamicRoutes: [
    { page: '/xem/[link]', regex: '^/xem/([^/]+?)(?:/)?$' },
    { page: '/[section]/[slugAndNumber]', regex: '^/([^/]+?)/([^/]+?)(?:/)?$' },
    { page: '/[...path]', regex: '^/(.+?)(?:/)?$' },
  ],
});
write('server/server-reference-manifest.json', { node: { '40ab': { exportedName: 'signIn' } } });
afterAll(() => rmSync(folder, { recursive: true }));

test('an address is named by its route pattern', async () => {
  const { routeOf } = await readRouteNames(folder);
  expect(routeOf('/')).toBe('/');
  expect(routeOf('/tim-kiem?q=bí+mật')).toBe('/tim-kiem');
  expect(routeOf('/xem/bi-mat')).toBe('/xem/[link]');
  expect(routeOf('/the-gioi/tit-mat-12')).toBe('/[section]/[slugAndNumber]');
  expect(routeOf('/a/b/c/d')).toBe('/[...path]');
  expect(routeOf('/_next/static/bi-mat.js')).toBe('/_next/*');
  expect(routeOf('/desk-words/vi.bi-mat.json')).toBe('/desk-words/*');
});

test('an action is named by its function, and an unknown id has no name', async () => {
  const { actionOf } = await readRouteNames(folder);
  expect(actionOf('40ab')).toBe('signIn');
  expect(actionOf('toString')).toBeNull();
  expect(actionOf('bi-mat')).toBeNull();
});

test('without a build there are no names', async () => {
  const { routeOf, actionOf } = await readRouteNames(path.join(folder, 'none'));
  expect(routeOf('/the-gioi')).toBeNull();
  expect(actionOf('40ab')).toBeNull();
});
