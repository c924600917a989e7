import { translator } from '#app/_shell/shared/messages.ts';
import { services } from '#usecases/services.ts';

/** The same page for every invalid link, to prevent enumeration of links. */
export default function LinkGone() {
  const t = translator(services().site.locale, 'outside');
  return (
    <div className="outside-card">
      <h1>{t('gone.title')}</h1>
      <p>{t('gone.text')}</p>
    </div>
  );
}
