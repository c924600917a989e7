'use client';
import { useTranslations } from 'use-intl/react';
import type { Abbreviation } from '#core/house-style/abbreviation.ts';
import type { HouseForms } from '#core/house-style/house-forms.ts';
import type { StyleRule } from '#core/house-style/style-rule.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { AbbreviationsAdmin } from './abbreviations-admin.tsx';
import { type DefaultForms, FormsAdmin } from './forms-admin.tsx';
import { RulesAdmin } from './rules-admin.tsx';
import type { StyleDesks } from './style-desks.ts';
import { WordsAdmin } from './words-admin.tsx';
import './style.css';
import { useRefresh } from '../shell/screen-refresh.tsx';

type Tended<T> = T & { readonly mayChange: boolean };

/** Manages the house style. */
export function StyleAdmin({
  style,
  sections,
  defaults,
}: {
  style: {
    readonly abbreviations: readonly Tended<Abbreviation>[];
    readonly rules: readonly (Tended<StyleRule> & { readonly problem: string | null })[];
    readonly words: readonly string[];
    readonly forms: HouseForms;
    readonly deskIds: readonly string[];
    readonly mayManageSiteStyle: boolean;
    readonly mayManageForms: boolean;
  };
  sections: readonly SectionNode[];
  defaults: DefaultForms;
}) {
  const t = useTranslations('style');
  const refresh = useRefresh();
  const names = new Map(
    sections.flatMap((top) => [top, ...top.children]).map((section) => [section.id, section.name]),
  );
  const desks: StyleDesks = {
    nameOf: (sectionId) => (sectionId === null ? t('wholeHouse') : (names.get(sectionId) ?? '')),
    choices: [...(style.mayManageSiteStyle ? [null] : []), ...style.deskIds],
  };
  const shared = { desks, onChanged: refresh };
  return (
    <div className="style-admin">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="hint">{t('intro')}</p>
      <nav aria-label={t('title')} className="tabs">
        {(['abbreviations', 'rules', 'words'] as const).map((part) => (
          <a key={part} href={`#${part}`}>
            {t(part)}
          </a>
        ))}
        {style.mayManageForms && <a href="#forms">{t('forms')}</a>}
      </nav>
      <AbbreviationsAdmin abbreviations={style.abbreviations} {...shared} />
      <RulesAdmin rules={style.rules} {...shared} />
      <WordsAdmin words={style.words} onChanged={shared.onChanged} />
      {style.mayManageForms && (
        <FormsAdmin forms={style.forms} defaults={defaults} onChanged={shared.onChanged} />
      )}
    </div>
  );
}
