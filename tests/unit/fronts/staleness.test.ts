import { expect, test } from 'vitest';
import { staleAt } from '#core/fronts/staleness.ts';

const zone = 'Asia/Ho_Chi_Minh';
const at = (clock: string, day = '2026-03-10') => new Date(`${day}T${clock}:00+07:00`);
const night = { hours: 6, quietFrom: 22, quietTo: 6 };

test.each([
  ['by day, six hours after the change', at('08:00'), at('14:00')],
  ['a change at night counts from the morning', at('23:30'), at('12:00', '2026-03-11')],
  ['a change before dawn counts from the morning, too', at('03:00'), at('12:00')],
  ['a night in between restarts the full time', at('18:00'), at('12:00', '2026-03-11')],
  ['a front that is due before the night is due then', at('15:59'), at('21:59')],
  ['a front that is due as the night begins waits until morning', at('16:00'), at('12:00', '2026-03-11')],
] as const)('%s', (_, changed, due) => {
  expect(staleAt(changed, night, zone)).toEqual(due);
});

test('with 0 hours a front is never stale, and equal hours mean no quiet period', () => {
  expect(staleAt(at('08:00'), { ...night, hours: 0 }, zone)).toBeNull();
  expect(staleAt(at('20:00'), { hours: 6, quietFrom: 0, quietTo: 0 }, zone)).toEqual(
    at('02:00', '2026-03-11'),
  );
});

test('if the limit exceeds every active day the front is never stale', () => {
  expect(staleAt(at('08:00'), { hours: 20, quietFrom: 22, quietTo: 6 }, zone)).toBeNull();
});
