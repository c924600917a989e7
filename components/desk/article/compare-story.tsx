'use client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { ContentChanges } from '#core/articles/compare-contents.ts';
import type { ContentNames } from '#core/articles/content-references.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { BlockChange } from '#core/document/block-change.ts';
import { compareWords } from '#core/document/compare-words.ts';
import { CompareBlock } from './compare-block.tsx';
import { ComparePhotos } from './compare-photos.tsx';
import { CompareRuns } from './compare-runs.tsx';
import { keyed } from './keyed.ts';

/** The whole story with its changes. With `isShort`, only changed blocks and their neighbours. */
export function CompareStory({
  before,
  after,
  changes,
  names,
  isShort,
}: {
  before: VersionContent;
  after: VersionContent;
  changes: ContentChanges;
  names: ContentNames;
  isShort: boolean;
}) {
  const t = useTranslations('desk.compare');
  const fields = useTranslations('fields');
  const changed = new Set<string>(changes.fields.map(({ name }) => name));
  return (
    <div className="compare-story">
      {TEXT_FIELDS.filter((name) => before[name] !== '' || after[name] !== '')
        .filter((name) => !isShort || changed.has(name) || name === 'headline')
        .map((name) => (
          <Changeable key={name} isChanged={changed.has(name)}>
            <p className={`compare-${name}`}>
              <span className="visually-hidden">{fields(name)}: </span>
              <CompareRuns runs={compareWords(before[name], after[name])} />
            </p>
          </Changeable>
        ))}
      {(before.lead ?? after.lead) !== null && (!isShort || changed.has('lead')) && (
        <Changeable isChanged={changed.has('lead')}>
          <figure className="compare-figure">
            <ComparePhotos
              before={before.lead?.mediaId ?? null}
              after={after.lead?.mediaId ?? null}
              media={names.media}
            />
            <figcaption>
              <LeadWords name="caption" before={before} after={after} />{' '}
              <span className="muted">
                <LeadWords name="credit" before={before} after={after} />
              </span>
              <span className="compare-alt">
                {t('alt')}: <LeadWords name="alt" before={before} after={after} />
              </span>
            </figcaption>
          </figure>
        </Changeable>
      )}
      {keyed(isShort ? shortened(changes.body) : changes.body, nameOf).map(({ key, item }) =>
        typeof item === 'number' ? (
          <p key={key} className="compare-left-out">
            {t('leftOut', { count: item })}
          </p>
        ) : (
          <CompareBlock key={key} change={item} names={names} />
        ),
      )}
    </div>
  );
}

function nameOf(item: BlockChange | number): string {
  return typeof item === 'number' ? 'left-out' : item.kind;
}

function Changeable({ isChanged, children }: { isChanged: boolean; children: ReactNode }) {
  return (
    <div
      className="compare-block"
      data-kind={isChanged ? 'changed' : 'same'}
      data-change={isChanged ? '' : undefined}
      tabIndex={isChanged ? -1 : undefined}
    >
      {children}
    </div>
  );
}

function LeadWords({
  name,
  before,
  after,
}: {
  name: 'caption' | 'credit' | 'alt';
  before: VersionContent;
  after: VersionContent;
}) {
  return <CompareRuns runs={compareWords(before.lead?.[name] ?? '', after.lead?.[name] ?? '')} />;
}

/** Replaces runs of unchanged blocks by their number. */
function shortened(body: readonly BlockChange[]): (BlockChange | number)[] {
  const isChange = (index: number) => (body[index]?.kind ?? 'same') !== 'same';
  const out: (BlockChange | number)[] = [];
  for (const [index, change] of body.entries()) {
    if (isChange(index - 1) || isChange(index) || isChange(index + 1)) out.push(change);
    else {
      const last = out.at(-1);
      if (typeof last === 'number') out[out.length - 1] = last + 1;
      else out.push(1);
    }
  }
  return out;
}
