import { describe, expect, test } from 'vitest';
import { expiriesOf } from '#core/page-changes/expiries.ts';
import { renderContext, runRender } from '#platform/page-cache/render-context.ts';
import { createSharedQueryCache } from '#platform/page-cache/shared-query-cache.ts';

function counter() {
  let asked = 0;
  return async () => {
    asked += 1;
    return asked;
  };
}

test('parts of one page share a read, also at the same time', async () => {
  const read = counter();
  const { result } = await runRender(async () => [
    ...(await Promise.all([renderContext.share('settings', read), renderContext.share('settings', read)])),
    await renderContext.share('settings', read),
    await renderContext.share('sections', read),
  ]);
  expect(result).toEqual([1, 1, 1, 2]);
});

test('the next page reads again, and so does code outside of a render', async () => {
  const read = counter();
  const make = () => runRender(() => renderContext.share('settings', read));
  expect([(await make()).result, (await make()).result]).toEqual([1, 2]);
  expect([await renderContext.share('settings', read), await renderContext.share('settings', read)]).toEqual([
    3, 4,
  ]);
});

test('pages share a read until its invalidation, and all have its tag', async () => {
  const read = counter();
  const shared = createSharedQueryCache(() => 0);
  const make = () => runRender(() => renderContext.share('settings', read), shared);
  const [first, second] = await Promise.all([make(), make()]);
  expect([first.result, second.result]).toEqual([1, 1]);
  expect([...second.tags]).toEqual(['settings']);
  shared.invalidate(['sections']);
  expect((await make()).result).toBe(1);
  shared.invalidate(['home', 'settings']);
  expect((await make()).result).toBe(2);
  shared.invalidateAll();
  expect((await make()).result).toBe(3);
});

test('a shared read is repeated after a minute, and after a failure', async () => {
  let now = 0;
  const shared = createSharedQueryCache(() => now);
  const read = counter();
  await expect(shared.read('settings', () => Promise.reject(new Error('no database')))).rejects.toThrow();
  expect(await shared.read('settings', read)).toBe(1);
  now = 59_999;
  expect(await shared.read('settings', read)).toBe(1);
  now = 60_000;
  expect(await shared.read('settings', read)).toBe(2);
});

test('a failure after an invalidation does not affect the newer read', async () => {
  const shared = createSharedQueryCache(() => 0);
  const late = Promise.withResolvers<number>();
  const before = shared.read('settings', () => late.promise);
  shared.invalidate(['settings']);
  expect(await shared.read('settings', async () => 2)).toBe(2);
  late.reject(new Error('no database'));
  await expect(before).rejects.toThrow();
  expect(await shared.read('settings', async () => 3)).toBe(2);
});

test('a memo until any invalidation is read once for all pages, and adds no tag', async () => {
  const read = counter();
  const shared = createSharedQueryCache(() => 0);
  const make = () =>
    runRender(() => renderContext.memoUntilInvalidated('next-moment', read, () => false), shared);
  const [first, second] = await Promise.all([make(), make()]);
  expect([first.result, second.result, (await make()).result]).toEqual([1, 1, 1]);
  expect([...first.tags]).toEqual([]);
  shared.invalidate(['article:x']);
  expect((await make()).result).toBe(2);
  shared.invalidateAll();
  expect((await make()).result).toBe(3);
});

test('an outdated memo is read again, once for all', async () => {
  const read = counter();
  const shared = createSharedQueryCache(() => 0);
  let over = 0;
  const make = () =>
    runRender(
      () => renderContext.memoUntilInvalidated('next-moment', read, (found) => found <= over),
      shared,
    );
  expect((await make()).result).toBe(1);
  over = 1;
  const made = await Promise.all([make(), make(), make()]);
  expect(made.map(({ result }) => result)).toEqual([2, 2, 2]);
});

test('without a shared cache a memo is read each time', async () => {
  const read = counter();
  const ask = () => renderContext.memoUntilInvalidated('next-moment', read, () => false);
  expect([(await runRender(ask)).result, (await runRender(ask)).result, await ask()]).toEqual([1, 2, 3]);
});

describe('a page with known expiries', () => {
  const at = (second: number) => new Date(second * 1_000);
  const expiries = expiriesOf(
    [
      { id: '1', number: 1001, expiresAt: at(20), tags: ['article:1', 'section:a', 'home'] },
      { id: '2', number: 1002, expiresAt: at(10), tags: ['article:2', 'section:b', 'home'] },
      { id: '3', number: 1003, expiresAt: at(30), tags: ['article:3', 'section:a'] },
    ],
    { until: at(600), most: 100 },
  );
  const lifeOf = async (tags: readonly string[], body = '') => {
    const make = async () => {
      renderContext.endsWith(expiries);
      // At any time during the render.
      await Promise.resolve();
      renderContext.addTags(...tags);
      return Buffer.from(body);
    };
    const { changesAt, endsAt } = await runRender(make, null, (made) => made);
    return [changesAt, endsAt];
  };

  test.each([
    [['article:1', 'beside:b'], 20],
    [['section:a', 'article:3'], 20],
    [['section:a', 'section:b'], 10],
    [['home'], 10],
    [['article:4', 'beside:a'], null],
    [[], null],
  ] as const)('changes at the first expiry that it may list: %j', async (tags, second) => {
    expect((await lifeOf(tags))[0]).toEqual(second === null ? null : at(second));
  });

  test.each([
    ['has the tag of', ['section:b', 'article:3'], '', 30],
    ['links to', ['home', 'day:2026-05-04'], '<loc>https://bao.example/the-gioi/mot-bai-1001</loc>', 20],
    ['may list, and does not', ['home', 'section:a', 'section:b'], '/the-gioi/mot-bai-10010', 600],
    ['links to without a common tag', [], '<a href="/the-gioi/mot-bai-1002">', 10],
  ] as const)('ends with the first story that it %s', async (_, tags, body, second) => {
    expect((await lifeOf(tags, body))[1]).toEqual(at(second));
  });

  test('ends earlier if the render says so', async () => {
    const { endsAt } = await runRender(async () => {
      renderContext.endsWith(expiries);
      renderContext.endsAt(at(5));
    });
    expect(endsAt).toEqual(at(5));
  });
});
