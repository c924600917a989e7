import { type FormEvent, useRef } from 'react';
import { requireProof } from '#app/(desk)/actions/factors.ts';
import { useProven } from '../factors/reauthentication.tsx';
import { FailureNotice } from '../forms/failure-notice.tsx';
import { useActionCall } from '../forms/use-action-call.ts';
import { useFailure } from '../forms/use-failure.ts';

/**
 * Downloads a file by a form of its own, so that the browser saves it as it arrives. Reauthentication comes
 * before the form is sent, because the answer to a download cannot open a dialog.
 */
export function ExportForm({
  action,
  fields,
  words,
  className,
}: {
  action: string;
  fields: Readonly<Record<string, string>>;
  words: { readonly title: string; readonly hint: string; readonly csv: string; readonly jsonl: string };
  className: string;
}) {
  const call = useActionCall();
  const proven = useProven();
  const { failure, setFailure } = useFailure();
  const isProven = useRef(false);

  async function prove(event: FormEvent<HTMLFormElement>) {
    if (isProven.current) return;
    event.preventDefault();
    const form = event.currentTarget;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const answer = await proven(() => call(requireProof()));
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    isProven.current = true;
    form.requestSubmit(submitter);
    isProven.current = false;
  }

  return (
    <form method="post" action={action} className={className} onSubmit={(event) => void prove(event)}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <h2>{words.title}</h2>
      <p className="hint">{words.hint}</p>
      <FailureNotice failure={failure} />
      <div className="row">
        <button className="button" name="format" value="csv" type="submit">
          {words.csv}
        </button>
        <button className="button" name="format" value="jsonl" type="submit">
          {words.jsonl}
        </button>
      </div>
    </form>
  );
}
