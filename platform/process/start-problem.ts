/** A reason why the program cannot start, in one sentence for the person at the terminal: shown without a stack. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
