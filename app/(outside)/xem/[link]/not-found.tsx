import { translator } from '#app/_shell/shared/messages.ts';
import { services } from '#usecases/services.ts';

/** The one answer of every link that opens nothing: it does not say whether there is anything. */
export default function LinkGone() {
  const t = translator(services().site.locale, 'outside');
  return (
    <div className="outside-card">
      <h1>{t('gone.title')}</h1>
      <p>{t('gone.text')}</p>
    </div>
  );
}
