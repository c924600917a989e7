import { expect, test } from 'vitest';
import { isCrossSite, requestOrigin } from '#server/http/csrf.ts';

const SITE = 'https://toasoan.example';

test.each([
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, 'ours'],
  [{ 'sec-fetch-site': 'same-site', origin: SITE }, 'foreign'],
  [{ 'sec-fetch-site': 'cross-site', origin: SITE }, 'foreign'],
  [{ 'sec-fetch-site': 'none' }, 'foreign'],
  [{ origin: SITE }, 'ours'],
  [{ origin: 'http://10.0.0.2:3000', host: '10.0.0.2:3000' }, 'ours'],
  [{ origin: 'https://toasoan.example.xau.example', host: 'toasoan.example' }, 'foreign'],
  [{ origin: 'http://toasoan.example', host: 'toasoan.example' }, 'ours'],
  [{ origin: 'null', host: 'toasoan.example' }, 'foreign'],
  [{ origin: 'rác', host: 'toasoan.example' }, 'foreign'],
  [{}, null],
] as const)('%j has the origin %s', (headers, from) => {
  expect(requestOrigin(headers, SITE)).toBe(from);
});

test.each([
  ['GET', '/desk', {}, false],
  ['HEAD', '/desk', {}, false],
  ['OPTIONS', '/desk', {}, false],
  ['POST', '/desk', {}, true],
  ['DELETE', '/api/v1/articles/1', {}, true],
  // An Authorization header cannot be forged by another site, and it gives no access to the desk.
  ['DELETE', '/api/v1/articles/1', { authorization: 'Bearer x' }, false],
  ['POST', '/desk/session', { authorization: 'Bearer x' }, true],
] as const)('%s %s from another site with %j is cross-site: %s', (method, url, own, isRefused) => {
  const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://xau.example', ...own };
  expect(isCrossSite({ method, url, headers }, SITE)).toBe(isRefused);
});
