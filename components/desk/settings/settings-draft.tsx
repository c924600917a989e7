import { useTranslations } from 'use-intl/react';
import type { Role } from '#core/people/roles.ts';
import { SETTING_NAMES } from '#core/settings/setting-rows.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { settingsPreviewUrl } from '#core/urls.ts';
import type { SettingsScreen } from './settings-screen.ts';

const PREVIEWS = [
  ['home', 'previewHome'],
  ['article', 'previewArticle'],
  ['about', 'previewAbout'],
  ['contact', 'previewContact'],
] as const;

/** The changes of the draft, with actions to preview, apply and discard it. */
export function SettingsDraft({
  screen,
  sections,
  onApply,
  onDiscard,
}: {
  screen: SettingsScreen;
  sections: readonly SectionNode[];
  onApply: () => Promise<void>;
  onDiscard: () => Promise<void>;
}) {
  const t = useTranslations('settings');
  const ta = useTranslations('admin');
  const { current, changed, isStale, hasDraft } = screen;
  const names = SETTING_NAMES.filter((name) => name in changed);
  if (!hasDraft) return null;

  function valueText(value: unknown): string {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value) && value.length > 0)
      return value.map((role: Role) => ta(`role.${role}`)).join(', ');
    if (value === null) return t('first');
    if (value === '' || value === undefined || Array.isArray(value)) return t('empty');
    const section = sections.flatMap((top) => [top, ...top.children]).find(({ id }) => id === value);
    return section?.name ?? String(value);
  }

  return (
    <section className="panel settings-draft">
      <h2 className="panel-title">{t('draft')}</h2>
      {isStale && <p className="notice">{t('stale')}</p>}
      <p>{names.length === 0 ? t('noDraft') : t('changes', { count: names.length })}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>
            {t('fromTo', {
              name: t(`name.${name}`),
              from: valueText(current[name]),
              to: valueText(changed[name]),
            })}
          </li>
        ))}
      </ul>
      <div className="row">
        {PREVIEWS.map(([page, word]) => (
          <a key={page} className="button" href={settingsPreviewUrl(page)} target="_blank" rel="noreferrer">
            {t(word)}
          </a>
        ))}
        {names.length > 0 && (
          <button type="button" className="button button-primary" onClick={() => void onApply()}>
            {t('apply')}
          </button>
        )}
        <button type="button" className="button" onClick={() => void onDiscard()}>
          {t('discard')}
        </button>
      </div>
    </section>
  );
}
