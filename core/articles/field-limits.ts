/** Maximum length of a headline in characters, for form, API and database. */
export const headlineMaxChars = 160;
/** Maximum length of a sapo in characters. */
export const sapoMaxChars = 600;
/** Maximum length of a kicker in characters. */
export const kickerMaxChars = 60;
/** Maximum length of a sponsor's name in characters. */
export const sponsorMaxChars = 120;
