'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { chooseNotifications } from '#app/(desk)/actions/notifications.ts';
import { DraftForm } from '#components/ui/draft-form.tsx';
import type { Locale } from '#core/i18n/locales.ts';
import { CHANNELS } from '#core/notifications/channels.ts';
import type { NotificationKind } from '#core/notifications/kinds.ts';
import { kindName } from '#core/notifications/notification-words.ts';
import type { Preferences } from '#core/notifications/preferences.ts';
import type { ActionFailure } from '#core/shared/action-result.ts';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';

/** The default quiet hours. */
const NIGHT = { from: '22:00', to: '06:00' };
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Notification preferences: channels by kind, quiet hours, digest. */
export function PreferencesForm({
  preferences,
  kinds,
  locale,
  siteZone,
  zones,
}: {
  preferences: Preferences;
  kinds: readonly NotificationKind[];
  locale: Locale;
  siteZone: string;
  zones: readonly string[];
}) {
  const call = useActionCall();
  const t = useTranslations('notifications.preferences');
  const id = useId();
  const [isQuiet, setQuiet] = useState(preferences.quiet !== null);
  const [outcome, setOutcome] = useState<ActionFailure | 'saved' | null>(null);
  const failure = outcome === 'saved' ? null : outcome;

  async function submit(element: HTMLFormElement) {
    const form = new FormData(element);
    setOutcome(null);
    const answer = await call(chooseNotifications(preferencesOf(form, kinds)));
    setOutcome(answer.ok ? 'saved' : answer.error);
    return answer;
  }

  return (
    <section id="notifications" className="preferences" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('title')}</h2>
      <p className="hint">{t('about')}</p>
      <DraftForm className="stack" keep="preferences" onSend={submit} onChange={() => setOutcome(null)}>
        <Matrix preferences={preferences} kinds={kinds} locale={locale} />
        <label className="check">
          <input
            type="checkbox"
            name="isQuiet"
            checked={isQuiet}
            onChange={(event) => setQuiet(event.target.checked)}
          />{' '}
          {t('quiet')}
        </label>
        <div className="preferences-times">
          {isQuiet &&
            (['from', 'to'] as const).map((side) => {
              const error = failure?.fieldErrors?.[`quiet.${side}`];
              return (
                <div className="field" key={side}>
                  <label htmlFor={`${id}-${side}`}>{t(side)}</label>
                  <input
                    id={`${id}-${side}`}
                    name={side}
                    type="time"
                    required
                    defaultValue={(preferences.quiet ?? NIGHT)[side]}
                    aria-invalid={error !== undefined || undefined}
                  />
                  {error && <p className="field-error">{error}</p>}
                </div>
              );
            })}
          <div className="field">
            <label htmlFor={`${id}-digest`}>{t('digestHour')}</label>
            <select id={`${id}-digest`} name="digestHour" defaultValue={preferences.digestHour ?? ''}>
              <option value="">{t('noDigest')}</option>
              {HOURS.map((hour) => (
                <option key={hour} value={hour}>
                  {t('hour', { hour: String(hour) })}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-zone`}>{t('timeZone')}</label>
            <select id={`${id}-zone`} name="timeZone" defaultValue={preferences.timeZone ?? ''}>
              <option value="">{t('siteZone', { zone: siteZone })}</option>
              {zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </select>
          </div>
        </div>
        <FailureNotice failure={failure} />
        <div className="row">
          <button type="submit" className="button button-primary">
            {t('save')}
          </button>
          <span role="status" className="muted">
            {outcome === 'saved' && t('saved')}
          </span>
        </div>
      </DraftForm>
    </section>
  );
}

function Matrix({
  preferences,
  kinds,
  locale,
}: {
  preferences: Preferences;
  kinds: readonly NotificationKind[];
  locale: Locale;
}) {
  const t = useTranslations('notifications.preferences');
  return (
    <table className="preferences-matrix">
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          {CHANNELS.map((channel) => (
            <th scope="col" key={channel}>
              {t(`channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{kindName(kind, locale)}</th>
            {CHANNELS.map((channel) => (
              <td key={channel}>
                <label>
                  <span className="visually-hidden">
                    {t('box', { kind: kindName(kind, locale), channel: t(`channel.${channel}`) })}
                  </span>
                  <input
                    type="checkbox"
                    name={`${kind}.${channel}`}
                    defaultChecked={preferences.channels[kind][channel]}
                  />
                </label>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function preferencesOf(form: FormData, kinds: readonly NotificationKind[]) {
  const text = (name: string) => String(form.get(name) ?? '');
  const channels = kinds.map((kind) => [
    kind,
    Object.fromEntries(CHANNELS.map((channel) => [channel, form.has(`${kind}.${channel}`)])),
  ]);
  return {
    channels: Object.fromEntries(channels),
    quiet: form.has('isQuiet') ? { from: text('from'), to: text('to') } : null,
    digestHour: text('digestHour') === '' ? null : Number(text('digestHour')),
    timeZone: text('timeZone') || null,
  };
}
