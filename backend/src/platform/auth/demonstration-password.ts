/** The one password of all accounts of a demonstration, shown on the sign-in page; real installations have no such account. */
export const DEMONSTRATION_PASSWORD = 'dimostrazione-sim';
