import { redirect } from 'next/navigation';
import { browserVisit } from '#app/_shell/browser-visit.ts';
import { deskLocale } from '#app/_shell/locale.ts';
import { messagesFor } from '#app/_shell/messages.ts';
import { type PageQuery, queryValue } from '#app/_shell/query-value.ts';
import { safeNext } from '#app/_shell/safe-next.ts';
import { currentStep } from '#app/_shell/step-cookie.ts';
import { SecondStepForm } from '#components/desk/factors/second-step-form.tsx';
import { Words } from '#components/ui/words.tsx';
import { signInUrl } from '#core/urls.ts';
import { readStep } from '#usecases/sessions/read-step.ts';
import { askStepPasskey, finishSignIn } from '../../actions/second-step.ts';

export default async function SecondStepPage({ searchParams }: { searchParams: PageQuery }) {
  const next = safeNext(await queryValue(searchParams, 'next'));
  const step = await readStep((await browserVisit()).ctx, (await currentStep()) ?? '');
  if (step === null) redirect(signInUrl(next));
  const locale = await deskLocale();
  return (
    <Words locale={locale} messages={messagesFor(locale, ['auth', 'factors', 'errors'])}>
      <SecondStepForm next={next} {...step} askPasskey={askStepPasskey} finish={finishSignIn} />
    </Words>
  );
}
