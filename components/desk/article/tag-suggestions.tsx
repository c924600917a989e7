'use client';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { VersionContent } from '#core/articles/version-content.ts';
import { bodyText } from '#core/document/body-text.ts';
import type { TagReason } from '#core/taxonomy/suggesting/rank-tags.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import type { Doors, SuggestedTags } from './doors.ts';
import './tag-suggestions.css';

/** How long writing must rest before the archive is asked again, in milliseconds. */
const askDelayMs = 1_200;
const reasonsShown = 2;

type Asked = Pick<VersionContent, 'headline' | 'sapo' | 'body' | 'sectionId'>;
type Taken = { readonly id: string; readonly name: string; readonly type: string };

/** Tags that fit the text as it stands, each with why; `onFirst` is told what taking the first of them is, for the key of the field. */
export function TagSuggestions({
  story,
  tagIds,
  articleId,
  types,
  doors,
  onTake,
  onCreate,
  onFirst,
}: {
  story: Asked;
  /** The tags that the story has. */
  tagIds: readonly string[];
  articleId: string | null;
  types: readonly TagType[];
  doors: Pick<Doors, 'suggestTags'>;
  onTake: (tag: Taken) => void;
  onCreate: (name: string, type: TagType) => void;
  onFirst: (take: (() => void) | null) => void;
}) {
  const t = useTranslations('desk');
  const { found, isFailed } = useSuggestedTags({ story, tagIds, articleId, doors });
  const tags = found?.tags.filter(({ id }) => !tagIds.includes(id)) ?? [];
  const names = found?.names ?? [];
  const [first] = tags;

  useEffect(() => {
    onFirst(first === undefined ? null : () => onTake(first));
    return () => onFirst(null);
  }, [first, onFirst, onTake]);

  if (isFailed) {
    return (
      <p className="hint" role="status">
        {t('article.tagSuggestions.failed')}
      </p>
    );
  }
  if (found === null) return null;
  if (tags.length === 0 && names.length === 0) {
    return (
      <p className="hint" role="status">
        {t('article.tagSuggestions.none')}
      </p>
    );
  }
  return (
    <section className="tag-suggestions" aria-label={t('article.tagSuggestions.title')}>
      {tags.length > 0 && (
        <>
          <p className="hint">{t('article.tagSuggestions.key')}</p>
          <ul>
            {tags.map((tag) => (
              <li key={tag.id}>
                <Suggestion
                  name={tag.name}
                  label={t('article.tagSuggestions.add', { name: tag.name })}
                  onPress={() => onTake(tag)}
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
            {names.map(({ name, type, times, inArchive }) => {
              const made = types.includes(type) ? type : 'topic';
              return (
                <li key={name}>
                  <Suggestion
                    name={name}
                    label={t('article.tagSuggestions.create', { name })}
                    onPress={() => onCreate(name, made)}
                  >
                    {t(`tagType.${made}`)} · {t('article.tagSuggestions.why.times', { times })} ·{' '}
                    {inArchive === 0
                      ? t('article.tagSuggestions.why.rare')
                      : t('article.tagSuggestions.why.seldom', { count: inArchive })}
                  </Suggestion>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}

function Suggestion({
  name,
  label,
  onPress,
  children,
}: {
  name: string;
  label: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className="tag-suggestion" aria-label={label} onClick={onPress}>
      <span className="tag-suggestion-name">{name}</span>
      <span className="tag-suggestion-why">{children}</span>
    </button>
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

/** What fits the text, asked for at once and again whenever writing rests; the last answer stands until the next. */
function useSuggestedTags({
  story,
  tagIds,
  articleId,
  doors,
}: {
  story: Asked;
  tagIds: readonly string[];
  articleId: string | null;
  doors: Pick<Doors, 'suggestTags'>;
}): { found: SuggestedTags | null; isFailed: boolean } {
  const [found, setFound] = useState<SuggestedTags | null>(null);
  const [isFailed, setFailed] = useState(false);
  const { headline, sapo, sectionId } = story;
  const body = bodyText(story.body);
  const borne = tagIds.join();
  const isFirst = useRef(true);
  const { suggestTags } = doors;

  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      isFirst.current = false;
      const answer = await suggestTags({
        headline,
        sapo,
        body,
        sectionId: sectionId || null,
        tagIds: borne === '' ? [] : borne.split(','),
        articleId,
      });
      if (!isCurrent) return;
      setFailed(!answer.ok);
      if (answer.ok) setFound(answer.data);
    };
    const timer = setTimeout(ask, isFirst.current ? 0 : askDelayMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [suggestTags, headline, sapo, body, sectionId, borne, articleId]);
  return { found, isFailed };
}
