'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { ChosenList } from './chosen-list.tsx';
import type { Doors } from './doors.ts';

/** Stories that stand first among the related ones, in the order in which the editor puts them. */
export function PinsField({
  ids,
  known,
  ownId,
  isReadOnly,
  doors,
  onChange,
}: {
  ids: readonly string[];
  known: readonly { readonly id: string; readonly headline: string }[];
  ownId: string | null;
  isReadOnly: boolean;
  doors: Pick<Doors, 'searchPublished'>;
  onChange: (ids: string[]) => void;
}) {
  const t = useTranslations('desk.article');
  const [added, setAdded] = useState<readonly { id: string; headline: string }[]>([]);
  const headlineOf = new Map([...known, ...added].map((story) => [story.id, story.headline]));

  async function ask(q: string): Promise<ComboOption[]> {
    const answer = await doors.searchPublished(q);
    if (!answer.ok) return [];
    return answer.data
      .filter((story) => story.id !== ownId && !ids.includes(story.id))
      .map((story) => ({ id: story.id, label: story.headline }));
  }

  return (
    <Combobox
      label={t('pins')}
      listLabel={t('suggestions')}
      emptyText={t('nothingFound')}
      isDisabled={isReadOnly}
      ask={ask}
      onPick={({ id, label }) => {
        setAdded((before) => [...before, { id, headline: label }]);
        onChange([...ids, id]);
      }}
    >
      <ChosenList
        items={ids.map((id) => ({ id, label: headlineOf.get(id) ?? '…' }))}
        isOrdered
        isReadOnly={isReadOnly}
        onChange={onChange}
      />
    </Combobox>
  );
}
