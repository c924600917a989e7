import { describe, expect, test } from 'vitest';
import { queueHashing } from '#platform/passwords/hashing-queue.ts';
import {
  choosePasswordCost,
  hashingTargetMs,
  isCheaper,
  leastPasswordCost,
  PASSWORD_COSTS,
  type PasswordCost,
} from '#platform/passwords/password-cost.ts';
import {
  hashPassword,
  measurePasswordCost,
  setPasswordCost,
  verifyPassword,
} from '#platform/passwords/passwords.ts';
import { validatePassword } from '#platform/passwords/validate-password.ts';

describe('password rules', () => {
  const about = ['Nguyễn Thị Lan', 'lan.nguyen@toasoan.example', 'Báo Sông Hồng', 'songhong.example'];

  test.each([
    '12345678',
    'password',
    'password1',
    'Passw0rd!',
    'qwertyuiop',
    'iloveyou',
    'abcd1234',
    'aaaaaaaaaaaa',
    '19051990',
    'matkhau123',
    'mật khẩu',
    'Matkhau@123',
    'anhyeuem',
    'anhyeuem123',
    'Anh yêu em',
    'vietnam2024',
    'Hanoi@2025',
    'tòa soạn',
    'toasoan123',
    'phongvien1',
    'sinhnhat',
    'emyeuanh1',
  ])('the common password %s is refused', async (password) => {
    expect(await validatePassword(password, about)).not.toBeNull();
  });

  test.each(['nguyenthilan', 'Nguyễn Thị Lan', 'Lan.Nguyen1', 'songhong2024', 'Báo Sông Hồng', 'lan12345'])(
    'the personal password %s is refused',
    async (password) => {
      expect(await validatePassword(password, about)).toBe('personal');
    },
  );

  test.each([
    'ba con mèo qua sông',
    'mưa rào tháng bảy',
    'correct horse battery staple',
    'xK9#mQ2$vL7p',
    'gió mùa về muộn năm nay',
    '🦆 lội ao làng',
  ])('%s is accepted', async (password) => {
    expect(await validatePassword(password, about)).toBeNull();
  });

  test('a name inside a long password is accepted', async () => {
    expect(await validatePassword('Lan trồng bảy chậu cúc vàng', about)).toBeNull();
  });

  test('a password of two hundred characters is judged by its beginning', async () => {
    expect(await validatePassword('x'.repeat(200), about)).toBe('common');
    expect(await validatePassword(`gió mùa về muộn năm nay ${'y'.repeat(176)}`, about)).toBeNull();
  });
});

describe('the cost of hashing', () => {
  const paying = (msPerUnit: number) => (cost: PasswordCost) =>
    (cost.memoryKiB * cost.passes * msPerUnit) / (leastPasswordCost.memoryKiB * leastPasswordCost.passes);

  test('is the highest within the time target', async () => {
    const { cost, tookMs } = choosePasswordCost(paying(40));
    expect(tookMs).toBeLessThanOrEqual(hashingTargetMs);
    expect(cost).toEqual({ memoryKiB: 65_536, passes: 2 });
  });

  test('stays between the lowest cost on a slow machine and the highest on a fast one', async () => {
    expect(choosePasswordCost(paying(5_000)).cost).toEqual(leastPasswordCost);
    expect(choosePasswordCost(paying(0.1)).cost).toEqual(PASSWORD_COSTS.at(-1));
  });

  test('rises from one choice to the next', () => {
    const works = PASSWORD_COSTS.map(({ memoryKiB, passes }) => memoryKiB * passes);
    expect(works).toEqual([...works].sort((one, other) => one - other));
    expect(Math.max(...PASSWORD_COSTS.map(({ memoryKiB }) => memoryKiB))).toBe(65_536);
  });

  test('is measured on this machine with real hashes', async () => {
    const { cost, tookMs } = measurePasswordCost();
    expect(PASSWORD_COSTS).toContainEqual(cost);
    expect(tookMs).toBeGreaterThan(0);
  });

  test('is read from a hash, and an unknown hash counts as cheaper', async () => {
    const hash = await hashPassword('ba con mèo');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(isCheaper(hash, leastPasswordCost)).toBe(false);
    expect(isCheaper(hash, { ...leastPasswordCost, passes: 3 })).toBe(true);
    expect(isCheaper('$2b$10$abc', leastPasswordCost)).toBe(true);
  });
});

test('a password matches in NFC and NFD, and is case-sensitive', async () => {
  const hash = await hashPassword('mưa rào'.normalize('NFD'));
  expect(await verifyPassword('mưa rào'.normalize('NFC'), hash)).toBe(true);
  expect(await verifyPassword('Mưa rào', hash)).toBe(false);
  expect(await verifyPassword('a password without an account', null)).toBe(false);
});

test('two hashes run at once, sixty-four wait, and the next is rejected', async () => {
  let [running, most] = [0, 0];
  const letGo: (() => void)[] = [];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => letGo.push(resolve));
    running -= 1;
  };
  const all = Array.from({ length: 67 }, () =>
    queueHashing('unknown', work).then(
      () => 'done',
      ({ code }) => code,
    ),
  );
  while (letGo.length > 0 || running > 0) {
    letGo.shift()?.();
    await new Promise(setImmediate);
  }
  const ends = await Promise.all(all);
  expect(most).toBe(2);
  expect(ends.filter((end) => end === 'done')).toHaveLength(66);
  expect(ends.filter((end) => end === 'auth.busy')).toHaveLength(1);
});

test('a sign-in without a password is rejected like others when the queue is full', async () => {
  setPasswordCost(leastPasswordCost);
  const enough = Promise.withResolvers<void>();
  const all = Array.from({ length: 66 }, () => queueHashing('unknown', () => enough.promise));
  await expect(verifyPassword('mưa rào', null)).rejects.toMatchObject({ code: 'auth.busy' });
  enough.resolve();
  await Promise.all(all);
  expect(await verifyPassword('mưa rào', null)).toBe(false);
});

test('a known browser is not rejected in a flood, and goes first', async () => {
  const enough = Promise.withResolvers<void>();
  const done: string[] = [];
  const flood = Array.from({ length: 66 }, () =>
    queueHashing('unknown', async () => {
      await enough.promise;
      done.push('unknown');
    }),
  );
  await expect(queueHashing('unknown', async () => {})).rejects.toMatchObject({ code: 'auth.busy' });
  const known = queueHashing('known', async () => void done.push('known'));
  enough.resolve();
  await Promise.all([...flood, known]);
  // After the two that were running.
  expect(done.indexOf('known')).toBeLessThanOrEqual(2);
});
