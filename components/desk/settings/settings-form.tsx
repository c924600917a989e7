'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { applyDraft, discardDraft, saveDraft } from '#app/(desk)/actions/settings.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import {
  SETTING_GROUPS,
  SETTING_NAMES,
  SETTING_ROWS,
  type SettingName,
} from '#core/settings/setting-rows.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import type { SectionNode } from '#core/taxonomy/section-tree.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';
import { useRefresh } from '../shell/screen-refresh.tsx';
import { SettingField } from './setting-field.tsx';
import { SettingsDraft } from './settings-draft.tsx';
import type { SettingsScreen } from './settings-screen.ts';

/** Edits the site settings as the person's draft until it is applied. */
export function SettingsForm({
  screen,
  sections,
}: {
  screen: SettingsScreen;
  sections: readonly SectionNode[];
}) {
  const call = useActionCall();
  const t = useTranslations('settings');
  const refresh = useRefresh();
  const proven = useProven();
  const { failure, setFailure, onInput } = useFailure();
  const [announcement, setAnnouncement] = useState('');
  const { wanted, maySet, revision } = screen;

  function settle(answer: ActionResult<unknown>, done: string) {
    setFailure(answer.ok ? null : answer.error);
    setAnnouncement(answer.ok ? done : '');
    refresh();
    return answer;
  }

  async function save(element: HTMLFormElement) {
    const form = new FormData(element);
    const values = Object.fromEntries(
      SETTING_NAMES.filter((name) => maySet[name]).map((name) => [name, valueIn(form, name)]),
    ) as Partial<SiteSettings>;
    return settle(await call(saveDraft({ values, revision })), t('savedDraft'));
  }

  return (
    <div className="settings-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <p className="hint">{t('intro')}</p>
      <FailureNotice failure={failure} />
      <p role="status" className="muted">
        {announcement}
      </p>
      <SettingsDraft
        screen={screen}
        sections={sections}
        onApply={async () => void settle(await proven(() => call(applyDraft(revision))), t('applied'))}
        onDiscard={async () => void settle(await call(discardDraft()), '')}
      />
      <DraftForm
        key={JSON.stringify(wanted)}
        className="stack"
        keep="settings"
        onSend={save}
        onInput={onInput}
        noValidate
      >
        {SETTING_GROUPS.map((group) => (
          <fieldset key={group} className="settings-group">
            <legend>{t(`group.${group}`)}</legend>
            {SETTING_NAMES.filter((name) => SETTING_ROWS[name].group === group).map((name) => (
              <SettingField
                key={name}
                name={name}
                value={wanted[name]}
                sections={sections}
                isOthers={!maySet[name]}
                error={failure?.fieldErrors?.[`values.${name}`]}
              />
            ))}
          </fieldset>
        ))}
        <div className="row">
          <button type="submit" className="button button-primary">
            {t('saveDraft')}
          </button>
        </div>
      </DraftForm>
    </div>
  );
}

function valueIn(form: FormData, name: SettingName): SiteSettings[SettingName] {
  const text = String(form.get(name) ?? '');
  const { initial } = SETTING_ROWS[name];
  if (typeof initial === 'object' && initial !== null) return form.getAll(name) as SiteSettings[SettingName];
  if (typeof initial === 'boolean') return form.has(name);
  if (typeof initial === 'number') return Number(text);
  return initial === null && text === '' ? null : text;
}
