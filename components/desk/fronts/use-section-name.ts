import { useLocale } from 'use-intl/react';

/** The name of a section in the language of the screen. */
export function useSectionName(): <N extends string | null>(named: {
  readonly sectionName: N;
  readonly sectionNameEn: N;
}) => N {
  const locale = useLocale();
  return ({ sectionName, sectionNameEn }) => (locale === 'en' ? sectionNameEn : sectionName);
}
