'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Combobox, type ComboOption } from '#components/ui/combobox.tsx';
import { EDITION_ROLES, type EditionRole } from '#core/articles/edition-roles.ts';
import { LOCALES } from '#core/i18n/locales.ts';
import { ChosenList } from './chosen-list.tsx';
import type { Doors, Edition, SavedView } from './doors.ts';

/**
 * Links the story to its edition in the other language. The link applies at once and is not part of a
 * version.
 */
export function EditionField({
  view,
  doors,
  onChanged,
}: {
  view: SavedView;
  doors: Pick<Doors, 'link' | 'findEditions'>;
  onChanged: (edition: Edition | null) => void;
}) {
  const t = useTranslations('desk.article.edition');
  const article = useTranslations('desk.article');
  const roleId = useId();
  const [failure, setFailure] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { edition } = view;
  const otherLocale = LOCALES.find((locale) => locale !== view.locale) ?? view.locale;
  const isReadOnly = !view.mayLinkEdition.ok || isBusy;

  async function link(editionId: string | null, role: EditionRole) {
    setBusy(true);
    const answer = await doors.link({ articleId: view.id, editionId, role });
    setBusy(false);
    setFailure(answer.ok ? '' : answer.error.message);
    if (answer.ok) onChanged(answer.data);
  }

  async function ask(q: string): Promise<ComboOption[] | null> {
    const answer = await doors.findEditions({ q, locale: otherLocale });
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
        onPick={({ id }) => void link(id, view.locale === 'vi' ? 'translation' : 'original')}
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
          onChange={() => void link(null, 'original')}
        />
      </Combobox>
      {edition !== null && (
        <div className="field">
          <label htmlFor={roleId}>{t('role')}</label>
          <select
            id={roleId}
            value={edition.role}
            disabled={isReadOnly}
            onChange={(event) => void link(edition.id, event.target.value as EditionRole)}
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
