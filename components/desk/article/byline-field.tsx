'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { findPeople } from '#app/(desk)/actions/people.ts';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { ChosenList } from './chosen-list.tsx';
import type { Named } from './desk-article.ts';

/** The people of the byline, in order. */
export function BylineField({
  ids,
  known,
  isReadOnly,
  error,
  onChange,
}: {
  ids: readonly string[];
  known: readonly Named[];
  isReadOnly: boolean;
  error?: string;
  onChange: (ids: string[]) => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk');
  const [added, setAdded] = useState<readonly Named[]>([]);
  const nameOf = new Map([...known, ...added].map((person) => [person.id, person.name]));

  async function ask(q: string): Promise<ComboOption[] | null> {
    const answer = await call(findPeople(q));
    if (!answer.ok) return null;
    return answer.data
      .filter((person) => !ids.includes(person.id))
      .map((person) => ({
        id: person.id,
        label: person.name,
        note: t(`personKind.${person.kind}` as never),
      }));
  }

  return (
    <div className="stack-tight" data-field="bylineIds">
      <Combobox
        label={t('article.byline')}
        listLabel={t('article.suggestions')}
        emptyText={t('article.nothingFound')}
        isDisabled={isReadOnly}
        isInvalid={error !== undefined}
        ask={ask}
        onPick={({ id, label }) => {
          setAdded((before) => [...before, { id, name: label }]);
          onChange([...ids, id]);
        }}
      >
        <ChosenList
          items={ids.map((id) => ({ id, label: nameOf.get(id) ?? '…' }))}
          isOrdered
          isReadOnly={isReadOnly}
          onChange={onChange}
        />
      </Combobox>
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  );
}
