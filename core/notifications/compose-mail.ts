import { escapeXml } from '../feeds/escape-xml.ts';
import { longDate, shortDateTime } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import { absoluteUrl, notificationPreferencesUrl, notificationsDeskUrl } from '../urls.ts';
import { groupByStory, type StoryGroup } from './group-by-story.ts';
import { type MailText, mailPage } from './mail-text.ts';
import type { NotificationItem } from './notification-item.ts';
import { notificationPlace } from './notification-place.ts';
import { kindName, notificationText, notificationTitle } from './notification-words.ts';

const subjectMaxChars = 160;

const WORDS = {
  vi: {
    many: (count: number) => `${count} thông báo từ tòa soạn`,
    digest: (day: string, count: number) => `Tổng hợp ${day}: ${count} thông báo`,
    digestIntro: 'Những thông báo bạn chưa đọc:',
    open: {
      story: 'Mở bài',
      front: 'Mở trang nhất',
      person: 'Mở trang của người này',
      assignment: 'Mở việc được giao',
    },
    all: 'Tất cả thông báo',
    why: 'Bạn nhận thư này vì có việc ở tòa soạn liên quan tới bạn.',
    preferences: 'Chọn cách nhận thông báo',
    test: 'Thư thử từ tòa soạn',
    testBody: 'Nếu bạn đọc được thư này, tòa soạn gửi được e-mail.',
  },
  en: {
    many: (count: number) => `${count} notifications from the newsroom`,
    digest: (day: string, count: number) =>
      `Digest of ${day}: ${count} ${count === 1 ? 'notification' : 'notifications'}`,
    digestIntro: 'Your unread notifications:',
    open: {
      story: 'Open the story',
      front: 'Open the front',
      person: 'Open this person’s page',
      assignment: 'Open the assignment',
    },
    all: 'All notifications',
    why: 'You get this mail because something in the newsroom concerns you.',
    preferences: 'Choose how you are notified',
    test: 'A test mail from the newsroom',
    testBody: 'If you can read this, the newsroom can send mail.',
  },
} as const satisfies Record<Locale, unknown>;

type Setting = {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly siteUrl: string;
  readonly now: Date;
  /** Whether e-mails may contain headlines. */
  readonly withHeadlines: boolean;
};

/**
 * Composes one e-mail from notifications, grouped by story. It contains headlines if the setting allows, and
 * no text of a story. The caller has checked what the recipient may read now.
 */
export function composeMail(
  items: readonly NotificationItem[],
  setting: Setting & { readonly isDigest: boolean },
): MailText {
  const { locale, timeZone, now, isDigest } = setting;
  const words = WORDS[locale];
  const groups = groupByStory(items);
  const [first] = groups;
  const subject = isDigest
    ? words.digest(longDate(now, { locale, timeZone }), items.length)
    : groups.length === 1 && first
      ? subjectOf(first, setting)
      : words.many(items.length);
  const intro = isDigest ? [words.digestIntro, ''] : [];
  const links = linksOf(setting);
  return {
    subject: oneLine(subject),
    text: [
      ...intro,
      ...groups.flatMap((group) => [...textOf(group, setting), '']),
      `${words.all}: ${links.all}`,
      '',
      words.why,
      `${words.preferences}: ${links.preferences}`,
      '',
    ].join('\n'),
    html: mailPage(
      locale,
      [
        ...(isDigest ? [`<p>${words.digestIntro}</p>`] : []),
        ...groups.map((group) => htmlOf(group, setting)),
        `<p><a href="${escapeXml(links.all)}">${words.all}</a></p>`,
        footer(setting),
      ].join('\n'),
    ),
  };
}

/** Composes the test e-mail that proves that mail can be sent. */
export function composeTestMail(setting: Omit<Setting, 'withHeadlines'>): MailText {
  const words = WORDS[setting.locale];
  const when = shortDateTime(setting.now, setting);
  return {
    subject: words.test,
    text: `${words.testBody}\n\n${setting.siteUrl} · ${when}\n`,
    html: mailPage(
      setting.locale,
      `<p>${words.testBody}</p>\n<p>${escapeXml(setting.siteUrl)} · ${escapeXml(when)}</p>`,
    ),
  };
}

/** A text for a mail header: no control characters, bounded length. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= subjectMaxChars ? line : `${letters.slice(0, subjectMaxChars - 1).join('')}…`;
}

function subjectOf({ items }: StoryGroup<NotificationItem>, { locale, withHeadlines }: Setting): string {
  const [newest] = items;
  return `${kindName(newest.kind, locale)}: ${notificationTitle(newest, locale, withHeadlines)}`;
}

function linksOf({ siteUrl }: Setting) {
  return {
    all: absoluteUrl(siteUrl, notificationsDeskUrl()),
    preferences: absoluteUrl(siteUrl, notificationPreferencesUrl),
  };
}

function linesOf(group: StoryGroup<NotificationItem>, setting: Setting) {
  const { locale, timeZone, siteUrl, withHeadlines } = setting;
  const place = notificationPlace(group.items[0]);
  return {
    title: notificationTitle(group.items[0], locale, withHeadlines),
    lines: group.items.map(
      (item) => `${notificationText(item, locale)} · ${shortDateTime(item.at, { locale, timeZone })}`,
    ),
    link: place && { name: WORDS[locale].open[place.kind], url: absoluteUrl(siteUrl, place.url) },
  };
}

function textOf(group: StoryGroup<NotificationItem>, setting: Setting): string[] {
  const { title, lines, link } = linesOf(group, setting);
  return [oneLine(title), ...lines.map((line) => `- ${oneLine(line)}`), ...(link === null ? [] : [link.url])];
}

function htmlOf(group: StoryGroup<NotificationItem>, setting: Setting): string {
  const { title, lines, link } = linesOf(group, setting);
  const open = link === null ? '' : `\n<p><a href="${escapeXml(link.url)}">${link.name}</a></p>`;
  const list = lines.map((line) => `<li>${escapeXml(oneLine(line))}</li>`).join('');
  return `<h2 style="font-size:1.1em;margin:1.2em 0 .3em">${escapeXml(oneLine(title))}</h2>\n<ul>${list}</ul>${open}`;
}

function footer(setting: Setting): string {
  const words = WORDS[setting.locale];
  const { preferences } = linksOf(setting);
  return `<p style="font-size:.85em">${words.why} <a href="${escapeXml(preferences)}">${words.preferences}</a></p>`;
}
