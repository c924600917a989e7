'use client';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl/react';
import { FORMATS } from '#core/articles/states.ts';
import type { CheckPlace } from '#core/checks/resolve-rules.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import type { CheckAtPlace, PlaceNames } from './check-at-place.ts';
import { CheckRuleRow } from './check-rule-row.tsx';
import './check-rules.css';
import { useRefresh } from '../shell/screen-refresh.tsx';

/** The check rules of a desk or the whole house at each stage, for people who may change them. */
export function CheckRulesAdmin({
  rules,
  sections,
}: {
  rules: CheckPlace & { readonly mayChange: boolean; readonly checks: readonly CheckAtPlace[] };
  sections: readonly SectionNode[];
}) {
  const t = useTranslations('checks');
  const formats = useTranslations('desk.article.formats');
  const refresh = useRefresh();
  const isEnglish = useLocale() === 'en';
  const [done, setDone] = useState('');
  const flat = sections.flatMap((top) => branch(top, 0));
  const nameOf = (section: SectionNode) => (isEnglish ? section.nameEn : section.name);
  const names: PlaceNames = {
    formatName: (format) => formats(format),
    nameOf(place) {
      if (place === null) return t('fromPreset');
      const found = flat.find(({ section }) => section.id === place.sectionId);
      const where = found === undefined ? t('fromHouse') : nameOf(found.section);
      return place.format === null ? where : `${where}, ${formats(place.format)}`;
    },
  };
  return (
    <div className="check-rules">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="hint">{t('intro')}</p>
      <PlaceForm
        place={rules}
        sections={flat.map(({ section, depth }) => ({
          id: section.id,
          name: `${'– '.repeat(depth)}${nameOf(section)}`,
        }))}
        formatName={names.formatName}
      />
      {!rules.mayChange && <p className="notice">{t('notYours')}</p>}
      <p className="visually-hidden" role="status">
        {done}
      </p>
      <ul className="rows check-rules-list">
        {rules.checks.map((check) => (
          <CheckRuleRow
            key={check.name}
            check={check}
            place={{ sectionId: rules.sectionId, format: rules.format }}
            mayChange={rules.mayChange}
            names={names}
            onChanged={() => {
              setDone(t('saved'));
              refresh();
            }}
          />
        ))}
      </ul>
    </div>
  );
}

/** Chooses the section and format whose rules are shown. The choice is part of the URL. */
function PlaceForm({
  place,
  sections,
  formatName,
}: {
  place: CheckPlace;
  sections: readonly { readonly id: string; readonly name: string }[];
  formatName: PlaceNames['formatName'];
}) {
  const t = useTranslations('checks');
  const id = useId();
  return (
    <form className="check-rules-place" aria-label={t('place')}>
      <div className="field">
        <label className="label" htmlFor={`${id}-section`}>
          {t('section')}
        </label>
        <select id={`${id}-section`} className="input" name="section" defaultValue={place.sectionId ?? ''}>
          <option value="">{t('wholeHouse')}</option>
          {sections.map((section) => (
            <option key={section.id} value={section.id}>
              {section.name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label className="label" htmlFor={`${id}-format`}>
          {t('format')}
        </label>
        <select id={`${id}-format`} className="input" name="format" defaultValue={place.format ?? ''}>
          <option value="">{t('everyFormat')}</option>
          {FORMATS.map((format) => (
            <option key={format} value={format}>
              {formatName(format)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button">
        {t('show')}
      </button>
    </form>
  );
}

function branch(section: SectionNode, depth: number): { section: SectionNode; depth: number }[] {
  return [{ section, depth }, ...section.children.flatMap((child) => branch(child, depth + 1))];
}
