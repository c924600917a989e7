import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crawl } from '#tests/support/site/crawl.ts';
import {
  attack,
  checkAnswers,
  findHidden,
  injectionPointsOf,
  openTrap,
  type RequestTrap,
  scanRequests,
} from '#tests/support/site/scan.ts';

let trap: RequestTrap;

beforeAll(async () => {
  trap = await openTrap();
});

afterAll(() => trap.close());

describe('the scanner finds each hole', () => {
  let planted: Server;
  let url = '';

  beforeAll(async () => {
    planted = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here.example');
      const value = searchParams.get('q') ?? '';
      const html = (body: string) => response.setHeader('content-type', 'text/html').end(body);
      if (pathname === '/.env') return response.end('SECRET=1');
      if (pathname === '/echo') return html(`<p>${value}</p>`);
      if (pathname === '/sql') return html(value.includes("'") ? 'syntax error at or near' : 'ok');
      if (pathname === '/boolean') return html(value.endsWith("'1'='1") ? '<a href=/1>1</a>' : '');
      if (pathname === '/file') return html(value.endsWith('etc/passwd') ? 'root:x:0:0:root' : '');
      if (pathname === '/go')
        return response.writeHead(302, { location: encodeURI(value.toWellFormed()) }).end();
      if (pathname === '/header') {
        if (value.includes('x-scan')) response.setHeader('x-scan', '1');
        return html('');
      }
      if (pathname === '/template') return html(value.replace('{{7919*7907}}', String(7919 * 7907)));
      if (pathname === '/list') return html(searchParams.has('q[]') ? 'TypeError: x' : '');
      if (pathname === '/fetch') {
        if (value.startsWith(trap.url)) return void fetch(value).then(() => html(''));
        return html('');
      }
      if (pathname === '/files') {
        response.setHeader('set-cookie', 'a=1').setHeader('server', 'Leaky/1.0');
        return html('<title>Index of /files</title>');
      }
      if (pathname === '/host') return html(`<a href="http://${request.headers.host}/">here</a>`);
      if (request.headers['x-http-method-override']) response.statusCode = 204;
      return html(
        '<form action="/echo"><input name="q"></form><a href="/sql?q=1">a</a><a href="/go?q=1">a</a>',
      );
    });
    await new Promise<void>((ready) => planted.listen(0, '127.0.0.1', ready));
    url = `http://127.0.0.1:${(planted.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    planted.closeAllConnections();
    planted.close();
  });

  test.each([
    ['reflected', '/echo'],
    ['sql', '/sql'],
    ['boolean-sql', '/boolean'],
    ['file', '/file'],
    ['header', '/header'],
    ['redirect', '/go'],
    ['template', '/template'],
    ['failure', '/list'],
  ])('%s', async (hole, path) => {
    const { findings } = await attack(url, [{ path, name: 'q' }]);
    expect(findings.map((finding) => finding.vulnerability)).toContain(hole);
  });

  test('an SSRF, and the faults that responses reveal', async () => {
    await attack(url, [{ path: '/fetch', name: 'q' }], { trap: trap.url });
    expect(trap.findings().map(({ vulnerability }) => vulnerability)).toEqual(['ssrf']);
    const passive = checkAnswers(await crawl(url, ['/files'], { levels: 0 })).map(
      ({ vulnerability }) => vulnerability,
    );
    expect(new Set(passive)).toEqual(new Set(['headers', 'banner', 'cookie', 'listing']));
  });

  test('another host, another method, hidden files, and input parameters', async () => {
    const holes = [...(await scanRequests(url, ['/host', '/'])), ...(await findHidden(url, []))].map(
      ({ vulnerability }) => vulnerability,
    );
    expect(holes).toEqual(expect.arrayContaining(['host', 'method', 'hidden']));
    const inlets = injectionPointsOf(await crawl(url, ['/'], { levels: 1 }));
    expect(inlets).toEqual(
      expect.arrayContaining([
        { path: '/echo', name: 'q' },
        { path: '/sql', name: 'q' },
      ]),
    );
  });
});
