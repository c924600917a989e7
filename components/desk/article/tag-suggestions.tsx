'use client';
import { type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { suggestTagsFor } from '#app/(desk)/actions/tags.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { TagReason } from '#core/taxonomy/suggesting/rank-tags.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { useFocusAfter } from '../focus/use-focus-after.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import type { SuggestedTags } from './desk-article.ts';
import './tag-suggestions.css';

/** Debounce of suggestions, in milliseconds. */
const askDelayMs = 1_200;
const reasonsShown = 2;

type Asked = Pick<VersionContent, 'headline' | 'sapo' | 'body' | 'sectionId'>;
type Taken = { readonly id: string; readonly name: string; readonly type: string };

/**
 * Suggested tags for the present text, with reasons. `onFirst` gets the action of the first suggestion, for
 * the field's shortcut. After taking one, the next one has the focus.
 */
export function TagSuggestions({
  story,
  tagIds,
  articleId,
  types,
  onTake,
  onCreate,
  onFirst,
}: {
  story: Asked;
  /** The tags of the story. */
  tagIds: readonly string[];
  articleId: string | null;
  types: readonly TagType[];
  onTake: (tag: Taken) => void;
  /** Returns whether the story has the tag afterwards. */
  onCreate: (name: string, type: TagType) => Promise<boolean>;
  onFirst: (take: (() => void) | null) => void;
}) {
  const t = useTranslations('desk');
  const { found, isFailed } = useSuggestedTags({ story, tagIds, articleId });
  const tags = found?.tags.filter(({ id }) => !tagIds.includes(id)) ?? [];
  const names = found?.names ?? [];
  const [first] = tags;
  const typeFor = (type: TagType) => (types.includes(type) ? type : 'topic');
  const field = useRef<HTMLElement | null>(null);
  const focusAfter = useFocusAfter(field);
  const [announcement, setAnnouncement] = useState('');
  const announce = (name: string) =>
    setAnnouncement(t('article.tagSuggestions.taken', { name, left: tags.length + names.length - 1 }));

  function take(tag: Taken): void {
    onTake(tag);
    announce(tag.name);
  }
  async function create(name: string, type: TagType): Promise<void> {
    if (await onCreate(name, type)) announce(name);
  }
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    onFirst(first === undefined ? null : () => latest.current(first));
    return () => onFirst(null);
  }, [first, onFirst]);

  /**
   * A pressed suggestion disappears. The focus goes to the next one or the one before, and after the last one
   * to the field, for the keyboard.
   */
  function press({ currentTarget, detail }: MouseEvent<HTMLElement>, does: () => void): void {
    field.current = currentTarget.closest('[data-field]');
    const all = [...(field.current?.querySelectorAll<HTMLElement>('[data-suggestion]') ?? [])];
    const at = all.indexOf(currentTarget);
    const near = [all[at + 1], all[at - 1]].flatMap((each) => each?.dataset.suggestion ?? []);
    focusAfter(...near.map((id) => `[data-suggestion="${id}"]`), ...(detail === 0 ? ['input'] : []));
    does();
  }

  return (
    <div>
      {isFailed ? (
        <p className="hint" role="status">
          {t('article.tagSuggestions.failed')}
        </p>
      ) : (
        found !== null &&
        tags.length + names.length === 0 && (
          <p className="hint" role="status">
            {t('article.tagSuggestions.none')}
          </p>
        )
      )}
      {!isFailed && tags.length + names.length > 0 && (
        <section className="tag-suggestions" aria-label={t('article.tagSuggestions.title')}>
          {tags.length > 0 && (
            <>
              <p className="hint">{t('article.tagSuggestions.key')}</p>
              <ul>
                {tags.map((tag) => (
                  <li key={tag.id}>
                    <Suggestion
                      id={tag.id}
                      name={tag.name}
                      label={t('article.tagSuggestions.add', { name: tag.name })}
                      onPress={(event) => press(event, () => take(tag))}
                    >
                      <Reasons reasons={tag.reasons.slice(0, reasonsShown)} name={tag.name} />
                    </Suggestion>
                  </li>
                ))}
              </ul>
            </>
          )}
          {names.length > 0 && (
            <>
              <p className="hint">{t('article.tagSuggestions.fresh')}</p>
              <ul>
                {names.map((suggested, index) => (
                  <li key={suggested.name}>
                    <NewName
                      id={`new-${index}`}
                      suggested={suggested}
                      type={typeFor(suggested.type)}
                      onPress={(event) =>
                        press(event, () => void create(suggested.name, typeFor(suggested.type)))
                      }
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      <p className="visually-hidden" role="status">
        {announcement}
      </p>
    </div>
  );
}

function Suggestion({
  id,
  name,
  label,
  onPress,
  children,
}: {
  id: string;
  name: string;
  label: string;
  onPress: (event: MouseEvent<HTMLElement>) => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className="tag-suggestion"
      data-suggestion={id}
      aria-label={label}
      onClick={onPress}
    >
      <span className="tag-suggestion-name">{name}</span>
      <span className="tag-suggestion-why">{children}</span>
    </button>
  );
}

/** A suggested tag that does not exist yet. */
function NewName({
  id,
  suggested: { name, times, inArchive },
  type,
  onPress,
}: {
  id: string;
  suggested: SuggestedTags['names'][number];
  type: TagType;
  onPress: (event: MouseEvent<HTMLElement>) => void;
}) {
  const t = useTranslations('desk');
  return (
    <Suggestion id={id} name={name} label={t('article.tagSuggestions.create', { name })} onPress={onPress}>
      {t(`tagType.${type}`)} · {t('article.tagSuggestions.why.times', { times })} ·{' '}
      {inArchive === 0
        ? t('article.tagSuggestions.why.rare')
        : t('article.tagSuggestions.why.seldom', { count: inArchive })}
    </Suggestion>
  );
}

function Reasons({ reasons, name }: { reasons: readonly TagReason[]; name: string }) {
  const t = useTranslations('desk.article.tagSuggestions.why');
  const words = reasons.map((reason) => {
    switch (reason.kind) {
      case 'named': {
        const { place } = reason;
        const where = place.part === 'body' ? t('body', { paragraph: place.paragraph }) : t(place.part);
        return reason.as === name ? where : t('as', { where, as: reason.as });
      }
      case 'near':
        return t('near', { count: reason.count });
      case 'beside':
        return t('beside', { name: reason.name });
      default:
        return t('words', { percent: reason.percent });
    }
  });
  return <>{words.join(' · ')}</>;
}

/** Loads suggestions at once and after each pause in typing. The last answer stays until the next. */
function useSuggestedTags({
  story,
  tagIds,
  articleId,
}: {
  story: Asked;
  tagIds: readonly string[];
  articleId: string | null;
}): { found: SuggestedTags | null; isFailed: boolean } {
  const call = useActionCall();
  const [found, setFound] = useState<SuggestedTags | null>(null);
  const [isFailed, setFailed] = useState(false);
  const { headline, sapo, sectionId } = story;
  const body = bodyText(story.body);
  const borne = tagIds.join();
  const isFirst = useRef(true);

  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      isFirst.current = false;
      const answer = await call(
        suggestTagsFor({
          headline,
          sapo,
          body,
          sectionId: sectionId || null,
          tagIds: borne === '' ? [] : borne.split(','),
          articleId,
        }),
      );
      if (!isCurrent) return;
      setFailed(!answer.ok);
      if (answer.ok) setFound(answer.data);
    };
    const timer = setTimeout(ask, isFirst.current ? 0 : askDelayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [call, headline, sapo, body, sectionId, borne, articleId]);
  return { found, isFailed };
}
