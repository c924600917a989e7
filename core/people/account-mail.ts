import { escapeXml } from '../feeds/escape-xml.ts';
import { shortDateTime } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import { type MailText, mailPage } from '../notifications/mail-text.ts';
import { absoluteUrl, forgottenPasswordUrl } from '../urls.ts';
import type { AccountLinkKind } from './account-links.ts';
import { failuresToNotify } from './second-factor.ts';

type Setting = {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly siteUrl: string;
  /** The recipient's name. */
  readonly name: string;
};

/** Account events that a person is notified about. */
export const ACCOUNT_NEWS = ['password_changed', 'second_step_failed', 'factors_reset'] as const;
export type AccountNews = (typeof ACCOUNT_NEWS)[number];

/** `by`: the people who acted, if two people did. */
type Words = { readonly moment: string; readonly address: string; readonly by: readonly string[] };

const WORDS = {
  vi: {
    dear: (name: string) => `Chào ${name},`,
    invitation: {
      subject: 'Lời mời vào tòa soạn',
      why: 'Bạn có tài khoản ở tòa soạn. Hãy đặt mật khẩu để bắt đầu:',
      ignore: 'Nếu bạn không chờ lời mời này, hãy bỏ qua thư.',
    },
    reset: {
      subject: 'Đặt lại mật khẩu',
      why: 'Có người, có lẽ là bạn, muốn đặt lại mật khẩu của bạn:',
      ignore: 'Nếu không phải bạn, hãy bỏ qua thư; mật khẩu cũ vẫn dùng được.',
    },
    open: 'Đặt mật khẩu',
    until: (moment: string) => `Liên kết dùng được một lần, đến ${moment}.`,
    openAnew: 'Đặt lại mật khẩu',
    password_changed: {
      subject: 'Mật khẩu của bạn đã đổi',
      what: ({ moment, address }: Words) =>
        `Mật khẩu của bạn được đổi lúc ${moment}${address && `, từ địa chỉ ${address}`}. Mọi nơi đang đăng nhập đã bị đăng xuất.`,
      notYou: 'Nếu không phải bạn, hãy đặt lại mật khẩu ngay và báo quản trị:',
    },
    second_step_failed: {
      subject: 'Có người dừng ở bước thứ hai khi đăng nhập tài khoản của bạn',
      what: ({ moment, address }: Words) =>
        `Có người đã qua bước thứ nhất bằng tài khoản của bạn, rồi sai bước thứ hai ${failuresToNotify} lần trong một ngày; lần cuối lúc ${moment}${address && `, từ địa chỉ ${address}`}. Họ chưa vào được.`,
      notYou: 'Nếu không phải bạn, mật khẩu của bạn đã lộ: hãy đặt lại ngay và báo quản trị:',
    },
    factors_reset: {
      subject: 'Bước thứ hai của bạn đã bị xóa',
      what: ({ moment, by: [asked, confirmed] }: Words) =>
        `Ứng dụng xác thực, khóa đăng nhập và mã dự phòng của bạn bị xóa lúc ${moment}, ${confirmed ? `do ${asked} yêu cầu và ${confirmed} xác nhận` : 'do người vận hành máy chủ'}. Mọi nơi đang đăng nhập đã bị đăng xuất; lần đăng nhập tới, hãy thêm bước thứ hai mới.`,
      notYou: 'Nếu bạn không nhờ việc này, hãy báo quản trị và đặt lại mật khẩu ngay:',
    },
  },
  en: {
    dear: (name: string) => `Dear ${name},`,
    invitation: {
      subject: 'Your invitation to the newsroom',
      why: 'You have an account in the newsroom. Choose a password to begin:',
      ignore: 'If you do not expect this invitation, leave this mail alone.',
    },
    reset: {
      subject: 'Choose a new password',
      why: 'A new password was requested for your account, probably by you:',
      ignore: 'If it was not you, leave this mail alone; the old password still holds.',
    },
    open: 'Choose a password',
    until: (moment: string) => `The link works once, until ${moment}.`,
    openAnew: 'Choose a new password',
    password_changed: {
      subject: 'Your password was changed',
      what: ({ moment, address }: Words) =>
        `Your password was changed on ${moment}${address && `, from the address ${address}`}. You were signed out everywhere.`,
      notYou: 'If it was not you, choose a new one at once and tell your administrator:',
    },
    second_step_failed: {
      subject: 'Failed second step of a sign-in to your account',
      what: ({ moment, address }: Words) =>
        `A person passed the first step of a sign-in to your account and failed the second ${failuresToNotify} times within a day; the last time on ${moment}${address && `, from the address ${address}`}. They are not in.`,
      notYou:
        'If it was not you, your password is known to others: choose a new one at once and tell your administrator:',
    },
    factors_reset: {
      subject: 'Your second factor was taken away',
      what: ({ moment, by: [asked, confirmed] }: Words) =>
        `Your authenticator app, passkeys and recovery codes were taken away on ${moment}, ${confirmed ? `asked for by ${asked} and confirmed by ${confirmed}` : 'by the operator of the machine'}. You were signed out everywhere; add a new second factor at your next sign-in.`,
      notYou: 'If you did not ask for it, tell your administrator and choose a new password at once:',
    },
  },
} as const satisfies Record<Locale, unknown>;

/** Composes the e-mail with a link to set a password. */
export function composeLinkMail(
  { kind, url, expiresAt }: { kind: AccountLinkKind; url: string; expiresAt: Date },
  setting: Setting,
): MailText {
  const words = WORDS[setting.locale];
  const { subject, why, ignore } = words[kind];
  const until = words.until(shortDateTime(expiresAt, setting));
  return letter(setting, { subject, before: why, url, button: words.open, after: [until, ignore] });
}

/**
 * Composes the e-mail about an action or attempt on the account, and the steps to take if it was another
 * person.
 */
export function composeNewsMail(
  { kind, at, address, by }: { kind: AccountNews; at: Date; address: string; by: readonly string[] },
  setting: Setting,
): MailText {
  const words = WORDS[setting.locale];
  const { subject, what, notYou } = words[kind];
  const before = `${what({ moment: shortDateTime(at, setting), address, by })} ${notYou}`;
  const url = absoluteUrl(setting.siteUrl, forgottenPasswordUrl);
  return letter(setting, { subject, before, url, button: words.openAnew, after: [] });
}

function letter(
  { locale, name }: Setting,
  {
    subject,
    before,
    url,
    button,
    after,
  }: { subject: string; before: string; url: string; button: string; after: readonly string[] },
): MailText {
  const dear = WORDS[locale].dear(name);
  const paragraph = (text: string) => `<p>${escapeXml(text)}</p>`;
  return {
    subject,
    text: `${[dear, before, url, ...after].join('\n\n')}\n`,
    html: mailPage(
      locale,
      [
        ...[dear, before].map(paragraph),
        `<p><a href="${escapeXml(url)}">${escapeXml(button)}</a></p>`,
        ...after.map(paragraph),
      ].join('\n'),
    ),
  };
}
