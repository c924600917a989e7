import { vi } from 'vitest';

type Action = (...given: never[]) => unknown;

/** Has server actions of a module answer as a test says. Vitest takes the answers back after the file. */
export function stubActions(actions: object, answers: Readonly<Record<string, Action>>): void {
  for (const [name, answer] of Object.entries(answers)) {
    vi.spyOn(actions as Record<string, Action>, name).mockImplementation(answer);
  }
}
