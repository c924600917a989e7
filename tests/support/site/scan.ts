import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseHTML } from 'linkedom';
import { ask, type RawAnswer } from './crawl.ts';

/** A finding of the scanner: the kind of vulnerability, and the place. */
export type Finding = { readonly vulnerability: Vulnerability; readonly at: string };
export type Vulnerability =
  | 'reflected'
  | 'sql'
  | 'boolean-sql'
  | 'file'
  | 'header'
  | 'redirect'
  | 'host'
  | 'method'
  | 'hidden'
  | 'template'
  | 'ssrf'
  | 'headers'
  | 'banner'
  | 'cookie'
  | 'listing'
  | 'failure';

/** Headers that a proxy or a framework may take for the site's own name. */
const OTHER_HOSTS: readonly Record<string, string>[] = [
  { host: 'trip.example' },
  { 'x-forwarded-host': 'trip.example' },
  { forwarded: 'host=trip.example' },
  { 'x-original-url': '/trip.example' },
];

/** An input of a page: an address and the name of a parameter. */
export type InjectionPoint = { readonly path: string; readonly name: string };

const MARK = 'zq9x';
const ELSEWHERE = 'trip.example';

/** Names of redirect parameters. They are tried on every page with an input. */
const FOLLOWED = ['next', 'from', 'callbackUrl', 'url', 'redirect', 'return', 'to'];

const SQL_ERRORS =
  /syntax error at|unterminated quoted|pg_query|PostgresError|SQLSTATE|invalid input syntax|operator does not exist|ORA-\d{5}|You have an error in your SQL/i;
const FAILURES = /node_modules|\bat [\w.<> ]+ \(?(?:file:|\/)[^)]*:\d+:\d+|TypeError: |ReferenceError: /;

type Attack = { readonly value: string; readonly holeIn: (answer: RawAnswer) => Vulnerability | null };

/** Status 501 means an unsupported format, as oEmbed specifies. */
const isFailure = (status: number) => status >= 500 && status !== 501;

const bodyOf = ({ body }: RawAnswer) => body.toString('utf8');

const ATTACKS: readonly Attack[] = [
  ...[`${MARK}"><s>`, `${MARK}'><s>`, `${MARK}</script><s>`, `${MARK}</title><s>`].map(
    (value): Attack => ({
      value,
      holeIn: (answer) =>
        /html|xml|svg/.test(String(answer.headers['content-type'])) && bodyOf(answer).includes(value)
          ? 'reflected'
          : null,
    }),
  ),
  ...["'", '"', '\\', "') or ('1'='1", '1;select 1--', "%' --", '1 union select null--', '\u0000', '%'].map(
    (value): Attack => ({ value, holeIn: (answer) => (SQL_ERRORS.test(bodyOf(answer)) ? 'sql' : null) }),
  ),
  ...[
    '../../../../../../etc/passwd',
    '..%2f..%2f..%2f..%2fetc/passwd',
    '/etc/passwd',
    'file:///etc/passwd',
    '....//....//....//etc/passwd',
  ].map(
    (value): Attack => ({
      value,
      holeIn: (answer) => (/root:[^:]*:0:0:/.test(bodyOf(answer)) ? 'file' : null),
    }),
  ),
  ...['{{7919*7907}}', '\u0024{7919*7907}', '#{7919*7907}', '<%= 7919*7907 %>', '*{7919*7907}'].map(
    (value): Attack => ({
      value,
      holeIn: (answer) => (bodyOf(answer).includes(String(7919 * 7907)) ? 'template' : null),
    }),
  ),
  // These are detected by a failure alone.
  ...['a'.repeat(5_000), '-1', '9'.repeat(30), '../'.repeat(400), '[object Object]'].map(
    (value): Attack => ({ value, holeIn: () => null }),
  ),
  ...['x\r\nx-scan: 1', 'x\nx-scan: 1', 'x\u560d\u560ax-scan: 1'].map(
    (value): Attack => ({
      value,
      holeIn: ({ headers }) => (headers['x-scan'] !== undefined ? 'header' : null),
    }),
  ),
];

const REDIRECTS: readonly Attack[] = [
  ...[
    `https://${ELSEWHERE}/`,
    `//${ELSEWHERE}`,
    `/\\${ELSEWHERE}`,
    `/\t/${ELSEWHERE}`,
    `https:${ELSEWHERE}`,
    `javascript:alert(1)//${ELSEWHERE}`,
  ].map((value): Attack => ({ value, holeIn: (answer) => (leadsElsewhere(answer) ? 'redirect' : null) })),
];

