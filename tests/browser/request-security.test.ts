import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { newVisitor, signIn } from '#tests/support/browser/browser.ts';
import { longTest } from '#tests/support/long-test.ts';
import { type AppRoute, appRoutes } from '#tests/support/site/app-routes.ts';
import { ask, type RawAnswer } from '#tests/support/site/crawl.ts';
import { deskApi } from '#tests/support/site/desk-api.ts';
import { startSiteToRestart } from '#tests/support/site/start-site.ts';
import { theSite } from '#tests/support/site/the-site.ts';
import { bodyOf, saved } from './write-a-story.ts';

const ENTRANCES = appRoutes();
const CHANGES = ENTRANCES.flatMap((entrance) =>
  entrance.methods.filter((method) => method !== 'GET').map((method) => ({ entrance, method })),
);
/** Parameters of real pages; responses of build files or missing pages have fewer headers. */
let open: Record<string, string> = {};
let cookie = '';

beforeAll(async () => {
  const { url } = theSite();
  const { items } = (await (await fetch(`${url}/api/v1/public/articles?limit=1`)).json()) as {
    items: { url: string; number: number }[];
  };
  const [, section = '', slugAndNumber = ''] = new URL(items[0]?.url ?? '', url).pathname.split('/');
  const id = await deskApi().sharedStory('Bài để thử mọi cửa của tòa soạn');
  open = { id, section, slugAndNumber, number: String(items[0]?.number), front: 'home', page: 'people' };
  cookie = await cookieOf(await signIn('quan'));
});

async function cookieOf(page: Page): Promise<string> {
  const all = await page.context().cookies();
  return all.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** The directives of the content security policy of a response, by name. */
function policyOf({ headers }: RawAnswer): Map<string, string> {
  const parts = String(headers['content-security-policy']).split('; ');
  return new Map(parts.map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]));
}

function expectGuarded(answer: RawAnswer): void {
  const { headers, asked } = answer;
  const policy = policyOf(answer);
  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? '';
  expect(scripts, asked).toMatch(/^'(self|none)'/);
  expect(scripts, asked).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
  // Next's own error pages have inline styles; they run no script and contain no text of a person.
  if (scripts !== "'none'") {
    expect(policy.get('style-src') ?? policy.get('default-src'), asked).not.toMatch(
      /unsafe|data:|https?:|\*/,
    );
    expect(answer.body.toString('utf8'), asked).not.toMatch(/<[a-z][^<>]* style=/);
  }
  if (policy.get('default-src') !== "'none'") expect(policy.get('object-src'), asked).toBe("'none'");
  expect(policy.get('base-uri'), asked).toBe("'none'");
  expect(policy.get('frame-ancestors'), asked).toBe("'none'");
  expect(policy.get('form-action'), asked).toMatch(/^'(self|none)'$/);
  expect(policy.get('connect-src') ?? policy.get('default-src'), asked).toMatch(/^'(self|none)'$/);
  if (/'self'/.test(scripts)) expect(policy.get('require-trusted-types-for'), asked).toBe("'script'");
  expect(headers, asked).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': expect.stringMatching(/camera=\(\).*geolocation=\(\).*microphone=\(\)/),
    'referrer-policy': expect.stringMatching(/^(strict-origin-when-cross-origin|same-origin)$/),
  });
  expect(headers['x-powered-by'], asked).toBeUndefined();
  expect(headers.server, asked).toBeUndefined();
}

test.each(['a reader', 'a signed-in person'])(
  'every page and route sends its security headers to %s',
  async (who) => {
    const headers: Record<string, string> = who === 'a reader' ? {} : { cookie };
    const seen: Record<number, number> = {};
    for (const { address, file } of ENTRANCES.filter(({ methods }) => methods.includes('GET'))) {
      // The stream of notifications never ends.
      if (file.endsWith('notifications/line/route.ts')) continue;
      const answer = await ask(theSite().url, address(open), { headers });
      seen[answer.status] = (seen[answer.status] ?? 0) + 1;
      expect(answer.status, answer.asked).toBeLessThan(500);
      expectGuarded(answer);
      const isOurs = /^\/(desk|api|xem|sign-in)/.test(answer.address);
      expect(answer.headers['cross-origin-resource-policy'], answer.asked).toBe(
        isOurs ? 'same-origin' : undefined,
      );
    }
    // Most routes answer with 200: the test does not check error pages only.
    expect(seen[200]).toBeGreaterThan(who === 'a reader' ? 20 : 40);
  },
);

