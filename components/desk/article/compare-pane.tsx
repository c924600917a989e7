'use client';
import { useMemo } from 'react';
import { compareContents } from '#core/articles/compare-contents.ts';
import type { ContentNames } from '#core/articles/content-references.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { CompareStory } from './compare-story.tsx';
import './compare.css';
import { useTranslations } from 'use-intl/react';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { CompareContents } from './compare-contents.tsx';
import type { Timeline } from './timeline-page.ts';
import { type Comparison, forkPrefix, type Sides } from './use-comparison.ts';

/** One or two texts chosen from the timeline, with the possible actions. */
export function ComparePane({
  sides,
  page,
  comparison,
  failure,
  nameOf,
  onShow,
  onRestore,
}: {
  sides: Sides;
  page: Timeline;
  comparison: Comparison | null;
  failure: ActionFailure | null;
  nameOf: (side: string) => string;
  onShow: (sides: Sides) => void;
  onRestore: (side: string) => void;
}) {
  const t = useTranslations('desk.history');
  const known = [
    ...page.versions.map(({ number }) => String(number)),
    ...page.forks.map(({ id }) => `${forkPrefix}${id}`),
  ];
  const options = (chosen: string | null) =>
    chosen === null || known.includes(chosen) ? known : [chosen, ...known];
  const isLoaded = comparison?.sides.before === sides.before && comparison.sides.after === sides.after;
  const bringable = page.canEdit
    ? [sides.before, sides.after].filter(
        (side): side is string => side !== null && side !== String(page.currentNumber),
      )
    : [];
  return (
    <>
      <div className="history-pick">
        <label>
          {t('before')}
          <select
            value={sides.before ?? ''}
            onChange={(event) => onShow({ ...sides, before: event.target.value || null })}
          >
            <option value="">{t('nothing')}</option>
            {options(sides.before).map((side) => (
              <option key={side} value={side}>
                {nameOf(side)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('after')}
          <select value={sides.after} onChange={(event) => onShow({ ...sides, after: event.target.value })}>
            {options(sides.after).map((side) => (
              <option key={side} value={side}>
                {nameOf(side)}
              </option>
            ))}
          </select>
        </label>
        <div className="row">
          {[...new Set(bringable)].map((side) => (
            <button key={side} type="button" className="button" onClick={() => onRestore(side)}>
              {side.startsWith(forkPrefix)
                ? t('takeOver', { name: nameOf(side) })
                : t('restoreVersion', { number: Number(side) })}
            </button>
          ))}
        </div>
      </div>
      <FailureNotice failure={failure} />
      {failure === null && !isLoaded && <p className="empty">{t('loading')}</p>}
      {isLoaded &&
        comparison !== null &&
        (comparison.before === null ? (
          <ReadContents content={comparison.after} names={comparison.names} />
        ) : (
          <CompareContents
            key={`${sides.before}-${sides.after}`}
            before={comparison.before}
            after={comparison.after}
            names={comparison.names}
          />
        ))}
    </>
  );
}

/** One text of a story in the look of the story. */
function ReadContents({ content, names }: { content: VersionContent; names: ContentNames }) {
  const changes = useMemo(() => compareContents(content, content), [content]);
  return (
    <div className="compare">
      <CompareStory before={content} after={content} changes={changes} names={names} isShort={false} />
    </div>
  );
}
