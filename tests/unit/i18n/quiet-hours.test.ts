import { describe, expect, test } from 'vitest';
import { quietUntil } from '#core/i18n/quiet-hours.ts';
import { digestDay } from '#core/notifications/digest-day.ts';
import { gatherMs, notificationChannels } from '#core/notifications/notification-channels.ts';
import { defaultPreferences, preferencesFrom, preferencesSchema } from '#core/notifications/preferences.ts';

const saigon = 'Asia/Ho_Chi_Minh';
const night = { from: '22:00', to: '06:30' };
const at = (iso: string) => new Date(iso);
const iso = (moment: Date | null) => moment?.toISOString() ?? null;

describe('quiet hours', () => {
  test.each([
    ['a minute before', '2026-07-17T21:59:00+07:00', null],
    ['at their first moment', '2026-07-17T22:00:00+07:00', '2026-07-17T23:30:00.000Z'],
    ['after midnight', '2026-07-18T01:15:00+07:00', '2026-07-17T23:30:00.000Z'],
    ['at their last minute', '2026-07-18T06:29:59+07:00', '2026-07-17T23:30:00.000Z'],
    ['at their end', '2026-07-18T06:30:00+07:00', null],
  ])('over midnight: %s', (_name, now, end) => {
    expect(iso(quietUntil(at(now), night, saigon))).toBe(end);
  });

  test('within one day', () => {
    const noon = { from: '12:00', to: '13:00' };
    expect(iso(quietUntil(at('2026-07-17T12:30:00+07:00'), noon, saigon))).toBe('2026-07-17T06:00:00.000Z');
    expect(quietUntil(at('2026-07-17T13:00:00+07:00'), noon, saigon)).toBeNull();
    expect(quietUntil(at('2026-07-17T23:00:00+07:00'), noon, saigon)).toBeNull();
  });

  test('use the person’s own time zone', () => {
    const moment = at('2026-07-17T16:00:00Z');
    expect(quietUntil(moment, night, saigon)).not.toBeNull();
    expect(quietUntil(moment, night, 'Europe/Paris')).toBeNull();
  });

  test('over the last day of a year', () => {
    expect(iso(quietUntil(at('2026-12-31T23:30:00+07:00'), night, saigon))).toBe('2026-12-31T23:30:00.000Z');
  });

  describe('on nights with a daylight-saving change', () => {
    const paris = 'Europe/Paris';
    test('the spring night is an hour shorter', () => {
      // 2026-03-29, 02:00 → 03:00: from 22:00 at +01:00 to 06:30 at +02:00.
      expect(iso(quietUntil(at('2026-03-28T22:00:00+01:00'), night, paris))).toBe('2026-03-29T04:30:00.000Z');
    });
    test('the autumn night is an hour longer', () => {
      // 2026-10-25, 03:00 → 02:00.
      expect(iso(quietUntil(at('2026-10-24T22:00:00+02:00'), night, paris))).toBe('2026-10-25T05:30:00.000Z');
    });
    test('an end in the skipped hour moves forward', () => {
      const end = quietUntil(at('2026-03-29T01:30:00+01:00'), { from: '22:00', to: '02:30' }, paris);
      expect(iso(end)).toBe('2026-03-29T01:30:00.000Z');
    });
    test('an end in the repeated hour is never in the past', () => {
      const second = at('2026-10-25T02:10:00+01:00');
      const end = quietUntil(second, { from: '22:00', to: '02:30' }, paris);
      expect(iso(end)).toBe('2026-10-25T01:30:00.000Z');
      expect(end && end > second).toBe(true);
    });
  });
});

describe('the daily digest', () => {
  test.each([
    ['is not due before its hour', '2026-07-17T07:59:00+07:00', null],
    ['is due at its hour', '2026-07-17T08:00:00+07:00', '2026-07-17'],
    ['is due until half a day later', '2026-07-17T11:59:00+07:00', '2026-07-17'],
    ['is not due half a day later', '2026-07-17T12:00:00+07:00', null],
  ])('%s', (_name, now, day) => {
    expect(digestDay(at(now), 8, saigon)).toBe(day);
  });
  test('uses the local day', () => {
    expect(digestDay(at('2026-07-16T17:30:00Z'), 0, saigon)).toBe('2026-07-17');
    expect(digestDay(at('2026-07-17T08:00:00+07:00'), 8, 'America/New_York')).toBeNull();
  });
  test('is never due if the person has disabled it', () => {
    expect(digestDay(at('2026-07-17T08:00:00+07:00'), null, saigon)).toBeNull();
  });
  test('is due after its hour was skipped', () => {
    expect(digestDay(at('2026-03-29T03:05:00+02:00'), 2, 'Europe/Paris')).toBe('2026-03-29');
  });
});

describe('notification channels', () => {
  const now = at('2026-07-17T23:00:00+07:00');
  const sleeping = { ...defaultPreferences, quiet: night };
  const notice = { kind: 'approved', articleId: 's', actorId: null, personIds: [], detail: {} } as const;
  const setting = { now, timeZone: saigon };

  test('a mail is delayed to gather notices, and in quiet hours until their end', () => {
    expect(notificationChannels(notice, defaultPreferences, setting)).toEqual({
      desk: true,
      digest: false,
      mailAt: new Date(now.getTime() + gatherMs),
    });
    expect(iso(notificationChannels(notice, sleeping, setting).mailAt)).toBe('2026-07-17T23:30:00.000Z');
  });
  test('a review debt of half an hour uses all channels at once, despite preferences and quiet hours', () => {
    const off = { desk: false, email: false, digest: false };
    const muted = { ...sleeping, channels: { ...sleeping.channels, debt: off } };
    const old = { ...notice, kind: 'debt', detail: { stage: 'everybody' } } as const;
    expect(notificationChannels(old, muted, setting)).toEqual({ desk: true, digest: false, mailAt: now });
    const young = { ...notice, kind: 'debt', detail: { stage: 'opened' } } as const;
    expect(notificationChannels(young, muted, setting)).toEqual({ desk: false, digest: false, mailAt: null });
    expect(iso(notificationChannels(young, sleeping, setting).mailAt)).toBe('2026-07-17T23:30:00.000Z');
  });
});

describe('preferences', () => {
  test('preferences stored before a kind existed use its default', () => {
    const { debt, ...earlier } = defaultPreferences.channels;
    const earlierPreferences = {
      ...defaultPreferences,
      digestHour: 17,
      channels: earlier as typeof defaultPreferences.channels,
    };
    expect(preferencesFrom(earlierPreferences).channels.debt).toEqual(debt);
    expect(preferencesFrom(earlierPreferences).digestHour).toBe(17);
  });
  test.each([
    ['an invalid time', { quiet: { from: '25:00', to: '06:00' } }],
    ['quiet hours of zero length', { quiet: { from: '06:00', to: '06:00' } }],
    ['an invalid hour', { digestHour: 24 }],
    ['an unknown time zone', { timeZone: 'Asia/Saigonn' }],
    ['an unknown kind', { channels: { gossip: { desk: true, email: true, digest: true } } }],
  ])('refuse %s', (_name, wrong) => {
    expect(preferencesSchema.safeParse({ ...defaultPreferences, ...wrong }).success).toBe(false);
  });
});
