import { bodyLabels } from '#components/site/body-labels.ts';
import { liveWords } from '#components/site/live/live-words.ts';
import {
  breakoutHtml,
  closingHtml,
  entryHtml,
  keyEventsHtml,
  type LiveHtmlOptions,
  statusHtml,
} from '#core/live/live-html.ts';
import type { LiveUpdate } from '#core/live/live-update.ts';
import { liveEntryAnchor, parseLiveChange, parseLivePath } from '#core/urls.ts';
import { readHouseForms } from '#usecases/house-style/read-house-forms.ts';
import { services } from '#usecases/services.ts';
import { readLiveChanges } from '#usecases/site/read-live.ts';

/**
 * The update after the change in the URL. 404 if readers may not see the story, or the URL has no change id.
 */
export async function liveResponse({ pathname, searchParams }: URL): Promise<Response> {
  const number = parseLivePath(pathname)?.number ?? null;
  const after = parseLiveChange(searchParams.get('cursor') ?? '0');
  const changes =
    number === null || after === null ? null : await readLiveChanges(services(), { number, after });
  if (!changes) return Response.json({ error: 'live.not-found' }, { status: 404 });
  const { coverage, storyUrl, locale, media } = changes;
  const options: LiveHtmlOptions = {
    storyUrl,
    locale,
    timeZone: services().site.timeZone,
    words: liveWords(locale),
    labels: bodyLabels(locale, await readHouseForms(services())),
    media,
  };
  return Response.json({
    changes: coverage.changes,
    isCut: changes.isCut,
    isEnded: coverage.endedAt !== null,
    status: statusHtml(coverage, options),
    keys: keyEventsHtml(changes.keyEvents, options),
    closing: closingHtml(coverage, options),
    entries: changes.entries.map((entry) => entryHtml(entry, { ...options, showsDay: true })),
    breakouts: Object.fromEntries(
      [...changes.breakouts].map(([id, story]) => [liveEntryAnchor(id), breakoutHtml(story, options.words)]),
    ),
    gone: changes.goneIds.map(liveEntryAnchor),
  } satisfies LiveUpdate);
}
