/** Maximum length of a launch note in characters. */
export const launchNoteMaxChars = 200;
