import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorText } from '#app/_shell/shared/messages.ts';
import { ALL_OPERATIONS } from '#app/api/v1/_operations/all-operations.ts';
import { openApiDocument } from '#app/api/v1/_operations/openapi-document.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { errorStatus } from '#core/shared/error-status.ts';
import { apiHandlers, apiRoutes } from '#tests/support/site/call-api.ts';
import type { Services } from '#usecases/context.ts';
import { provideServices } from '#usecases/services.ts';

const document = openApiDocument('https://toasoan.example') as {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>;
};

test('the OpenAPI document lists exactly the routes of the API', async () => {
  const served = (await apiRoutes()).map(({ path: address, method }) => `${method} ${address}`);
  const described = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`),
  );
  expect(document.openapi).toBe('3.1.0');
  expect(described.toSorted()).toEqual(served.toSorted());
});

test('an unsupported method gets 405 with a code and an Allow header', async () => {
  provideServices({ site: { locale: 'vi' } } as Services);
  for (const { path: address, method, handler } of await apiHandlers()) {
    const methods = Object.keys(document.paths[address] ?? {}).map((name) => name.toUpperCase());
    if (method === 'OPTIONS' || methods.includes(method)) continue;
    const request = new Request(`http://localhost/api/v1${address}`, { method });
    const answer = await handler(request, { params: Promise.resolve({}) });
    const head = methods.includes('GET') ? ['HEAD'] : [];
    expect([address, method, answer.status, answer.headers.get('allow')]).toEqual([
      ...[address, method, 405],
      [...methods, ...head, 'OPTIONS'].toSorted().join(', '),
    ]);
    expect(await answer.json()).toEqual({
      error: { code: 'request.bad-method', message: 'Địa chỉ này không nhận phương thức này.' },
    });
  }
});

test('every path exports a handler for every method, since the framework would answer with an empty body', async () => {
  const handlers = Map.groupBy(await apiHandlers(), ({ path: address }) => address);
  for (const [address, routes] of handlers)
    expect([address, ...routes.map(({ method }) => method).toSorted()]).toEqual([
      address,
      ...['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    ]);
});

test('every path parameter is described, and every operation has a unique name', () => {
  for (const [address, methods] of Object.entries(document.paths)) {
    const named = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    for (const { parameters } of Object.values(methods)) {
      const described = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(described).toEqual(named);
    }
  }
  expect(new Set(ALL_OPERATIONS.map(({ id }) => id)).size).toBe(ALL_OPERATIONS.length);
});

test('every $ref in the document resolves', () => {
  const text = JSON.stringify(document);
  const references = [...text.matchAll(/"\$ref":"#([^"]*)"/g)].map((match) => match[1] ?? '');
  expect(references.length).toBeGreaterThan(0);
  for (const reference of references) {
    const found = reference
      .split('/')
      .slice(1)
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
    expect([reference, typeof found]).toEqual([reference, 'object']);
  }
});

describe('errors', () => {
  const codes = [
    ...new Set([...codesInSource(), ...ALL_OPERATIONS.flatMap(({ errors }) => errors)]),
  ].toSorted();

  test('the search finds the error codes in the source', () => {
    expect(codes.length).toBeGreaterThan(40);
    expect(codes).toContain('article.stale-version');
  });

  test.each(LOCALES)('every code has a message in %s', (locale) => {
    expect(codes.filter((code) => errorText(locale, code) === code)).toEqual([]);
  });

  test('a code has the status of its kind', () => {
    expect(
      Object.fromEntries(
        [
          'request.invalid-json',
          'auth.required',
          'action.not-your-desk',
          'tag.not-found',
          'article.blocked',
          'article.gone',
          'media.too-large',
          'media.unsupported-type',
          'media.unreadable',
          'request.too-many',
        ].map((code) => [code, errorStatus(code)]),
      ),
    ).toEqual({
      'request.invalid-json': 400,
      'auth.required': 401,
      'action.not-your-desk': 403,
      'tag.not-found': 404,
      'article.blocked': 409,
      'article.gone': 410,
      'media.too-large': 413,
      'media.unsupported-type': 415,
      'media.unreadable': 422,
      'request.too-many': 429,
    });
  });
});

/** The codes that the source throws, refuses or reports with. */
function codesInSource(): string[] {
  const root = path.resolve(import.meta.dirname, '../..');
  return ['core', 'db', 'platform', 'usecases', 'app'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => {
        const source = readFileSync(path.join(root, folder, file), 'utf8');
        return [...source.matchAll(/(?:DomainError|\bno)\(\s*'([a-z]+\.[a-z-]+)'|'(field\.[a-z-]+)'/g)].map(
          (match) => match[1] ?? match[2] ?? '',
        );
      }),
  );
}
