import { redirect } from 'next/navigation';
import { browserVisit } from '#app/_shell/session/browser-visit.ts';
import { safeNext } from '#app/_shell/session/safe-next.ts';
import { currentStep } from '#app/_shell/session/step-cookie.ts';
import { deskLocale } from '#app/_shell/shared/locale.ts';
import { messagesFor } from '#app/_shell/shared/messages.ts';
import { type PageQuery, queryValue } from '#app/_shell/shared/query-value.ts';
import { SecondStepForm } from '#components/desk/factors/second-step-form.tsx';
import { Words } from '#components/ui/words.tsx';
import { signInUrl } from '#core/urls.ts';
import { readStep } from '#usecases/sessions/read-step.ts';

export default async function SecondStepPage({ searchParams }: { searchParams: PageQuery }) {
  const next = safeNext(await queryValue(searchParams, 'next'));
  const step = await readStep((await browserVisit()).ctx, (await currentStep()) ?? '');
  if (step === null) redirect(signInUrl(next));
  const locale = await deskLocale();
  return (
    <Words locale={locale} messages={messagesFor(locale, ['auth', 'factors', 'errors'])}>
      <SecondStepForm next={next} {...step} />
    </Words>
  );
}
