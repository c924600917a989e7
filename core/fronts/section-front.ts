/** The newest stories of a section that stand in front of its list. */
export const sectionFrontMost = 5;
