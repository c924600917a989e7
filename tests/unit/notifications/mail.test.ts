import { describe, expect, test } from 'vitest';
import { composeMail, oneLine } from '#core/notifications/compose-mail.ts';
import { debtStageAt } from '#core/notifications/debt-escalation.ts';
import { nextTryAt } from '#core/notifications/delivery-retry.ts';
import { groupByStory } from '#core/notifications/group-by-story.ts';
import { noticeOf } from '#core/notifications/notice.ts';
import type { NotificationItem } from '#core/notifications/notification-item.ts';
import { webhookBody } from '#core/notifications/webhook-body.ts';
import { mailOptions } from '#platform/mail/mail-options.ts';
import { isMailAddress } from '#platform/mail/mailer.ts';
import { isCallableUrl } from '#platform/ssrf/safe-post.ts';
import { signWebhook } from '#platform/ssrf/webhook-call.ts';

const now = new Date('2026-07-17T01:00:00Z');
const setting = {
  locale: 'vi',
  timeZone: 'Asia/Ho_Chi_Minh',
  siteUrl: 'https://toasoan.example',
  now,
  withHeadlines: true,
  isDigest: false,
} as const;

const item = (changes: Partial<NotificationItem> = {}): NotificationItem => ({
  id: 'n1',
  kind: 'changes_requested',
  at: new Date('2026-07-17T00:30:00Z'),
  readAt: null,
  actorName: 'Trần Thu',
  detail: {},
  articleId: '01980000-0000-7000-8000-000000000001',
  number: 1042,
  headline: 'Mùa nước mặn <đến> sớm & dài',
  publicState: 'none',
  debtOpenedAt: null,
  ...changes,
});

describe('a mail', () => {
  test('about one event has its text, the headline and the links', () => {
    const { subject, text, html } = composeMail([item()], setting);
    expect(subject).toBe('Trả bài: Mùa nước mặn <đến> sớm & dài');
    expect(text).toContain('- Trần Thu trả bài · 07:30 17/7/2026 (GMT+7)');
    expect(text).toContain('https://toasoan.example/desk/articles/01980000-0000-7000-8000-000000000001');
    expect(text).toContain('https://toasoan.example/desk/account#notifications');
    expect(html).toContain('Mùa nước mặn &lt;đến&gt; sớm &amp; dài');
    expect(html).not.toContain('<đến>');
  });
  test('groups several events of one story', () => {
    const items = [
      item({ id: 'n3', kind: 'approved' }),
      item({ id: 'n2', articleId: null, kind: 'assigned', detail: { title: 'Chụp bến phà' } }),
      item(),
    ];
    const { subject, text } = composeMail(items, setting);
    expect(subject).toBe('3 thông báo từ tòa soạn');
    expect(text.match(/Mùa nước mặn/g)).toHaveLength(1);
    expect(text).toContain('Chụp bến phà');
  });
  test('about a stale front links to the front', () => {
    const stale = item({
      ...{ kind: 'front_stale', articleId: null, number: null, headline: null, actorName: null },
      detail: { front: 'home' },
    });
    const { subject, text, html } = composeMail([stale], setting);
    expect(subject).toBe('Trang nhất cũ: Trang chủ');
    expect(text).toContain('https://toasoan.example/desk/fronts/home');
    expect(html).toContain('>Mở trang nhất</a>');
  });
  test('about a lost second factor links to the person', () => {
    const asked = item({
      ...{ kind: 'factor_reset', articleId: null, number: null, headline: null, actorName: 'Quân' },
      detail: { personId: 'p1', title: 'Mai Lan' },
    });
    const inEnglish = composeMail([asked], { ...setting, locale: 'en', withHeadlines: false });
    expect(inEnglish.subject).toBe('Second factor to take away: Mai Lan');
    expect(inEnglish.text).toContain(
      '- Quân asks to take away this person’s second factor: confirm or decline',
    );
    expect(inEnglish.text).toContain('https://toasoan.example/desk/admin/people/p1');
    expect(inEnglish.html).toContain('>Open this person’s page</a>');
    expect(composeMail([asked], setting).html).toContain('>Mở trang của người này</a>');
  });
  test('about an assignment has its title and link, and without headlines only the link', () => {
    const assigned = item({
      ...{ kind: 'assigned', articleId: null, number: null, headline: null },
      detail: { assignmentId: 'a1', title: 'Chụp bến phà' },
    });
    const { subject, text, html } = composeMail([assigned], setting);
    expect(subject).toBe('Giao việc: Chụp bến phà');
    expect(text).toContain('https://toasoan.example/desk/assignments/a1');
    expect(html).toContain('>Mở việc được giao</a>');
    const without = composeMail([assigned], { ...setting, withHeadlines: false });
    expect(without.subject).toBe('Giao việc: Việc được giao');
    expect(without.text + without.html).not.toContain('Chụp bến phà');
    const unassigned = composeMail([{ ...assigned, detail: { assignmentId: 'a1' } }], setting);
    expect(unassigned.text).not.toContain('/desk/assignments/');
  });
  test('leaves headlines out if the setting says so', () => {
    const { subject, text, html } = composeMail([item()], { ...setting, withHeadlines: false });
    expect(subject).toBe('Trả bài: Bài số 1042');
    expect(text + html).not.toContain('Mùa nước mặn');
  });
  test('about a sealed story has only its number', () => {
    expect(composeMail([item({ headline: null })], setting).subject).toBe('Trả bài: Bài số 1042');
  });
  test('is in the language of its recipient', () => {
    const digest = composeMail([item()], { ...setting, locale: 'en', isDigest: true });
    expect(digest.subject).toBe('Digest of Friday, 17 July 2026: 1 notification');
    expect(digest.text).toContain('Trần Thu requested changes');
  });
});

