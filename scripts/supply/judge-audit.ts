export type AuditVerdict =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'failed'; readonly lines: readonly string[] }
  /** Nobody could be asked: nothing is known. */
  | { readonly outcome: 'not-done'; readonly why: string };

type Vulnerability = { name: string; severity: string; range: string; via: (string | { title?: string })[] };
type Answer = {
  message?: string;
  error?: { summary?: string };
  vulnerabilities?: Record<string, Vulnerability>;
};

/** Severities from which on the check fails. */
const GRAVE = new Set(['high', 'critical']);

/** What the answer of `npm audit --json` means; what is no answer about vulnerabilities is never taken for "none". */
export function judgeAudit(output: string): AuditVerdict {
  const answer = parsed(output);
  if (answer?.vulnerabilities === undefined) {
    return { outcome: 'not-done', why: whyOf(answer) };
  }
  const grave = Object.values(answer.vulnerabilities).filter(({ severity }) => GRAVE.has(severity));
  if (grave.length === 0) return { outcome: 'passed' };
  return { outcome: 'failed', lines: grave.map(lineOf) };
}

function parsed(output: string): Answer | null {
  try {
    return JSON.parse(output) as Answer;
  } catch {
    return null;
  }
}

/** Without the address that was asked: where packages come from is a matter of each machine. */
function whyOf(answer: Answer | null): string {
  const said = (answer?.message ?? '').split(' - ')[0]?.trim();
  return said ? `the registry answered "${said}"` : 'the registry did not answer';
}

function lineOf({ name, severity, range, via }: Vulnerability): string {
  const titles = via.map((one) => (typeof one === 'string' ? `by way of ${one}` : (one.title ?? '')));
  return `${name} ${range}: ${severity}: ${titles.filter(Boolean).join('; ')}`;
}
