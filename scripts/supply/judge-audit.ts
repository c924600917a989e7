export type AuditVerdict =
  | { readonly outcome: 'passed' }
  | { readonly outcome: 'failed'; readonly lines: readonly string[] }
  /** The registry could not be asked. */
  | { readonly outcome: 'not-done'; readonly why: string };

type Vulnerability = { name: string; severity: string; range: string; via: (string | { title?: string })[] };
type Answer = {
  message?: string;
  error?: { summary?: string };
  vulnerabilities?: Record<string, Vulnerability>;
};

/** Severities that fail the check. */
const GRAVE = new Set(['high', 'critical']);

/** Parses the output of `npm audit --json`. An unexpected answer never counts as "no vulnerabilities". */
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

/** Without the URL of the registry, which differs between machines. */
function whyOf(answer: Answer | null): string {
  const summary = (answer?.message ?? '').split(' - ')[0]?.trim();
  return summary ? `the registry answered "${summary}"` : 'the registry did not answer';
}

function lineOf({ name, severity, range, via }: Vulnerability): string {
  const titles = via.map((one) => (typeof one === 'string' ? `by way of ${one}` : (one.title ?? '')));
  return `${name} ${range}: ${severity}: ${titles.filter(Boolean).join('; ')}`;
}
