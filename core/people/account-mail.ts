import { escapeXml } from '../feeds/escape-xml.ts';
import { shortDateTime } from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import { type MailText, mailPage } from '../notifications/mail-text.ts';
import { absoluteUrl, forgottenPasswordUrl } from '../urls.ts';
import type { AccountLinkKind } from './account-links.ts';

type Setting = {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly siteUrl: string;
  /** Whom it goes to. */
  readonly name: string;
};

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
    changed: {
      subject: 'Mật khẩu của bạn đã đổi',
      what: (moment: string, address: string) =>
        `Mật khẩu của bạn được đổi lúc ${moment}${address && `, từ địa chỉ ${address}`}. Mọi nơi đang đăng nhập đã bị đăng xuất.`,
      notYou: 'Nếu không phải bạn, hãy đặt lại mật khẩu ngay và báo quản trị:',
      open: 'Đặt lại mật khẩu',
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
      why: 'Somebody, probably you, wants to choose a new password for you:',
      ignore: 'If it was not you, leave this mail alone; the old password still holds.',
    },
    open: 'Choose a password',
    until: (moment: string) => `The link works once, until ${moment}.`,
    changed: {
      subject: 'Your password was changed',
      what: (moment: string, address: string) =>
        `Your password was changed on ${moment}${address && `, from the address ${address}`}. You were signed out everywhere.`,
      notYou: 'If it was not you, choose a new one at once and tell your administrator:',
      open: 'Choose a new password',
    },
  },
} as const satisfies Record<Locale, unknown>;

/** The mail with a link by which its reader chooses a password. */
export function composeLinkMail(
  { kind, url, expiresAt }: { kind: AccountLinkKind; url: string; expiresAt: Date },
  setting: Setting,
): MailText {
  const words = WORDS[setting.locale];
  const { subject, why, ignore } = words[kind];
  const until = words.until(shortDateTime(expiresAt, setting));
  return letter(setting, { subject, before: why, url, button: words.open, after: [until, ignore] });
}

/** The mail that tells somebody that their password is another now. */
export function composeChangedMail(
  { at, address }: { at: Date; address: string },
  setting: Setting,
): MailText {
  const { subject, what, notYou, open } = WORDS[setting.locale].changed;
  const before = `${what(shortDateTime(at, setting), address)} ${notYou}`;
  const url = absoluteUrl(setting.siteUrl, forgottenPasswordUrl);
  return letter(setting, { subject, before, url, button: open, after: [] });
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
