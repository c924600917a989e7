'use client';
import { useTranslations } from 'use-intl/react';
import type { WordBalance } from '#core/articles/word-balance.ts';
import { useDay } from '../moments/use-day.ts';
import type { ForkItem, VersionItem } from './timeline-page.ts';
import { useForkReason, useReason } from './use-reason.ts';

type Entry = { readonly version: VersionItem } | { readonly fork: ForkItem };

/** Versions and forks by day, newest first. Open ones are marked. */
export function Timeline({
  versions,
  forks,
  words,
  current,
  shown,
  canEdit,
  onShow,
  onSettle,
}: {
  versions: readonly VersionItem[];
  forks: readonly ForkItem[];
  words: Readonly<Record<number, WordBalance>>;
  current: number;
  /** The open sides: version numbers, or `fork-` and an id. */
  shown: readonly string[];
  canEdit: boolean;
  onShow: (sides: { before: string | null; after: string }) => void;
  onSettle: (fork: ForkItem) => void;
}) {
  const { dayOf } = useDay();
  return (
    <div className="timeline">
      {byDay([...versions.map((version) => ({ version })), ...forks.map((fork) => ({ fork }))], dayOf).map(
        ({ day, entries }) => (
          <section key={day} aria-label={day}>
            <h2 className="timeline-day">{day}</h2>
            <ol className="timeline-list">
              {entries.map((entry) =>
                'version' in entry ? (
                  <VersionEntry
                    key={entry.version.number}
                    version={entry.version}
                    words={words[entry.version.number]}
                    isCurrent={entry.version.number === current}
                    isShown={shown.includes(String(entry.version.number))}
                    onShow={onShow}
                  />
                ) : (
                  <ForkEntry
                    key={entry.fork.id}
                    fork={entry.fork}
                    current={current}
                    isShown={shown.includes(`fork-${entry.fork.id}`)}
                    canEdit={canEdit}
                    onShow={onShow}
                    onSettle={onSettle}
                  />
                ),
              )}
            </ol>
          </section>
        ),
      )}
    </div>
  );
}

function savedAtOf(entry: Entry): number {
  return new Date('version' in entry ? entry.version.savedAt : entry.fork.savedAt).getTime();
}

function byDay(entries: readonly Entry[], dayOf: (moment: Date) => string) {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of [...entries].sort((one, other) => savedAtOf(other) - savedAtOf(one))) {
    const day = dayOf(new Date(savedAtOf(entry)));
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

type Show = (sides: { before: string | null; after: string }) => void;

function VersionEntry({
  version,
  words,
  isCurrent,
  isShown,
  onShow,
}: {
  version: VersionItem;
  words: WordBalance | undefined;
  isCurrent: boolean;
  isShown: boolean;
  onShow: Show;
}) {
  const t = useTranslations('desk.history');
  const { timeOf } = useDay();
  const reasonOf = useReason();
  const { number, contributors } = version;
  const names = contributors.map(({ name }) => name).join(', ');
  return (
    <li className="timeline-item" data-shown={isShown ? '' : undefined}>
      <p className="timeline-head">
        <strong>{t('version', { number })}</strong>
        {isCurrent && <span className="badge">{t('current')}</span>}
        {version.isLive && (
          <span className="badge" data-state="live">
            {t('live')}
          </span>
        )}
        {version.isScheduled && (
          <span className="badge" data-state="scheduled">
            {t('scheduled')}
          </span>
        )}
        {version.isApproved && (
          <span className="badge" data-state="approved">
            {t('approved')}
          </span>
        )}
        <time className="muted">{timeOf(version.savedAt)}</time>
      </p>
      <p className="timeline-facts">
        {names === '' ? t('nobody') : names}
        <span className="muted"> · {reasonOf(version)}</span>
      </p>
      {words !== undefined && (words.came > 0 || words.went > 0) && (
        <p className="hint">{t('words', { change: signed(words) })}</p>
      )}
      <div className="row">
        {number > 1 && (
          <button
            type="button"
            className="button button-small"
            onClick={() => onShow({ before: String(number - 1), after: String(number) })}
          >
            {t('changes')}
            <span className="visually-hidden"> {t('ofVersion', { number })}</span>
          </button>
        )}
        <button
          type="button"
          className="button button-small button-quiet"
          onClick={() => onShow({ before: null, after: String(number) })}
        >
          {t('read')}
          <span className="visually-hidden"> {t('ofVersion', { number })}</span>
        </button>
      </div>
    </li>
  );
}

/** "+12 −3", without zero parts. */
function signed({ came, went }: WordBalance): string {
  return [...(came > 0 ? [`+${came}`] : []), ...(went > 0 ? [`−${went}`] : [])].join(' ');
}

function ForkEntry({
  fork,
  current,
  isShown,
  canEdit,
  onShow,
  onSettle,
}: {
  fork: ForkItem;
  current: number;
  isShown: boolean;
  canEdit: boolean;
  onShow: Show;
  onSettle: (fork: ForkItem) => void;
}) {
  const t = useTranslations('desk.history');
  const { timeOf } = useDay();
  const reasonOf = useForkReason();
  const side = `fork-${fork.id}`;
  const isOpen = fork.resolvedAt === null;
  const whose = t('forkOf', { name: fork.savedByName, time: timeOf(fork.savedAt) });
  return (
    <li className="timeline-item" data-kept={isOpen ? 'open' : 'done'} data-shown={isShown ? '' : undefined}>
      <p className="timeline-head">
        <strong>{t('fork')}</strong>
        <span className="badge" data-state={isOpen ? 'hold' : undefined}>
          {t(isOpen ? 'forkOpen' : 'forkDone')}
        </span>
        <time className="muted">{timeOf(fork.savedAt)}</time>
      </p>
      <p className="timeline-facts">
        {t('forkLine', { name: fork.savedByName, number: fork.baseNumber })}
        <span className="muted"> · {reasonOf(fork)}</span>
      </p>
      <div className="row">
        <button
          type="button"
          className="button button-small"
          onClick={() => onShow({ before: String(current), after: side })}
        >
          {t('compareFork')}
          <span className="visually-hidden"> {whose}</span>
        </button>
        <button
          type="button"
          className="button button-small button-quiet"
          onClick={() => onShow({ before: null, after: side })}
        >
          {t('read')}
          <span className="visually-hidden"> {whose}</span>
        </button>
        {isOpen && canEdit && (
          <button type="button" className="button button-small button-quiet" onClick={() => onSettle(fork)}>
            {t('settle')}
            <span className="visually-hidden"> {whose}</span>
          </button>
        )}
      </div>
    </li>
  );
}
