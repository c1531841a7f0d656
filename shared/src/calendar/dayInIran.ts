const inIran = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tehran', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The Gregorian day `YYYY-MM-DD` on which a moment falls in Iran, whose days begin 3½ hours before those of UTC. */
export function dayInIran(moment: Date): string {
  return inIran.format(moment);
}
