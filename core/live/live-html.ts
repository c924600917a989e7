import type { StoryCard } from '../articles/story-card.ts';
import type { BodyLabels } from '../document/block-type.ts';
import { bodyHtml } from '../document/body-html.ts';
import { bodyText } from '../document/body-text.ts';
import { escapeHtml } from '../document/escape-html.ts';
import {
  clockTime,
  isoDateTime,
  longDate,
  longDateTime,
  shortDate,
  shortDateTime,
} from '../i18n/format-date.ts';
import type { Locale } from '../i18n/locales.ts';
import type { MediaView } from '../media/media-view.ts';
import { cutAtWord } from '../text/cut-at-word.ts';
import { authorUrl, liveEntryAnchor, liveEntryUrl } from '../urls.ts';
import type { Breakout, KeyEvent, PublicCoverage, PublicEntry } from './public-live.ts';

/** Translated labels of entries with placeholders in braces; parameters, because core has no messages. */
export type LiveWords = {
  /** The label of the permalink: "Liên kết tới cập nhật lúc {time}". */
  readonly permalink: string;
  readonly keyEvent: string;
  readonly pinned: string;
  readonly correction: string;
  readonly update: string;
  /** "Sửa lúc {time}". */
  readonly modified: string;
  readonly breakout: string;
  readonly by: string;
  readonly running: string;
  readonly ended: string;
  /** "{count} cập nhật". */
  readonly count: string;
  readonly countOne: string;
  /** "mới nhất {time}". */
  readonly newest: string;
  readonly nothingYet: string;
  /** Before the closing note: "Lời kết". */
  readonly closing: string;
};

export type LiveHtmlOptions = {
  readonly storyUrl: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly words: LiveWords;
  readonly labels: BodyLabels;
  readonly media: ReadonlyMap<string, MediaView>;
};

const noStories: ReadonlyMap<string, StoryCard> = new Map();

/**
 * The HTML of an entry, equal on the page and in the event stream, so that a late entry looks the same. Every
 * text and attribute is escaped. The day is included but hidden; the page shows it where the day changes.
 */
export function entryHtml(
  entry: PublicEntry,
  options: LiveHtmlOptions & {
    readonly showsDay: boolean;
    /** A pinned entry is unfolded on the page of its own link. */
    readonly isOpen?: boolean;
  },
): string {
  const { storyUrl, timeZone, words, labels, media, showsDay, isOpen = false } = options;
  const time = clockTime(entry.publishedAt, timeZone);
  const iso = isoDateTime(entry.publishedAt, timeZone);
  const classes = ['live-entry', entry.isKey ? 'is-key' : '', entry.isPinned ? 'is-pinned' : ''].filter(
    Boolean,
  );
  const body = bodyHtml(entry.body, { mode: 'page', media, stories: noStories, labels });
  const permalink = words.permalink.replace('{time}', time);
  const rest = `<div class="body live-body">${body}</div>${notesHtml(entry, options)}${footHtml(entry, options)}`;
  const head =
    `<a class="live-time" href="${escapeHtml(liveEntryUrl(storyUrl, entry.id))}" title="${escapeHtml(permalink)}"><time datetime="${iso}">${time}</time></a>` +
    (entry.isPinned ? ` <span class="live-mark">${escapeHtml(words.pinned)}</span>` : '') +
    (entry.isKey ? ` <span class="live-mark live-mark-key">${escapeHtml(words.keyEvent)}</span>` : '');
  return [
    `<article class="${classes.join(' ')}" id="${liveEntryAnchor(entry.id)}" data-at="${entry.publishedAt.getTime()}" data-day="${iso.slice(0, 10)}">`,
    `<p class="live-day"${showsDay || entry.isPinned ? '' : ' hidden'}>${escapeHtml(longDate(entry.publishedAt, options))}</p>`,
    `<header class="live-entry-head">${head}</header>`,
    entry.isPinned
      ? `<details${isOpen ? ' open' : ''}><summary>${escapeHtml(pinnedTitle(entry))}</summary>${rest}</details>`
      : `${entry.headline === '' ? '' : `<h3>${escapeHtml(entry.headline)}</h3>`}${rest}`,
    '</article>',
  ].join('');
}

const pinnedTitleChars = 110;

/** A pinned entry is a fold, so that the newest entry stays on the first screen. Its words name the fold. */
function pinnedTitle({ headline, keyTitle, body }: PublicEntry): string {
  return headline || keyTitle || cutAtWord(bodyText(body), pinnedTitleChars);
}

/** Whether the coverage runs, the number of entries and the time of the newest. */
export function statusHtml(
  coverage: PublicCoverage,
  { words, ...style }: Pick<LiveHtmlOptions, 'words' | 'timeZone' | 'locale'>,
): string {
  const { count, updatedAt, endedAt } = coverage;
  const state = endedAt === null ? words.running : words.ended;
  const counted =
    count === 0
      ? words.nothingYet
      : (count === 1 ? words.countOne : words.count).replace('{count}', String(count));
  const newest =
    updatedAt === null
      ? ''
      : ` <span>${timeIn(words.newest, updatedAt, { shown: shortDateTime(updatedAt, style), timeZone: style.timeZone })}</span>`;
  return (
    `<span class="live-state" data-state="${endedAt === null ? 'running' : 'ended'}">${escapeHtml(state)}</span> ` +
    `<span>${escapeHtml(counted)}</span>${newest}`
  );
}

