import { afterAll, beforeAll, expect, test } from 'vitest';
import { crawl, type RawAnswer } from '#tests/support/site/crawl.ts';
import {
  attack,
  checkAnswers,
  findHidden,
  injectionPointsOf,
  openTrap,
  type RequestTrap,
  scanRequests,
} from '#tests/support/site/scan.ts';
import { sessionCookie } from '#tests/support/site/session-of.ts';
import { theSite } from '#tests/support/site/the-site.ts';

/** Keeps one address of each form; other addresses of a form run the same code. */
const onePerForm = (addresses: readonly string[]): string[] => {
  const forms = new Map(
    addresses.map((address) => [address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#'), address]),
  );
  return [...forms.values()];
};

const scriptsIn = (answers: readonly RawAnswer[]) => [
  ...new Set(
    answers.flatMap(({ body }) =>
      [...body.toString('utf8').matchAll(/(?:src|href)="(\/(?:_next|js)\/[^"]+\.(?:js|css))"/g)].map(
        ([, file]) => file ?? '',
      ),
    ),
  ),
];

let trap: RequestTrap;

beforeAll(async () => {
  trap = await openTrap();
});

afterAll(() => trap.close());

test('the scanner finds no vulnerability as a reader', async () => {
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
  const inlets = injectionPointsOf(answers);
  expect(inlets.length).toBeGreaterThan(8);
  const { findings, requests } = await attack(url, inlets.slice(0, 24), { trap: trap.url });
  const bent = await scanRequests(url, onePerForm(answers.map(({ address }) => address)).slice(0, 24));
  const hidden = await findHidden(url, scriptsIn(answers));
  console.info(`${answers.length} pages, ${inlets.length} inlets, ${requests} attacks`);
  expect([...findings, ...bent, ...hidden, ...checkAnswers(answers), ...trap.findings()]).toEqual([]);
}, 600_000);

test.each(['lan', 'thu', 'quan'])(
  'the scanner finds no vulnerability at the desk as %s',
  async (person) => {
    const { url } = theSite();
    const headers = { cookie: await sessionCookie(person) };
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
    const inlets = injectionPointsOf(answers);
    expect(inlets.length).toBeGreaterThan(3);
    const { findings, requests } = await attack(url, inlets.slice(0, 10), { ...headers, trap: trap.url });
    console.info(`${person}: ${answers.length} pages, ${inlets.length} inlets, ${requests} attacks`);
    expect([...findings, ...checkAnswers(answers), ...trap.findings()]).toEqual([]);
  },
  600_000,
);
