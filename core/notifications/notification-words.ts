import type { Locale } from '../i18n/locales.ts';
import { assertNever } from '../shared/assert-never.ts';
import type { NotificationKind } from './kinds.ts';
import type { NotificationItem } from './notification-item.ts';

type Event = Pick<NotificationItem, 'kind' | 'detail' | 'actorName'>;

const WORDS = {
  vi: {
    system: 'Hệ thống',
    submitted: (who: string) => `${who} gửi duyệt`,
    changes_requested: (who: string) => `${who} trả bài`,
    approved: (who: string) => `${who} duyệt bài`,
    mentioned: (who: string) => `${who} nhắc tên bạn trong một bình luận`,
    outside: (who: string) => `${who} bình luận qua liên kết bạn gửi ra ngoài`,
    assigned: (who: string) => `${who} giao việc cho bạn`,
    debt: {
      opened: (who: string) => `${who} đăng nhanh, bài đang nợ duyệt`,
      managing: 'Bài nợ duyệt đã 10 phút chưa ai trả',
      everybody: 'Bài nợ duyệt đã 30 phút: cần người duyệt ngay',
    },
    correction: {
      correction: (who: string) => `${who} đăng đính chính`,
      clarification: (who: string) => `${who} đăng bản làm rõ`,
      take_down: (who: string) => `${who} gỡ hẳn bài và đăng cải chính`,
    },
    schedule_missed: 'Lịch đăng đã lỡ giờ, bản hẹn đăng chưa lên trang: hãy đăng hoặc hẹn giờ lại',
    webhook_disabled: 'Webhook ngừng gửi vì bên nhận không trả lời',
    front_stale: 'Trang nhất đã lâu chưa có gì mới: cần người xem lại',
    factor_reset: (who: string) => `${who} xin xóa bước thứ hai của người này: cần bạn xác nhận hoặc từ chối`,
    rights_request: (who: string) => `${who} xin thêm quyền cho người này: cần bạn xác nhận hoặc từ chối`,
    front: { home: 'Trang chủ' },
    untitled: '(chưa có tiêu đề)',
    number: (number: number) => `Bài số ${number}`,
    work: 'Việc được giao',
  },
  en: {
    system: 'The system',
    submitted: (who: string) => `${who} submitted the story`,
    changes_requested: (who: string) => `${who} requested changes`,
    approved: (who: string) => `${who} approved the story`,
    mentioned: (who: string) => `${who} mentioned you in a comment`,
    outside: (who: string) => `${who} commented through the link that you sent outside`,
    assigned: (who: string) => `${who} gave you an assignment`,
    debt: {
      opened: (who: string) => `${who} published at once: a review debt is open`,
      managing: 'A review debt has been open for 10 minutes',
      everybody: 'A review debt has been open for 30 minutes: it needs an editor now',
    },
    correction: {
      correction: (who: string) => `${who} published a correction`,
      clarification: (who: string) => `${who} published a clarification`,
      take_down: (who: string) => `${who} took the story down, with a notice`,
    },
    schedule_missed: 'A schedule was missed and nothing went out: publish or schedule it again',
    webhook_disabled: 'A webhook stopped: its receiver did not answer',
    front_stale: 'The home page has not changed for a long time: please check it',
    factor_reset: (who: string) =>
      `${who} asks to take away this person’s second factor: confirm or decline it`,
    rights_request: (who: string) => `${who} asks for more rights for this person: confirm or decline them`,
    front: { home: 'Home page' },
    untitled: '(no headline yet)',
    number: (number: number) => `Story no. ${number}`,
    work: 'Assignment',
  },
} as const satisfies Record<Locale, unknown>;

/** The event in one sentence, for the desk and for e-mails. */
export function notificationText({ kind, detail, actorName }: Event, locale: Locale): string {
  const words = WORDS[locale];
  const who = actorName ?? words.system;
  switch (kind) {
    case 'submitted':
    case 'changes_requested':
    case 'approved':
    case 'assigned':
    case 'factor_reset':
    case 'rights_request':
      return words[kind](who);
    case 'mentioned':
      return detail.outside === undefined ? words.mentioned(who) : words.outside(detail.outside);
    case 'debt': {
      const stage = detail.stage ?? 'opened';
      return stage === 'opened' ? words.debt.opened(who) : words.debt[stage];
    }
    case 'correction':
      return words.correction[detail.correction ?? 'correction'](who);
    case 'schedule_missed':
    case 'webhook_disabled':
    case 'front_stale':
      return words[kind];
    default:
      return assertNever(kind);
  }
}

/** The subject: the headline if this person may see it, otherwise the story's number. */
export function notificationTitle(
  item: Pick<NotificationItem, 'detail' | 'articleId' | 'number' | 'headline'>,
  locale: Locale,
  withHeadline = true,
): string {
  const words = WORDS[locale];
  const { detail, articleId, number, headline } = item;
  if (detail.front !== undefined) return words.front[detail.front];
  // An assignment usually has the title of its story.
  const isWork = detail.assignmentId !== undefined;
  if (articleId === null || number === null) {
    return (isWork && !withHeadline ? undefined : detail.title) ?? words.work;
  }
  if (headline === null || !withHeadline) return words.number(number);
  return headline.trim() === '' ? words.untitled : headline;
}

const KIND_NAMES: Readonly<Record<Locale, Readonly<Record<NotificationKind, string>>>> = {
  vi: {
    submitted: 'Gửi duyệt',
    changes_requested: 'Trả bài',
    approved: 'Duyệt',
    mentioned: 'Nhắc tên',
    assigned: 'Giao việc',
    debt: 'Nợ duyệt',
    correction: 'Đính chính',
    schedule_missed: 'Lỡ lịch đăng',
    webhook_disabled: 'Webhook ngừng',
    front_stale: 'Trang nhất cũ',
    factor_reset: 'Xin xóa bước thứ hai',
    rights_request: 'Xin thêm quyền',
  },
  en: {
    submitted: 'Submitted',
    changes_requested: 'Changes requested',
    approved: 'Approved',
    mentioned: 'Mentioned',
    assigned: 'Assigned',
    debt: 'Review debt',
    correction: 'Correction',
    schedule_missed: 'Missed schedule',
    webhook_disabled: 'Webhook stopped',
    front_stale: 'Stale front',
    factor_reset: 'Second factor to take away',
    rights_request: 'Rights to confirm',
  },
};

/** The name of a kind. */
export function kindName(kind: NotificationKind, locale: Locale): string {
  return KIND_NAMES[locale][kind];
}