describe('user text cannot inject mail headers', () => {
  const nasty = 'Tin\r\nBcc: everybody@elsewhere.example\r\n\r\nxin chào';
  test('a headline with line breaks becomes one line', () => {
    const { subject } = composeMail([item({ headline: nasty })], setting);
    expect(subject).toBe('Trả bài: Tin Bcc: everybody@elsewhere.example xin chào');
    expect(oneLine('a\u2028b\u0000c')).toBe('a b c');
    expect([...oneLine('ả'.repeat(400))].length).toBe(160);
  });
  test.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '<a@b.example>',
    'a@b.example;c@d.example',
    'không phải địa chỉ',
    '',
  ])('%j is no valid recipient', (address) => {
    expect(isMailAddress(address)).toBe(false);
    expect(() =>
      mailOptions({ to: address, subject: 's', text: 't', html: 'h', id: 'i' }, 'desk@toasoan.example'),
    ).toThrow();
  });
  test('an address with accents is valid', () => {
    expect(isMailAddress('lan.nguyễn+tin@toasoan.example')).toBe(true);
  });
});

test('the stages of a debt follow its age, and a missed stage is skipped', () => {
  const openedAt = new Date('2026-07-17T03:00:00Z');
  const after = (minutes: number) => debtStageAt(openedAt, new Date(openedAt.getTime() + minutes * 60_000));
  expect([0, 9.99, 10, 29.99, 30, 600].map(after)).toEqual([
    'opened',
    'opened',
    'managing',
    'managing',
    'everybody',
    'everybody',
  ]);
});

test('events of one story are grouped at the place of the newest', () => {
  const events = [
    { articleId: 'a', n: 5 },
    { articleId: null, n: 4 },
    { articleId: 'b', n: 3 },
    { articleId: 'a', n: 2 },
    { articleId: null, n: 1 },
  ];
  expect(groupByStory(events).map(({ items }) => items.map(({ n }) => n))).toEqual([[5, 2], [4], [3], [1]]);
});

describe('an event of the outbox', () => {
  const articleId = '01980000-0000-4000-8000-000000000001';
  const actorId = '01980000-0000-4000-8000-000000000002';
  test.each([
    ['minor_fix', null],
    ['update', null],
    ['clarification', 'correction'],
    ['correction', 'correction'],
  ])('for an update of the kind %s gives the right notice', (updateKind, kind) => {
    const notice = noticeOf('article.publish_update', { articleId, actorId, updateKind });
    expect(notice?.kind ?? null).toBe(kind);
  });
  test('for an assignment has its title, with or without a story', () => {
    const input = {
      assignmentId: 'a1',
      assigneeIds: [actorId],
      actorId: articleId,
      articleId: null,
      title: 'Họp báo',
    };
    expect(noticeOf('assignment.assigned', input)).toEqual({
      kind: 'assigned',
      articleId: null,
      actorId: articleId,
      personIds: [actorId],
      detail: { assignmentId: 'a1', title: 'Họp báo' },
    });
  });
  test('that concerns no recipient gives no notice', () => {
    expect(noticeOf('article.claim', { articleId, actorId })).toBeNull();
  });
});

describe('a webhook', () => {
  test('contains ids, kinds and states, and no text', () => {
    const body = webhookBody({
      event: 'article.request_changes',
      eventId: 'e1',
      at: now,
      article: { id: 'a', number: 1042, workState: 'changes_requested', publicState: 'none', url: null },
      payload: {
        actorId: 'p',
        version: 3,
        reason: 'Câu mở đầu chưa rõ',
        publicNote: 'x',
        headline: 'x',
        title: 'x',
        notice: {},
      },
    });
    expect(body).toEqual({
      id: 'e1',
      event: 'article.request_changes',
      at: '2026-07-17T01:00:00.000Z',
      article: { id: 'a', number: 1042, workState: 'changes_requested', publicState: 'none', url: null },
      data: { actorId: 'p', version: 3 },
    });
  });
  test('is signed over the timestamp and the body', () => {
    // printf '1784250000.{"a":1}' | openssl dgst -sha256 -hmac whsec_x
    const hmac = 'd44cef1df5eee43a81c1269fff637b48cd1906a6f3dd8d49fa70cb5890f5ed32';
    expect(signWebhook('whsec_x', '{"a":1}', now)).toBe(`t=1784250000,v1=${hmac}`);
    expect(signWebhook('whsec_x', '{"a":1}', now)).not.toBe(signWebhook('whsec_y', '{"a":1}', now));
    expect(signWebhook('whsec_x', '{"a":1}', now)).not.toBe(signWebhook('whsec_x', '{"a":2}', now));
  });
  test.each([
    ['https://partner.example/hook', true, true],
    ['http://partner.example/hook', false, false],
    ['http://localhost:4000/hook', false, true],
    ['http://127.0.0.1:4000/', false, true],
    ['http://[::1]:4000/', false, true],
    ['http://10.0.0.5/', false, false],
    ['https://user:password@partner.example/', false, false],
    ['ftp://partner.example/', false, false],
    ['partner.example', false, false],
  ])('%s is allowed as a webhook address: %s, on this machine: %s', (url, elsewhere, here) => {
    expect(isCallableUrl(url, false)).toBe(elsewhere);
    expect(isCallableUrl(url, true)).toBe(here);
  });
});

test('a failed delivery is retried for about a day with growing intervals', () => {
  const waits = [1, 2, 3, 4, 5, 6].map(
    (attempts) => (nextTryAt(attempts, now)?.getTime() ?? 0) - now.getTime(),
  );
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(new Set(waits).size).toBe(6);
  expect(nextTryAt(7, now)).toBeNull();
});