function leadsElsewhere(answer: RawAnswer): boolean {
  const { location } = answer.headers;
  const refresh = /http-equiv="refresh"[^>]*url=([^">]*)/i.exec(bodyOf(answer))?.[1];
  return [location, refresh].some((to) => {
    if (to === undefined) return false;
    const { host, protocol } = URL.parse(to, 'http://here.example/') ?? {};
    return host === ELSEWHERE || protocol === 'javascript:';
  });
}

/**
 * The inputs of the crawled pages: the parameters of links and forms, each once for addresses of one form.
 */
export function injectionPointsOf(answers: readonly RawAnswer[]): InjectionPoint[] {
  const inlets = new Map<string, InjectionPoint>();
  const add = (path: string, name: string) => {
    const form = path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#');
    if (!inlets.has(`${form}?${name}`)) inlets.set(`${form}?${name}`, { path, name });
  };
  for (const answer of answers) {
    const own = URL.parse(answer.address, 'http://here.example');
    for (const name of own?.searchParams.keys() ?? []) add(own?.pathname ?? '/', name);
    if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
    const { document } = parseHTML(bodyOf(answer));
    for (const form of document.querySelectorAll('form')) {
      if ((form.getAttribute('method') ?? 'get').toLowerCase() !== 'get') continue;
      const action = URL.parse(form.getAttribute('action') ?? '', `http://here.example${answer.address}`);
      // For a form with only a server action, React writes an action that is no address.
      if (action?.protocol !== 'http:') continue;
      for (const field of form.querySelectorAll('[name]'))
        add(action.pathname, field.getAttribute('name') ?? '');
    }
  }
  return [...inlets.values()];
}

/**
 * Sends each attack to each input, and foreign addresses as redirect parameters. Returns the suspicious
 * answers.
 */
export async function attack(
  site: string,
  inlets: readonly InjectionPoint[],
  { trap, ...headers }: Readonly<Record<string, string>> = {},
): Promise<{ findings: Finding[]; requests: number }> {
  const findings: Finding[] = [];
  let requests = 0;
  const paths = [...new Set(inlets.map(({ path }) => path))];
  const send = (path: string, name: string, value: string) => {
    requests += 1;
    return ask(site, `${path}?${encodeURIComponent(name)}=${encodeURIComponent(value)}`, {
      headers: { ...headers },
    });
  };
  const tryAll = async ({ path, name }: InjectionPoint, attacks: readonly Attack[]) => {
    for (const { value, holeIn } of attacks) {
      const answer = await send(path, name, value);
      const vulnerability = holeIn(answer) ?? (hasFailed(answer) ? 'failure' : null);
      if (vulnerability !== null)
        findings.push({ vulnerability, at: `${path} ${name}=${JSON.stringify(value)} → ${answer.status}` });
    }
  };
  for (const path of paths) for (const name of FOLLOWED) await tryAll({ path, name }, REDIRECTS);
  for (const inlet of inlets) {
    const { path, name } = inlet;
    await tryAll(inlet, [...ATTACKS, ...REDIRECTS]);
    for (const query of severalOf(name)) {
      const answer = await ask(site, `${path}?${query}`, { headers });
      requests += 1;
      if (hasFailed(answer))
        findings.push({ vulnerability: 'failure', at: `${path}?${query} → ${answer.status}` });
    }
    // A request that follows it arrives at the trap.
    if (trap !== undefined) await send(path, name, trap);
    const differ = async (word: string) => {
      const yes = await send(path, name, `${word}' or '1'='1`);
      return linksIn(yes) !== linksIn(await send(path, name, `${word}' or '1'='2`));
    };
    // A vulnerability shows the difference each time; a concurrent change shows it once.
    if ((await differ('x')) && (await differ('y')))
      findings.push({ vulnerability: 'boolean-sql', at: `${path} ${name}` });
  }
  return { findings, requests };
}

const hasFailed = (answer: RawAnswer) => isFailure(answer.status) || FAILURES.test(bodyOf(answer));

/** A list or an object instead of one text. */
function severalOf(name: string): string[] {
  const key = encodeURIComponent(name);
  return [
    `${key}=a&${key}=b`,
    `${key}[]=a`,
    `${key}[a]=b`,
    `${key}[$ne]=a`,
    `${key}[__proto__][a]=b`,
    `${key}`,
  ];
}

/** The number of results of a page: a count, not a time. */
function linksIn(answer: RawAnswer): number {
  return bodyOf(answer).match(/<a\b|"id":/g)?.length ?? 0;
}

/** Every page has these; other headers have their own tests. */
const EXPECTED = ['content-security-policy', 'x-content-type-options', 'referrer-policy'];

/**
 * Passive findings: missing headers, cookies that scripts can read, server banners, and directory listings.
 */
export function checkAnswers(answers: readonly RawAnswer[]): Finding[] {
  return answers.flatMap((answer) => {
    const { address: at, headers } = answer;
    const isPage = String(headers['content-type']).startsWith('text/html') && answer.status < 300;
    const missing = isPage ? EXPECTED.filter((name) => headers[name] === undefined) : [];
    const banners = ['server', 'x-powered-by', 'x-aspnet-version', 'via'].filter((name) => headers[name]);
    const open = (headers['set-cookie'] ?? []).filter(
      (cookie) => !/;\s*httponly/i.test(cookie) || !/;\s*samesite=(lax|strict)/i.test(cookie),
    );
    return [
      ...missing.map((name): Finding => ({ vulnerability: 'headers', at: `${at} ${name}` })),
      ...banners.map((name): Finding => ({ vulnerability: 'banner', at: `${at} ${name}` })),
      ...open.map((cookie): Finding => ({ vulnerability: 'cookie', at: `${at} ${cookie.split('=')[0]}` })),
      ...(/<title>(index of|directory listing)/i.test(bodyOf(answer))
        ? [{ vulnerability: 'listing', at } as const]
        : []),
    ];
  });
}

/** Findings for requests with another host, another method, or an unsupported method. */
export async function scanRequests(
  site: string,
  addresses: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const address of addresses) {
    const plain = await ask(site, address, { headers: { ...headers } });
    for (const named of OTHER_HOSTS) {
      const answer = await ask(site, address, {
        headers: { ...headers, ...named } as Record<string, string>,
      });
      if (bodyOf(answer).includes(ELSEWHERE) || String(answer.headers.location).includes(ELSEWHERE))
        findings.push({ vulnerability: 'host', at: `${address} ${JSON.stringify(named)}` });
    }
    for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
      const answer = await ask(site, address, { headers: { ...headers, [name]: 'DELETE' } });
      if (answer.status !== plain.status)
        findings.push({ vulnerability: 'method', at: `${address} ${name}` });
    }
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const { status } = await ask(site, address, { method, headers: { ...headers } });
      if (isFailure(status))
        findings.push({ vulnerability: 'failure', at: `${method} ${address} → ${status}` });
    }
  }
  return findings;
}

