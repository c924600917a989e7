/** The longest headline in characters, for form, API and table alike. */
export const headlineMaxChars = 160;
/** The longest sapo in characters. */
export const sapoMaxChars = 600;
/** The longest kicker in characters. */
export const kickerMaxChars = 60;
/** The longest name of a sponsor in characters. */
export const sponsorMaxChars = 120;
