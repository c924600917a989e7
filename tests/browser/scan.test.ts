import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '#tests/support/browser.ts';
import { crawl, type RawAnswer } from '#tests/support/crawl.ts';
import { attack, bend, findHidden, inletsOf, lookAt } from '#tests/support/scan.ts';
import { theSite } from '#tests/support/the-site.ts';

/** Other forms of an address are the same code; of each this many are asked. */
const onePerForm = (addresses: readonly string[]): string[] => {
  const forms = new Map(
    addresses.map((address) => [address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#'), address]),
  );
  return [...forms.values()];
};

async function cookieOf(person: string): Promise<string> {
  const all = await (await signIn(person)).context().cookies();
  return all.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const scriptsIn = (answers: readonly RawAnswer[]) => [
  ...new Set(
    answers.flatMap(({ body }) =>
      [...body.toString('utf8').matchAll(/(?:src|href)="(\/(?:_next|js)\/[^"]+\.(?:js|css))"/g)].map(
        ([, file]) => file ?? '',
      ),
    ),
  ),
];

/** Where a page leads that asks for an address which somebody gave it. */
const trap = {
  url: '',
  asked: [] as string[],
  server: createServer((request, response) => {
    trap.asked.push(request.url ?? '');
    response.end();
  }),
  findings: () => trap.asked.map((at) => ({ hole: 'ssrf', at })),
};

beforeAll(async () => {
  await new Promise<void>((ready) => trap.server.listen(0, '127.0.0.1', ready));
  trap.url = `http://127.0.0.1:${(trap.server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  trap.server.closeAllConnections();
  trap.server.close();
});

test('a reader finds no hole in the site', async () => {
  const { url } = theSite();
  const answers = await crawl(
    url,
    [
      '/',
      '/tim-kiem',
      '/tim-kiem?q=a',
      '/sign-in?next=/desk',
      '/oembed?url=x&format=json',
      '/tim-kiem/goi-y?q=a',
      '/api/v1/public/articles?limit=1&cursor=x',
      '/api/v1/tags?q=a',
      '/desk/site-at?why=x',
    ],
    { levels: 1 },
  );
  const inlets = inletsOf(answers);
  expect(inlets.length).toBeGreaterThan(8);
  const { findings, requests } = await attack(url, inlets.slice(0, 24), { trap: trap.url });
  const bent = await bend(url, onePerForm(answers.map(({ address }) => address)).slice(0, 24));
  const hidden = await findHidden(url, scriptsIn(answers));
  console.info(`${answers.length} pages, ${inlets.length} inlets, ${requests} attacks`);
  expect([...findings, ...bent, ...hidden, ...lookAt(answers), ...trap.findings()]).toEqual([]);
}, 600_000);

test.each(['lan', 'thu', 'quan'])(
  '%s finds none at the desk',
  async (person) => {
    const { url } = theSite();
    const headers = { cookie: await cookieOf(person) };
    const answers = await crawl(
      url,
      [
        '/desk',
        '/desk?state=draft',
        '/desk/media?q=a',
        '/desk/find?q=a&section=the-gioi',
        '/desk/tags?q=a',
        '/desk/admin/audit?q=a',
        '/desk/reads',
        '/desk/schedule',
      ],
      { levels: 0, headers },
    );
    const inlets = inletsOf(answers);
    expect(inlets.length).toBeGreaterThan(3);
    const { findings, requests } = await attack(url, inlets.slice(0, 10), { ...headers, trap: trap.url });
    console.info(`${person}: ${answers.length} pages, ${inlets.length} inlets, ${requests} attacks`);
    expect([...findings, ...lookAt(answers), ...trap.findings()]).toEqual([]);
  },
  600_000,
);

describe('the scanner finds what there is', () => {
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
    expect(findings.map((finding) => finding.hole)).toContain(hole);
  });

  test('an address that it is made to ask, and what answers tell by themselves', async () => {
    await attack(url, [{ path: '/fetch', name: 'q' }], { trap: trap.url });
    expect(trap.findings().map(({ hole }) => hole)).toEqual(['ssrf']);
    const told = lookAt(await crawl(url, ['/files'], { levels: 0 })).map(({ hole }) => hole);
    expect(new Set(told)).toEqual(new Set(['headers', 'banner', 'cookie', 'listing']));
  });

  test('another host, another method, hidden files, and where something is taken in', async () => {
    const holes = [...(await bend(url, ['/host', '/'])), ...(await findHidden(url, []))].map(
      ({ hole }) => hole,
    );
    expect(holes).toEqual(expect.arrayContaining(['host', 'method', 'hidden']));
    const inlets = inletsOf(await crawl(url, ['/'], { levels: 1 }));
    expect(inlets).toEqual(
      expect.arrayContaining([
        { path: '/echo', name: 'q' },
        { path: '/sql', name: 'q' },
      ]),
    );
  });
});