const NAMES = `
  .env .env.local .env.production .git/config .git/HEAD .gitignore
  .npmrc .DS_Store .htaccess .ssh/id_rsa package.json package-lock.json
  tsconfig.json next.config.js drizzle.config.ts Dockerfile docker-compose.yml README.md
  backup.sql dump.sql db.sqlite backup.zip backup.tar.gz site.tar.gz
  data/secrets/demo-password secrets data logs server-status phpinfo.php
  wp-login.php wp-admin/ admin console actuator/env graphql
  debug metrics _debug trace server/main.ts core/urls.ts
  middleware.ts app/page.tsx node_modules/next/package.json public/js/live.js tests id_rsa
  _next/server/middleware-manifest.json _next/build-manifest.json _next/BUILD_ID _next/required-server-files.json _next/cache _next/trace
  _next/static/../server/app-paths-manifest.json _next/static/%2e%2e/server/server-reference-manifest.json _next/image?url=http://127.0.0.1/&w=64&q=75 _next/data/x/index.json _next/../package.json media/..%2f..%2fsecrets/auth-secret
  fonts/..%2f..%2fpackage.json js/..%2f..%2fpackage.json
`
  .trim()
  .split(/\s+/);

/** Requests files that must not be served, and the source maps of the scripts that a page names. */
export async function findHidden(site: string, scripts: readonly string[]): Promise<Finding[]> {
  const addresses = [
    ...NAMES.map((name) => `/${name}`),
    ...scripts.map((script) => `${script.split('?')[0]}.map`),
  ];
  const findings: Finding[] = [];
  for (const address of addresses) {
    const { status } = await ask(site, address);
    if (status === 200 || status === 206 || isFailure(status))
      findings.push({ vulnerability: 'hidden', at: `${address} → ${status}` });
  }
  return findings;
}

export type RequestTrap = Awaited<ReturnType<typeof openTrap>>;

/** A server on this machine that records each request: it detects a page that fetches an attacker's URL. */
export async function openTrap() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    findings: () => asked.map((at) => ({ vulnerability: 'ssrf', at })),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
