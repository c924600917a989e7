'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { lazy } from '#components/ui/lazy.ts';
import { LazyPart } from '#components/ui/lazy-part.tsx';
import type { VersionContent } from '#core/articles/version-content.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { isCalled } from '#core/taxonomy/tag-item.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { ChosenList } from './chosen-list.tsx';
import type { Doors } from './doors.ts';

const tagSuggestions = lazy(async () => (await import('./tag-suggestions.tsx')).TagSuggestions);

type TagName = { readonly id: string; readonly name: string; readonly type: string };
type Refused = {
  readonly message: string;
  /** The tags that bear the name, or nearly. */
  readonly alike: readonly TagName[];
  /** What may be created anyway. */
  readonly wanted: { readonly name: string; readonly type: TagType } | null;
};
type Option = ComboOption & { readonly name: string; readonly type: string; readonly isMade: boolean };

/** The tags of a story: typed and picked, or made on the spot, which is never the first choice; a tag that is called nearly so is offered
 * beside what was asked for. */
export function TagField({
  ids,
  story,
  articleId,
  known,
  types,
  isReadOnly,
  doors,
  error,
  onChange,
}: {
  ids: readonly string[];
  /** What tags are suggested from. */
  story: VersionContent;
  articleId: string | null;
  known: readonly TagName[];
  types: readonly TagType[];
  isReadOnly: boolean;
  doors: Pick<Doors, 'findTags' | 'addTag' | 'suggestTags'>;
  error?: string;
  onChange: (ids: string[]) => void;
}) {
  const t = useTranslations('desk');
  const [added, setAdded] = useState<readonly TagName[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isSuggesting, setSuggesting] = useState(false);
  const takeFirst = useRef<(() => void) | null>(null);
  const nameOf = new Map([...known, ...added].map((tag) => [tag.id, tag.name]));
  /** A tag that is made comes a moment later: until then others may have come, and gone. */
  const latest = useRef({ ids, onChange });
  latest.current = { ids, onChange };
  // What was merged since the story was given it goes by the name of the tag that stayed.
  const isBorne = (tag: TagName) =>
    latest.current.ids.some((id) => id === tag.id || nameOf.get(id) === tag.name);

  async function ask(text: string): Promise<Option[] | null> {
    const answer = await doors.findTags(text);
    if (!answer.ok) return null;
    const options = answer.data
      .filter((tag) => !isBorne(tag))
      .map((tag) => ({ ...tag, label: tag.name, note: t(`tagType.${tag.type}`), isMade: false }));
    const name = normaliseText(text);
    const exists = answer.data.some((tag) => isCalled(tag, name));
    if (name === '' || exists) return options;
    const made = types.map((type) => ({
      id: `new-${type}`,
      label: t('article.createTag', { name }),
      note: t(`tagType.${type}`),
      name,
      type,
      isMade: true,
    }));
    return [...options, ...made];
  }

  function choose(tag: TagName) {
    // Whatever was refused before: a tag stands there now.
    setRefused(null);
    setAdded((before) => [...before, tag]);
    if (!isBorne(tag)) latest.current.onChange([...latest.current.ids, tag.id]);
  }

  function pick(option: Option) {
    if (option.isMade) void create(option.name, option.type as TagType);
    else choose(option);
  }

  /** Whether the story bears it then. */
  async function create(name: string, type: TagType, createAnyway = false): Promise<boolean> {
    setRefused(null);
    const answer = await doors.addTag({ name, type, createAnyway, inDraft: true });
    if (answer.ok) {
      choose(answer.data);
      return true;
    }
    const alike = tagsNamedBy(answer.error);
    const mayCreate = answer.error.code === 'tag.near';
    // It was asked for twice, and stands there.
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
        onPick={pick}
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
      {isSuggesting && !isReadOnly ? (
        <LazyPart
          part={tagSuggestions}
          story={story}
          tagIds={ids}
          articleId={articleId}
          types={types}
          doors={doors}
          onTake={choose}
          onCreate={(name: string, type: TagType) => create(name, type)}
          onFirst={(take: (() => void) | null) => {
            takeFirst.current = take;
          }}
        />
      ) : (
        !isReadOnly && (
          <button type="button" className="link-button" onClick={() => setSuggesting(true)}>
            {t('article.tagSuggestions.ask')}
          </button>
        )
      )}
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

/** The tags that `tag.exists` {id, name} and `tag.near` {near} name. */
function tagsNamedBy({ details: { id, name, near } = {} }: ActionFailure): TagName[] {
  if (typeof id === 'string') return [{ id, name: String(name), type: '' }];
  return Array.isArray(near) ? near : [];
}
