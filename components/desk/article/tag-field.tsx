'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { addTag, findTags } from '#app/(desk)/actions/tags.ts';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { isCalled } from '#core/taxonomy/tag-item.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { ChosenList } from './chosen-list.tsx';

const tagSuggestions = lazy(async () => (await import('./tag-suggestions.tsx')).TagSuggestions);

type TagName = { readonly id: string; readonly name: string; readonly type: string };
type Refused = {
  readonly message: string;
  /** Tags with the same or a similar name. */
  readonly alike: readonly TagName[];
  /** The tag that can be created anyway. */
  readonly wanted: { readonly name: string; readonly type: TagType } | null;
};
type Option = ComboOption & { readonly name: string; readonly type: string; readonly isMade: boolean };

type TagFieldProps = {
  ids: readonly string[];
  /** The source of tag suggestions. */
  story: VersionContent;
  articleId: string | null;
  known: readonly TagName[];
  types: readonly TagType[];
  isReadOnly: boolean;
  error?: string;
  onChange: (ids: string[]) => void;
};

/**
 * The tags of a story: searched and picked, or created, which is never the first choice. Tags with a similar
 * name are offered beside the requested one.
 */
export function TagField({
  ids,
  story,
  articleId,
  known,
  types,
  isReadOnly,
  error,
  onChange,
}: TagFieldProps) {
  const call = useActionCall();
  const t = useTranslations('desk');
  const [added, setAdded] = useState<readonly TagName[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isSuggesting, setSuggesting] = useState(false);
  const takeFirst = useRef<(() => void) | null>(null);
  const nameOf = new Map([...known, ...added].map((tag) => [tag.id, tag.name]));
  /** A created tag arrives later. Other tags may have been added or removed by then. */
  const latest = useRef({ ids, onChange });
  latest.current = { ids, onChange };
  // A tag that was merged since then counts as the remaining tag.
  const isBorne = (tag: TagName) =>
    latest.current.ids.some((id) => id === tag.id || nameOf.get(id) === tag.name);

  const newTag = (name: string, type: TagType): Option => ({
    ...{ id: `new-${type}`, label: t('article.createTag', { name }), note: t(`tagType.${type}`) },
    ...{ name, type, isMade: true },
  });

  async function ask(text: string): Promise<Option[] | null> {
    const answer = await call(findTags(text));
    if (!answer.ok) return null;
    const options = answer.data
      .filter((tag) => !isBorne(tag))
      .map((tag) => ({ ...tag, label: tag.name, note: t(`tagType.${tag.type}`), isMade: false }));
    const name = normaliseText(text);
    const exists = answer.data.some((tag) => isCalled(tag, name));
    if (name === '' || exists) return options;
    return [...options, ...types.map((type) => newTag(name, type))];
  }

  function choose(tag: TagName) {
    // Clears the error of an earlier rejected tag.
    setRefused(null);
    setAdded((before) => [...before, tag]);
    if (!isBorne(tag)) latest.current.onChange([...latest.current.ids, tag.id]);
  }

  /** Returns whether the story has the tag afterwards. */
  async function create(name: string, type: TagType, createAnyway = false): Promise<boolean> {
    setRefused(null);
    const answer = await call(addTag({ name, type, createAnyway, inDraft: true }));
    if (answer.ok) {
      choose(answer.data);
      return true;
    }
    const alike = tagsNamedBy(answer.error);
    const mayCreate = answer.error.code === 'tag.near';
    // It was requested twice, and is already there.
    if (!mayCreate && alike.some(isBorne)) return true;
    setRefused({ message: answer.error.message, alike, wanted: mayCreate ? { name, type } : null });
    return false;
  }

  return (
    <div className="stack-tight" data-field="tagIds">
      <Combobox<Option>
        label={t('article.tags')}
        listLabel={t('article.suggestions')}
        emptyText={t('article.nothingFound')}
        unchosenText={t('article.chooseToCreate')}
        isDisabled={isReadOnly}
        isInvalid={error !== undefined}
        ask={ask}
        onPick={(option) =>
          option.isMade ? void create(option.name, option.type as TagType) : choose(option)
        }
        onFocus={() => setSuggesting(true)}
        onEnterEmpty={() => takeFirst.current?.()}
        onBackspaceEmpty={() => onChange(ids.slice(0, -1))}
      >
        <ChosenList
          items={ids.map((id) => ({ id, label: nameOf.get(id) ?? '…' }))}
          isOrdered={false}
          isReadOnly={isReadOnly}
          onChange={onChange}
        />
      </Combobox>
      {refused !== null && (
        <RefusedTag
          refused={refused}
          onUse={choose}
          onCreate={({ name, type }) => void create(name, type, true)}
        />
      )}
      {error !== undefined && <p className="field-error">{error}</p>}
      {!isReadOnly &&
        (isSuggesting ? (
          <LazyPart
            part={tagSuggestions}
            story={story}
            tagIds={ids}
            articleId={articleId}
            types={types}
            onTake={choose}
            onCreate={(name: string, type: TagType) => create(name, type)}
            onFirst={(take: (() => void) | null) => {
              takeFirst.current = take;
            }}
          />
        ) : (
          <button type="button" className="link-button" onClick={() => setSuggesting(true)}>
            {t('article.tagSuggestions.ask')}
          </button>
        ))}
    </div>
  );
}

function RefusedTag({
  refused: { message, alike, wanted },
  onUse,
  onCreate,
}: {
  refused: Refused;
  onUse: (tag: TagName) => void;
  onCreate: (wanted: NonNullable<Refused['wanted']>) => void;
}) {
  const t = useTranslations('desk.article');
  return (
    <div className="field-error" role="alert">
      <p>{message}</p>
      <div className="row">
        {alike.map((tag) => (
          <button key={tag.id} type="button" className="button button-small" onClick={() => onUse(tag)}>
            {t('useTwin', { name: tag.name })}
          </button>
        ))}
        {wanted !== null && (
          <button type="button" className="button button-small" onClick={() => onCreate(wanted)}>
            {t('createAnyway', { name: wanted.name })}
          </button>
        )}
      </div>
    </div>
  );
}

/** The tags in the details of `tag.exists` {id, name} and `tag.near` {near}. */
function tagsNamedBy({ details: { id, name, near } = {} }: ActionFailure): TagName[] {
  if (typeof id === 'string') return [{ id, name: String(name), type: '' }];
  return Array.isArray(near) ? near : [];
}
