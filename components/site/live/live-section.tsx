import { isoDateTime } from '#core/i18n/format-date.ts';
import {
  closingHtml,
  entryHtml,
  keyEventsHtml,
  type LiveHtmlOptions,
  statusHtml,
} from '#core/live/live-html.ts';
import type { KeyEvent, PublicCoverage, PublicEntry } from '#core/live/public-live.ts';
import { liveEventsUrl, liveUpdatesUrl } from '#core/urls.ts';
import { Pager } from '../pager.tsx';
import { siteText } from '../site-text.ts';
import './live.css';

type LivePage = {
  readonly coverage: PublicCoverage;
  readonly pinned: PublicEntry | null;
  readonly keyEvents: readonly KeyEvent[];
  readonly entries: readonly PublicEntry[];
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly isFirstPage: boolean;
  readonly isAtPinned: boolean;
};

/**
 * The live part of a story: status, key events, the pinned entry, entries newest first, and a link to older
 * ones. Works without scripts; `/js/live.js` updates it.
 */
export function LiveSection({ page, options }: { page: LivePage; options: LiveHtmlOptions }) {
  const { coverage, pinned, keyEvents, entries, previousId, nextId, isFirstPage, isAtPinned } = page;
  const t = siteText(options.locale);
  return (
    <section
      className="live"
      aria-labelledby="truc-tiep"
      data-live=""
      data-story={options.storyUrl}
      data-line={liveEventsUrl(coverage.number)}
      data-updates={liveUpdatesUrl(coverage.number, 0).split('?')[0]}
      data-changes={coverage.changes}
      data-newest={coverage.newestAt?.getTime() ?? 0}
      data-new={t('live.new', { count: '{count}' })}
      data-new-one={t('live.newOne')}
    >
      <header className="live-head">
        <h2 className="visually-hidden" id="truc-tiep">
          {t('live.title')}
        </h2>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: core/live escapes every text in it. */}
        <p className="live-status" dangerouslySetInnerHTML={{ __html: statusHtml(coverage, options) }} />
        <p className="live-jump">
          <a href={isFirstPage ? '#cap-nhat' : `${options.storyUrl}#cap-nhat`}>{t('live.jump')}</a>
        </p>
        {coverage.endedAt === null && (
          <p className="live-reload">
            <a href={options.storyUrl}>{t('live.reload')}</a>
          </p>
        )}
      </header>
      {/* Empty during the coverage. A live region must exist before its text, so that screen readers announce
          the end. */}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as above. */}
      <p className="live-closing" dangerouslySetInnerHTML={{ __html: closingHtml(coverage, options) }} />
      <p className="visually-hidden" role="status" />
      <nav className="live-keys" aria-labelledby="moc-chinh" hidden={keyEvents.length === 0}>
        <h3 id="moc-chinh">{t('live.keyEvents')}</h3>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: as above. */}
        <ol dangerouslySetInnerHTML={{ __html: keyEventsHtml(keyEvents, options) }} />
      </nav>
      <div
        className="live-pinned"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: as above.
        dangerouslySetInnerHTML={{
          __html:
            pinned === null ? '' : entryHtml(pinned, { ...options, showsDay: true, isOpen: isAtPinned }),
        }}
      />
      <div className="live-new" hidden>
        <button type="button" />
      </div>
      <div
        className="live-entries"
        id="cap-nhat"
        data-first={isFirstPage ? '' : undefined}
        data-last={nextId === null ? '' : undefined}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: as above.
        dangerouslySetInnerHTML={{ __html: entriesHtml(entries, options) }}
      />
      <Pager
        path={options.storyUrl}
        place={{ isFirstPage, previousCursor: previousId, nextCursor: nextId }}
        labels={{
          name: t('live.pages'),
          first: t('live.newestPage'),
          previous: t('live.newer'),
          next: t('live.older'),
        }}
      />
    </section>
  );
}

/** The entries, with a heading for each new day. */
function entriesHtml(entries: readonly PublicEntry[], options: LiveHtmlOptions): string {
  let before = '';
  return entries
    .map((entry) => {
      const day = isoDateTime(entry.publishedAt, options.timeZone).slice(0, 10);
      const showsDay = day !== before;
      before = day;
      return entryHtml(entry, { ...options, showsDay });
    })
    .join('');
}
