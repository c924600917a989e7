import { expect, test } from 'vitest';
import { pageScope, runPageScope } from '#platform/page-cache/page-scope.ts';

function counter() {
  let asked = 0;
  return async () => {
    asked += 1;
    return asked;
  };
}

test('parts of one page that ask for the same ask once, also at the same time', async () => {
  const read = counter();
  const { result } = await runPageScope(async () => [
    ...(await Promise.all([pageScope.once('settings', read), pageScope.once('settings', read)])),
    await pageScope.once('settings', read),
    await pageScope.once('sections', read),
  ]);
  expect(result).toEqual([1, 1, 1, 2]);
});

test('the next page asks again, and so does whoever makes none', async () => {
  const read = counter();
  const make = () => runPageScope(() => pageScope.once('settings', read));
  expect([(await make()).result, (await make()).result]).toEqual([1, 2]);
  expect([await pageScope.once('settings', read), await pageScope.once('settings', read)]).toEqual([3, 4]);
});
