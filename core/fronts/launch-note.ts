/** The longest note to a launch, in characters. */
export const launchNoteMaxChars = 200;
