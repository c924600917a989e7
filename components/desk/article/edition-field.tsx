'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { findEditions, link } from '#app/(desk)/actions/articles.ts';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { EDITION_ROLES, type EditionRole } from '#core/articles/edition-roles.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { ChosenList } from './chosen-list.tsx';
import type { Edition, SavedView } from './desk-article.ts';

/**
 * Links the story to its edition in the other language. The link applies at once and is not part of a
 * version.
 */
export function EditionField({
  view,
  onChanged,
}: {
  view: SavedView;
  onChanged: (edition: Edition | null) => void;
}) {
  const call = useActionCall();
  const t = useTranslations('desk.article.edition');
  const article = useTranslations('desk.article');
  const roleId = useId();
  const [failure, setFailure] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { edition } = view;
  const otherLocale = LOCALES.find((locale) => locale !== view.locale) ?? view.locale;
  const isReadOnly = !view.mayLinkEdition.ok || isBusy;

  async function change(editionId: string | null, role: EditionRole) {
    setBusy(true);
    const answer = await call(link({ articleId: view.id, editionId, role }));
    setBusy(false);
    setFailure(answer.ok ? '' : answer.error.message);
    if (answer.ok) onChanged(answer.data);
  }

  async function ask(q: string): Promise<ComboOption[] | null> {
    const answer = await call(findEditions({ q, locale: otherLocale }));
    if (!answer.ok) return null;
    return answer.data.map(({ id, number, headline }) => ({
      id,
      label: headline ?? '',
      note: String(number),
    }));
  }

  return (
    <div className="stack" data-field="edition">
      <Combobox
        label={t(otherLocale)}
        listLabel={article('suggestions')}
        emptyText={article('nothingFound')}
        isDisabled={isReadOnly}
        ask={ask}
        // By default a story is written in the house's language and translated from it.
        onPick={({ id }) => void change(id, view.locale === 'vi' ? 'translation' : 'original')}
      >
        <ChosenList
          items={
            edition === null
              ? []
              : [
                  {
                    id: edition.id,
                    label: edition.headline ?? t('hidden', { number: String(edition.number) }),
                    note: String(edition.number),
                  },
                ]
          }
          isOrdered={false}
          isReadOnly={isReadOnly}
          onChange={() => void change(null, 'original')}
        />
      </Combobox>
      {edition !== null && (
        <div className="field">
          <label htmlFor={roleId}>{t('role')}</label>
          <select
            id={roleId}
            value={edition.role}
            disabled={isReadOnly}
            onChange={(event) => void change(edition.id, event.target.value as EditionRole)}
          >
            {EDITION_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(role)}
              </option>
            ))}
          </select>
        </div>
      )}
      {failure !== '' && (
        <p className="field-error" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
