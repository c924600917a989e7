'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { searchPublished } from '#app/(desk)/actions/stories.ts';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { lazy } from '#components/ui/lazy.ts';
import { Opened } from '#components/ui/opened.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { ChosenList } from './chosen-list.tsx';

const automaticList = lazy(async () => (await import('./automatic-list.tsx')).AutomaticList);

/** Pinned related stories, in the editor's order. Below them, when opened, the automatic ones. */
export function PinsField({
  ids,
  known,
  ownId,
  isReadOnly,
  error,
  onChange,
}: {
  ids: readonly string[];
  known: readonly { readonly id: string; readonly headline: string }[];
  ownId: string | null;
  isReadOnly: boolean;
  error?: string;
  onChange: (ids: string[]) => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk.article');
  const [added, setAdded] = useState<readonly { id: string; headline: string }[]>([]);
  const headlineOf = new Map([...known, ...added].map((story) => [story.id, story.headline]));

  function pin({ id, label }: { id: string; label: string }) {
    setAdded((before) => [...before, { id, headline: label }]);
    onChange([...ids, id]);
  }

  async function ask(q: string): Promise<ComboOption[] | null> {
    const answer = await call(searchPublished(q));
    if (!answer.ok) return null;
    return answer.data
      .filter((story) => story.id !== ownId && !ids.includes(story.id))
      .map((story) => ({ id: story.id, label: story.headline }));
  }

  return (
    <>
      <Combobox
        label={t('pins')}
        listLabel={t('suggestions')}
        emptyText={t('nothingFound')}
        isDisabled={isReadOnly}
        isInvalid={error !== undefined}
        ask={ask}
        onPick={pin}
      >
        <ChosenList
          items={ids.map((id) => ({ id, label: headlineOf.get(id) ?? '…' }))}
          isOrdered
          isReadOnly={isReadOnly}
          onChange={onChange}
        />
      </Combobox>
      {error !== undefined && <p className="field-error">{error}</p>}
      {ownId !== null && (
        <Opened
          title={t('automatic')}
          titleClass="label"
          part={automaticList}
          props={{ articleId: ownId, pinnedIds: ids, isReadOnly, onPin: pin }}
        />
      )}
    </>
  );
}
