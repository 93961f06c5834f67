/** Colours of what SIM prints: each has at least 4.5:1 on white, rules excepted. */
export const INK = '#17324d';
export const GREY = '#5a768a';
export const RULE = '#b1b1b3';