test('responses for unknown addresses have the security headers too', async () => {
  const { url } = theSite();
  for (const address of [
    '/khong-co',
    '/desk/khong-co',
    '/api/khong-co',
    '/_next/khong-co',
    '/media/x/y',
    '/%ff',
    '/a/b/c/d/e',
  ]) {
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS', 'PUT']) {
      const answer = await ask(url, address, { method, headers: { cookie } });
      expect(answer.status, answer.asked).toBeLessThan(500);
      expectGuarded(answer);
    }
  }
});

test('more than 50 routes change data', () => {
  expect(CHANGES.length).toBeGreaterThan(50);
});

const ELSEWHERE: [string, Record<string, string>][] = [
  ['another site', { origin: 'https://xau.example', 'sec-fetch-site': 'cross-site' }],
  ['a neighbouring subdomain', { origin: 'http://xau.localhost', 'sec-fetch-site': 'same-site' }],
  ['a page with an opaque origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['an old browser on another site', { origin: 'https://xau.example' }],
  ['an old browser with an opaque origin', { origin: 'null' }],
  ['a typed URL', { 'sec-fetch-site': 'none' }],
];

test.each(ELSEWHERE)(
  'a signed-in person’s request that changes data is refused when it comes from %s',
  async (_, elsewhere) => {
    for (const { entrance, method } of CHANGES)
      await expectForeign(entrance.address(open), method, elsewhere);
    // Server actions have no URL of their own.
    for (const address of ['/desk', '/sign-in', `/desk/articles/${open.id}`, '/doc/1']) {
      await expectForeign(address, 'POST', { ...elsewhere, 'next-action': '0'.repeat(42) });
    }
  },
);

async function expectForeign(
  address: string,
  method: string,
  headers: Record<string, string>,
): Promise<void> {
  const answer = await ask(theSite().url, address, { method, headers: { cookie, ...headers } });
  expect(answer.status, answer.asked).toBe(403);
  expect(JSON.parse(answer.body.toString('utf8')).error, answer.asked).toMatchObject({
    code: 'request.foreign',
  });
  expectGuarded(answer);
}

test('requests from the site’s own pages pass the CSRF check', async () => {
  const { url } = theSite();
  const own = { origin: url, 'sec-fetch-site': 'same-origin' };
  for (const { entrance, method } of CHANGES.filter(isHarmlessWithoutBody)) {
    const answer = await ask(url, entrance.address({ ...open, id: 'khong-co' }), {
      method,
      headers: { cookie, ...own },
    });
    expect(answer.body.toString('utf8'), answer.asked).not.toContain('request.foreign');
    expect(answer.status, answer.asked).toBeLessThan(500);
  }
});

/** Excludes the routes of next-auth: they include sign-out, which would end the session of this test. */
function isHarmlessWithoutBody({ entrance }: { entrance: AppRoute }): boolean {
  return !entrance.file.includes('nextauth');
}

test('the collaboration WebSocket refuses a foreign origin', async () => {
  const { url } = theSite();
  const headers = {
    ...{ cookie, connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  };
  const answer = await ask(url, '/collab', { headers: { ...headers, origin: 'https://xau.example' } });
  expect(answer.status).toBe(403);
  expect(JSON.parse(answer.body.toString('utf8')).error.code).toBe('request.foreign');
});

test('Trusted Types block text as HTML or script on the desk, and the desk itself does not violate them', async () => {
  const lan = await signIn('lan');
  const violations: string[] = [];
  await lan.exposeFunction('violated', (what: string) => violations.push(what));
  await lan.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const { violated } = window as unknown as { violated: (what: string) => void };
      violated(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  for (const address of ['/desk', '/desk/media', '/desk/tags', '/desk/planning', '/desk/account']) {
    await lan.goto(address);
    await lan.getByRole('main').first().waitFor();
  }
  await lan.goto('/desk/articles/new');
  await lan.getByLabel('Tiêu đề', { exact: true }).fill('Bài viết dưới luật của trình duyệt');
  await bodyOf(lan).click();
  await bodyOf(lan).evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p>Dán <b>đậm</b></p><table><tr><td>1</td></tr></table>');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await bodyOf(lan).getByText('đậm').waitFor();
  await lan.keyboard.insertText('Kiểm tra chính tảr');
  await saved(lan);
  await lan.waitForURL(/\/desk\/articles\/[0-9a-f-]{36}$/);
  await lan.reload();
  await bodyOf(lan).getByText('đậm').waitFor();
  // Zod probes once whether it may compile code and works without.
  expect(violations.filter((what) => !what.includes('trusted-types-sink Function|'))).toEqual([]);

  const outcomes = await lan.evaluate(() => {
    const outcome = (work: () => unknown) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    };
    const script = document.createElement('script');
    return [
      outcome(() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')),
      outcome(() => {
        document.createElement('div').innerHTML = '<b>x</b>';
      }),
      outcome(() => {
        script.src = 'https://xau.example/x.js';
      }),
      outcome(() => {
        script.text = 'alert(1)';
      }),
      outcome(() => new Worker('https://xau.example/x.js')),
      outcome(() => (window as any).trustedTypes.createPolicy('xau', { createHTML: (html: string) => html })),
    ];
  });
  expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError']);
});

test('reader pages block text as HTML as well', async () => {
  const reader = await newVisitor();
  await reader.goto(`/${open.section}/${open.slugAndNumber}`);
  const outcome = await reader.evaluate(() => {
    try {
      document.body.innerHTML = '<img src=x onerror=alert(1)>';
      return 'done';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(outcome).toBe('TypeError');
});

longTest(
  'over https every cookie has the __Host- prefix and its attributes, and responses send HSTS',
  async () => {
    const site = await startSiteToRestart({ SITE_URL: 'https://localhost' });
    try {
      const csrf = await fetch(`${site.url}/api/auth/csrf`);
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const signedIn = await fetch(`${site.url}/api/auth/callback/credentials`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: csrf.headers
            .getSetCookie()
            .map((set) => set.split(';')[0])
            .join('; '),
        },
        body: new URLSearchParams({ csrfToken, email: 'lan@toasoan.example', password: site.password }),
      });
      const cookies = [...csrf.headers.getSetCookie(), ...signedIn.headers.getSetCookie()];
      const session = cookies.find((set) => set.startsWith('__Host-toasoan.session='));
      expect(cookies.length).toBeGreaterThan(2);
      for (const set of cookies) {
        expect(set).toMatch(/^__Host-/);
        expect(set).toMatch(/; Path=\/(;|$)/);
        expect(set).toMatch(/; Secure(;|$)/i);
        expect(set).toMatch(/; HttpOnly(;|$)/i);
        expect(set).toMatch(/; SameSite=Lax(;|$)/i);
        expect(set).not.toMatch(/; Domain=/i);
      }
      const value = session?.split(';')[0]?.split('=')[1] ?? '';
      const desk = (name: string) =>
        fetch(`${site.url}/desk`, { redirect: 'manual', headers: { cookie: `${name}=${value}` } });
      const opened = await desk('__Host-toasoan.session');
      expect(opened.status).toBe(200);
      expect(opened.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      // A neighbouring subdomain could set the unprefixed name for the whole domain.
      expect((await desk('toasoan.session')).headers.get('location')).toContain('/sign-in');
      expect((await fetch(site.url)).headers.get('strict-transport-security')).toContain('max-age=31536000');
    } finally {
      await site.stop();
    }
  },
  300_000,
);
