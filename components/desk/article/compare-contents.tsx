'use client';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { compareContents, hasNoChange } from '#core/articles/compare-contents.ts';
import type { ContentNames } from '#core/articles/content-references.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { wordBalance } from '#core/articles/word-balance.ts';
import { CompareFields } from './compare-fields.tsx';
import { CompareStory } from './compare-story.tsx';
import './compare.css';

/**
 * Compares two texts of a story in the look of the story. Loads nothing: `names` has the names of ids in both
 * (`referencesOf` lists them). The keys `n` and `p` go to the next and previous change.
 */
export function CompareContents({
  before,
  after,
  names,
}: {
  before: VersionContent;
  after: VersionContent;
  names: ContentNames;
}) {
  const t = useTranslations('desk.compare');
  const changes = useMemo(() => compareContents(before, after), [before, after]);
  const { came, went } = useMemo(() => wordBalance(before, after), [before, after]);
  const [isShort, setShort] = useState(false);
  const [current, setCurrent] = useState(0);
  const place = useRef<HTMLElement>(null);
  const count = changes.fields.length + changes.body.filter(({ kind }) => kind !== 'same').length;

  function go(step: 1 | -1) {
    const targets = [...(place.current?.querySelectorAll<HTMLElement>('[data-change]') ?? [])].filter(
      (target) => target.parentElement?.closest('[data-change]') === null,
    );
    if (targets.length === 0) return;
    const next = current === 0 && step < 0 ? targets.length : current + step;
    const index = ((next - 1 + targets.length) % targets.length) + 1;
    const target = targets[index - 1];
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: 'center' });
    setCurrent(index);
  }

  function onKey(event: KeyboardEvent) {
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'n') go(1);
    else if (event.key === 'p') go(-1);
    else return;
    event.preventDefault();
  }

  if (hasNoChange(changes)) return <p className="notice">{t('noChange')}</p>;
  return (
    <section className="compare" aria-label={t('region')} tabIndex={-1} ref={place} onKeyDown={onKey}>
      <div className="compare-bar">
        <p className="compare-count" role="status">
          {current === 0 ? t('count', { count }) : t('position', { current, count })}
          <span className="muted"> · {t('balance', { came, went })}</span>
        </p>
        <div className="row">
          <button
            type="button"
            className="button button-small"
            aria-keyshortcuts="p"
            title="p"
            onClick={() => go(-1)}
          >
            ↑ {t('previous')}
          </button>
          <button
            type="button"
            className="button button-small"
            aria-keyshortcuts="n"
            title="n"
            onClick={() => go(1)}
          >
            ↓ {t('next')}
          </button>
          <button
            type="button"
            className="button button-small"
            aria-pressed={isShort}
            onClick={() => {
              setShort(!isShort);
              setCurrent(0);
            }}
          >
            {t('onlyChanges')}
          </button>
        </div>
      </div>
      <CompareFields fields={changes.fields} names={names} />
      <CompareStory before={before} after={after} changes={changes} names={names} isShort={isShort} />
    </section>
  );
}
