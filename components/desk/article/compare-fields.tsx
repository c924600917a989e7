'use client';
import { useLocale, useTranslations } from 'use-intl/react';
import type { ChoiceField, ListField } from '#core/articles/article-fields.ts';
import type { FieldChange } from '#core/articles/compare-contents.ts';
import type { ContentNames } from '#core/articles/content-references.ts';

type Filing = Extract<FieldChange, { name: ListField | ChoiceField }>;

/** Changed metadata of the story, by name. */
export function CompareFields({ fields, names }: { fields: readonly FieldChange[]; names: ContentNames }) {
  const t = useTranslations('desk.compare');
  const fieldNames = useTranslations('fields');
  const filing = fields.filter(isFiling);
  if (filing.length === 0) return null;
  return (
    <table className="table compare-fields">
      <caption className="visually-hidden">{t('filing')}</caption>
      <tbody>
        {filing.map((field) => (
          <tr key={field.name} data-change="" tabIndex={-1}>
            <th scope="row">{fieldNames(field.name)}</th>
            <td>
              <Field field={field} names={names} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isFiling(field: FieldChange): field is Filing {
  return !('runs' in field) && field.name !== 'lead';
}

function Field({ field, names }: { field: Filing; names: ContentNames }) {
  const t = useTranslations('desk.compare');
  const article = useTranslations('desk.article');
  const isEnglish = useLocale() === 'en';
  if ('before' in field) {
    const name = (value: string) => {
      if (field.name === 'format') return article(`formats.${value}` as 'formats.news');
      const section = names.sections[value];
      return (isEnglish ? section?.nameEn : section?.name) ?? t('unknownName');
    };
    return <Sides removed={[name(field.before)]} added={[name(field.after)]} />;
  }
  if (field.isReordered) return t('reordered');
  const known = { bylineIds: names.people, tagIds: names.tags, pinIds: names.stories }[field.name];
  const name = (id: string) => known[id] ?? t(field.name === 'pinIds' ? 'unknownStory' : 'unknownName');
  return <Sides removed={field.removed.map(name)} added={field.added.map(name)} />;
}

function Sides({ removed, added }: { removed: readonly string[]; added: readonly string[] }) {
  const t = useTranslations('desk.compare');
  return (
    <ul className="compare-sides">
      {removed.map((name) => (
        <li key={`removed-${name}`}>
          <del>
            <span className="visually-hidden">{t('removed')}: </span>
            {name}
          </del>
        </li>
      ))}
      {added.map((name) => (
        <li key={`added-${name}`}>
          <ins>
            <span className="visually-hidden">{t('added')}: </span>
            {name}
          </ins>
        </li>
      ))}
    </ul>
  );
}
