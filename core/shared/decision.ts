import { DomainError, type ErrorDetails } from './domain-error.ts';

/** The answer of a rule: yes, or no with the reason as a stable code and what goes with it. */
export type Decision = { readonly ok: true } | Refusal;

export type Refusal = { readonly ok: false; readonly why: string; readonly details?: ErrorDetails };

export const YES: Decision = { ok: true };

export function no(why: string, details?: ErrorDetails): Decision {
  return { ok: false, why, ...(details && { details }) };
}

/** Turns a refusal into a DomainError with the refusal's own code and details; does nothing for a yes. */
export function demand(decision: Decision): void {
  if (!decision.ok) throw new DomainError(decision.why, decision.details);
}
