'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';

/** Selects the section of a story from the tree. */
export function SectionSelect({
  sections,
  value,
  isReadOnly,
  isEnglish,
  error,
  onChange,
}: {
  sections: readonly SectionNode[];
  value: string;
  isReadOnly: boolean;
  isEnglish: boolean;
  error?: string;
  onChange: (id: string) => void;
}) {
  const t = useTranslations('desk.article');
  const id = useId();
  return (
    <div className="field" data-field="sectionId">
      <label htmlFor={id}>{t('section')}</label>
      <select
        id={id}
        value={value}
        disabled={isReadOnly}
        aria-invalid={error !== undefined || undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {flat(sections, 0).map(({ section, depth }) => (
          <option key={section.id} value={section.id}>
            {'\u2003'.repeat(depth)}
            {isEnglish ? section.nameEn : section.name}
          </option>
        ))}
      </select>
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  );
}

function flat(sections: readonly SectionNode[], depth: number): { section: SectionNode; depth: number }[] {
  return sections.flatMap((section) => [{ section, depth }, ...flat(section.children, depth + 1)]);
}
