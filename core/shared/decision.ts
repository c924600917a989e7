import { DomainError } from './domain-error.ts';

/** The answer of a rule: yes, or no with the reason as a stable code. */
export type Decision = { readonly ok: true } | { readonly ok: false; readonly why: string };

export const YES: Decision = { ok: true };

export function no(why: string): Decision {
  return { ok: false, why };
}

/** Turns a refusal into a DomainError with the refusal's own code; does nothing for a yes. */
export function demand(decision: Decision): void {
  if (!decision.ok) throw new DomainError(decision.why);
}
