import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { launchesOf } from '#app/(desk)/actions/fronts.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import type { LaunchItem } from '#core/fronts/front-screen.ts';
import type { ActionResult } from '#core/shared/action-result.ts';
import { useActionCall } from '../forms/use-action-call.ts';
import { useMoment } from '../moments/use-moment.ts';

/** The launches of a container: who, when, why and what. Each can be restored as a draft. */
export function HistoryDialog({
  name,
  place,
  onRestore,
  onClose,
}: {
  name: string;
  place: { readonly front: string; readonly container: string };
  onRestore: (revision: number) => Promise<void>;
  onClose: () => void;
}) {
  const call = useActionCall();
  const t = useTranslations('fronts');
  const moment = useMoment();
  const [answer, setAnswer] = useState<ActionResult<LaunchItem[]> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: loaded once, when the dialog opens.
  useEffect(() => {
    let isCurrent = true;
    void call(launchesOf(place)).then((found) => isCurrent && setAnswer(found));
    return () => {
      isCurrent = false;
    };
  }, []);
  return (
    <Dialog title={t('historyOf', { name })} isWide onClose={onClose}>
      {answer?.ok === false && (
        <p className="notice notice-danger" role="alert">
          {answer.error.message}
        </p>
      )}
      {answer?.ok && answer.data.length === 0 && <p className="hint">{t('neverLaunched')}</p>}
      <ol className="front-history" reversed>
        {answer?.ok &&
          answer.data.map(({ revision, launchedAt, launchedByName, note, isHidden, headlines }) => (
            <li key={revision} className="front-slot">
              <span className="front-words">
                <strong>{t('launchedBy', { name: launchedByName, time: moment(launchedAt) })}</strong>
                {note && <span>{note}</span>}
                <span className="hint">
                  {isHidden
                    ? t('hidden')
                    : headlines.map((headline) => headline ?? t('secret')).join(' · ') || t('nothingPlaced')}
                </span>
              </span>
              <button
                type="button"
                className="button button-small"
                aria-label={t('restoreNamed', { number: revision })}
                onClick={() => void onRestore(revision)}
              >
                {t('restore')}
              </button>
            </li>
          ))}
      </ol>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </Dialog>
  );
}