/** The closing note; empty while the coverage runs or without a note. */
export function closingHtml(
  { endedAt, closingNote }: Pick<PublicCoverage, 'endedAt' | 'closingNote'>,
  { words }: Pick<LiveHtmlOptions, 'words'>,
): string {
  if (endedAt === null || closingNote === '') return '';
  return `<strong>${escapeHtml(words.closing)}</strong> ${escapeHtml(closingNote)}`;
}

/**
 * The list of links to key events, newest first; empty without any. If they span several days, each has its
 * date.
 */
export function keyEventsHtml(
  events: readonly KeyEvent[],
  { storyUrl, timeZone, locale }: Pick<LiveHtmlOptions, 'storyUrl' | 'timeZone' | 'locale'>,
): string {
  const dayOf = ({ publishedAt }: KeyEvent) => shortDate(publishedAt, { timeZone, locale });
  const isOneDay = new Set(events.map(dayOf)).size === 1;
  return events
    .map((event) => {
      const { id, name, publishedAt } = event;
      const clock = clockTime(publishedAt, timeZone);
      const shown = isOneDay ? clock : `${clock} ${dayOf(event)}`;
      const time = `<time datetime="${isoDateTime(publishedAt, timeZone)}">${escapeHtml(shown)}</time>`;
      return `<li><a href="${escapeHtml(liveEntryUrl(storyUrl, id))}">${time} <span>${escapeHtml(name)}</span></a></li>`;
    })
    .join('');
}

/** An entry in a feed: time and name above its text, with absolute URLs. */
export function entryFeedHtml(
  entry: PublicEntry,
  { siteUrl, ...options }: LiveHtmlOptions & { readonly siteUrl: string },
): string {
  const { timeZone, locale, words, labels, media } = options;
  const name = entry.headline || entry.keyTitle;
  const time = longDateTime(entry.publishedAt, { timeZone, locale });
  const notes = entry.notes
    .filter(({ kind }) => kind === 'correction')
    .map(({ note }) => `<p><strong>${escapeHtml(words.correction)}:</strong> ${escapeHtml(note)}</p>`);
  return [
    `<h3>${escapeHtml(name === '' ? time : `${clockTime(entry.publishedAt, timeZone)} · ${name}`)}</h3>`,
    bodyHtml(entry.body, { mode: 'feed', siteUrl, media, stories: noStories, labels }),
    ...notes,
  ].join('\n');
}

function notesHtml({ notes }: PublicEntry, { timeZone, locale, words }: LiveHtmlOptions): string {
  if (notes.length === 0) return '';
  const items = notes.map(({ id, kind, note, publishedAt }) => {
    const time = `<time datetime="${isoDateTime(publishedAt, timeZone)}">${escapeHtml(longDateTime(publishedAt, { timeZone, locale }))}</time>`;
    const name = kind === 'correction' ? words.correction : words.update;
    return `<li data-kind="${kind}" id="ghi-chu-${id}"><p class="note-head"><strong>${escapeHtml(name)}</strong> ${time}</p><p>${escapeHtml(note)}</p></li>`;
  });
  return `<ul class="live-notes">${items.join('')}</ul>`;
}

function footHtml(entry: PublicEntry, { timeZone, locale, words }: LiveHtmlOptions): string {
  const authors = entry.authors
    .map(({ name, slug, hasPage }) =>
      hasPage ? `<a href="${escapeHtml(authorUrl(slug))}">${escapeHtml(name)}</a>` : escapeHtml(name),
    )
    .join(', ');
  const { publishedAt, modifiedAt } = entry;
  const style = { timeZone, locale };
  const dayOf = (at: Date) => shortDate(at, style);
  const clock = clockTime(modifiedAt, timeZone);
  // The day above the entry is that of its publication.
  const shown = dayOf(modifiedAt) === dayOf(publishedAt) ? clock : `${clock} ${dayOf(modifiedAt)}`;
  const parts = [
    authors === ''
      ? ''
      : `<span><span class="visually-hidden">${escapeHtml(words.by)}: </span>${authors}</span>`,
    modifiedAt > publishedAt
      ? `<span>${timeIn(words.modified, modifiedAt, { shown, timeZone, title: longDateTime(modifiedAt, style) })}</span>`
      : '',
    entry.breakout === null ? '' : breakoutHtml(entry.breakout, words),
  ].filter(Boolean);
  return parts.length === 0 ? '' : `<footer class="live-entry-foot">${parts.join(' ')}</footer>`;
}

/** The link at the end of an entry to a story that was created from it. */
export function breakoutHtml({ url, headline }: Breakout, words: LiveHtmlOptions['words']): string {
  return `<span class="live-breakout">${escapeHtml(words.breakout)}: <a href="${escapeHtml(url)}">${escapeHtml(headline)}</a></span>`;
}

function timeIn(
  form: string,
  at: Date,
  { shown, timeZone, title = '' }: { shown: string; timeZone: string; title?: string },
): string {
  const tag = `<time datetime="${isoDateTime(at, timeZone)}"${title === '' ? '' : ` title="${escapeHtml(title)}"`}>${escapeHtml(shown)}</time>`;
  const [before = '', after = ''] = form.split('{time}');
  return escapeHtml(before) + tag + escapeHtml(after);
}
