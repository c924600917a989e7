'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Rights } from '#core/people/rights.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { adminDeskUrl, personDeskUrl } from '#core/urls.ts';
import { DeskLink } from '../shell/desk-link.tsx';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { NewPersonDialog } from './new-person-dialog.tsx';
import { RightsRequests, type ShownRequest } from './rights-requests.tsx';
import { useRightsWords } from './use-rights-words.ts';

type Person = Rights & {
  readonly id: string;
  readonly kind: 'staff' | 'guest' | 'agency';
  readonly name: string;
  readonly email: string | null;
  readonly disabledAt: Date | null;
};

/** The members of the newsroom with their rights. Requests that need a second person are above. */
export function PeopleList({
  people,
  next,
  q,
  requests,
  sections,
  canAdd,
}: {
  people: readonly Person[];
  next: { readonly name: string; readonly id: string } | null;
  q: string;
  requests: readonly ShownRequest[];
  sections: readonly SectionNode[];
  canAdd: boolean;
}) {
  const t = useTranslations('admin');
  const tp = useTranslations('people');
  const id = useId();
  const refresh = useRefresh();
  const words = useRightsWords(sections);
  const [isAdding, setIsAdding] = useState(false);
  return (
    <div>
      <div className="page-head">
        <h1>{t('people')}</h1>
        {canAdd && (
          <button type="button" className="button button-primary" onClick={() => setIsAdding(true)}>
            {t('newPerson')}
          </button>
        )}
      </div>
      <RightsRequests requests={requests} sections={sections} />
      <search>
        <form className="filter" action={adminDeskUrl('people')}>
          <div className="field">
            <label htmlFor={id}>{tp('search')}</label>
            <input id={id} type="search" name="q" defaultValue={q} />
          </div>
          <button type="submit" className="button">
            {tp('find')}
          </button>
        </form>
      </search>
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id} className="rows-item" data-off={person.disabledAt !== null || undefined}>
            <div>
              <DeskLink href={personDeskUrl(person.id)} className="admin-page-name">
                <strong>{person.name}</strong>
              </DeskLink>{' '}
              <span className="badge">{t(`kind.${person.kind}`)}</span>{' '}
              {person.disabledAt !== null && <span className="badge">{t('disabled')}</span>}
              {person.kind === 'staff' && (
                <p className="hint">{[person.email, words(person)].filter(Boolean).join(' · ')}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {people.length === 0 && <p className="empty">{tp('nobody')}</p>}
      {next !== null && (
        <DeskLink
          className="button"
          href={`${adminDeskUrl('people')}?${new URLSearchParams({ ...(q !== '' && { q }), name: next.name, id: next.id })}`}
        >
          {tp('more')}
        </DeskLink>
      )}
      {isAdding && (
        <NewPersonDialog
          onClose={() => {
            setIsAdding(false);
            refresh();
          }}
        />
      )}
    </div>
  );
}
