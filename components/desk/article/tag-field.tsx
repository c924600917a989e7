'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { BroughtIn } from '#components/ui/brought-in.tsx';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { late } from '#components/ui/late.ts';
import type { VersionContent } from '#core/articles/version-content.ts';
import { isCalled } from '#core/taxonomy/tag-item.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { normaliseText } from '#core/text/normalise-text.ts';
import { ChosenList } from './chosen-list.tsx';
import type { Doors } from './doors.ts';

const tagSuggestions = late(async () => (await import('./tag-suggestions.tsx')).TagSuggestions);

type TagName = { readonly id: string; readonly name: string; readonly type: string };
type Option = ComboOption & { readonly name: string; readonly type: string; readonly isNew: boolean };

/** The tags of a story: typed and picked, or made on the spot; a twin under another spelling is offered instead. */
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
  const [twin, setTwin] = useState<TagName | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
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
      .map((tag) => ({ ...tag, label: tag.name, note: t(`tagType.${tag.type}`), isNew: false }));
    const name = normaliseText(text);
    const exists = answer.data.some((tag) => isCalled(tag, name));
    if (name === '' || exists) return options;
    const made = types.map((type) => ({
      id: `new-${type}`,
      label: t('article.createTag', { name }),
      note: t(`tagType.${type}`),
      name,
      type,
      isNew: true,
    }));
    return [...options, ...made];
  }

  function choose(tag: TagName) {
    // Whatever was refused before: a tag stands there now.
    setProblem(null);
    setTwin(null);
    setAdded((before) => [...before, tag]);
    if (!isBorne(tag)) latest.current.onChange([...latest.current.ids, tag.id]);
  }

  function pick(option: Option) {
    if (option.isNew) void create(option.name, option.type as TagType);
    else choose(option);
  }

  /** Whether the story bears it then. */
  async function create(newName: string, type: TagType): Promise<boolean> {
    setProblem(null);
    setTwin(null);
    const answer = await doors.addTag({ name: newName, type });
    if (answer.ok) {
      choose(answer.data);
      return true;
    }
    const { id, name } = answer.error.details ?? {};
    // Only `tag.exists` names a tag.
    const exists = typeof id === 'string' ? { id, name: String(name), type: '' } : null;
    // It was asked for twice, and stands there.
    if (exists !== null && isBorne(exists)) return true;
    setTwin(exists);
    setProblem(answer.error.message);
    return false;
  }

  return (
    <div className="stack-tight" data-field="tagIds">
      <Combobox<Option>
        label={t('article.tags')}
        listLabel={t('article.suggestions')}
        emptyText={t('article.nothingFound')}
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
      {problem !== null && (
        <p className="field-error" role="alert">
          {problem}{' '}
          {twin !== null && (
            <button type="button" className="button button-small" onClick={() => choose(twin)}>
              {t('article.useTwin', { name: twin.name })}
            </button>
          )}
        </p>
      )}
      {error !== undefined && <p className="field-error">{error}</p>}
      {isSuggesting && !isReadOnly ? (
        <BroughtIn
          part={tagSuggestions}
          story={story}
          tagIds={ids}
          articleId={articleId}
          types={types}
          doors={doors}
          onTake={choose}
          onCreate={create}
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
