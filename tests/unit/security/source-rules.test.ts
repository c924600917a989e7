import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folders = [
  'app',
  'components',
  'core',
  'db',
  'platform',
  'public/js',
  'server',
  'usecases',
  'middleware.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
];

/** What our code may not hold, and the files that may hold it all the same. */
const RULES: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly allowed: readonly string[];
}[] = [
  { what: 'code made of text', pattern: /\beval\(|new Function\(|setTimeout\(\s*['"`]/, allowed: [] },
  { what: 'TLS that checks no certificate', pattern: /rejectUnauthorized|NODE_TLS_REJECT/, allowed: [] },
  {
    what: 'a weak hash',
    pattern: /create(?:Hash|Hmac)\(['"](?:md5|sha1)/,
    // RFC 6238: what authenticator apps compute.
    allowed: ['core/people/totp.ts', 'platform/auth/totp.ts'],
  },
  {
    what: 'a cipher other than AES-256-GCM',
    pattern: /create(?:C|Dec)ipher(?:iv)?\((?!['"]aes-256-gcm|algorithm|cipher)/,
    allowed: [],
  },
  {
    what: 'chance that can be guessed',
    pattern: /Math\.random/,
    // Waits and names of files of a moment, where guessing wins nothing.
    allowed: [
      'components/desk/article/writing/reconnect.ts',
      'components/desk/article/writing/visit-lock.ts',
      'components/desk/notifications/hold-bell-line.ts',
      'platform/postgres/start-postgres.ts',
      'platform/storage/storage.ts',
      'public/js/live.js',
      'server/http/live-events.ts',
    ],
  },
  {
    what: 'a program that is started',
    pattern: /child_process/,
    allowed: [
      'platform/pictures/prepare-picture.ts',
      'platform/postgres/binaries.ts',
      'platform/postgres/cluster.ts',
      'platform/postgres/start-postgres.ts',
    ],
  },
  {
    what: 'HTML that goes in whole',
    pattern: /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/,
    // Our own writers of body, live and JSON-LD, our two scripts, what the live page is sent, and what React has written.
    allowed: [
      'app/(site)/layout.tsx',
      'app/_shell/reader/static-html.tsx',
      'components/site/article-view.tsx',
      'components/site/json-ld.tsx',
      'components/site/live/live-section.tsx',
      'components/ui/early-input.tsx',
      'public/js/live.js',
    ],
  },
  {
    what: 'next-auth where its own sign-in does not run',
    pattern: /from 'next-auth/,
    // Decision 0075: what would change on the day that it is replaced.
    allowed: [
      'app/_shell/session/auth-options.ts',
      'app/api/auth/[...nextauth]/route.ts',
      'components/desk/sign-in/sign-in-form.tsx',
      'platform/auth/encrypted-jwt.ts',
    ],
  },
  {
    what: 'an answer for other origins',
    pattern: /access-control-allow/i,
    // Both hold what everybody may read, and take no cookie.
    allowed: ['app/(site)/oembed/route.ts', 'app/api/openapi.json/route.ts'],
  },
  {
    what: 'a body that is read whole, however large it is',
    pattern: /\brequest\.(?:formData|json|text|arrayBuffer|blob|bytes)\(/,
    allowed: [],
  },
];

const sources = folders.flatMap(filesBelow);

test.each(RULES)('there is no $what but where it is named', ({ pattern, allowed }) => {
  const holding = sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
  expect(holding.filter((file) => !allowed.includes(file))).toEqual([]);
});

test.each([
  'eval(input)',
  'new Function("a")',
  'setTimeout("go()", 1)',
  'rejectUnauthorized: false',
  "createHash('md5')",
  "createCipheriv('aes-256-cbc', key, iv)",
  'Math.random()',
  "from 'node:child_process'",
  'box.innerHTML = text',
  "'Access-Control-Allow-Origin': '*'",
  'await request.formData()',
  "from 'next-auth/jwt'",
])('and the rules see %s', (line) => {
  expect(RULES.some(({ pattern }) => pattern.test(line))).toBe(true);
});

function filesBelow(name: string): { file: string; text: string }[] {
  const found = name.includes('.')
    ? [name]
    : readdirSync(path.join(root, name), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(name, file),
      );
  return found
    .filter((file) => /\.(?:tsx?|js|mjs)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
}
