// A day is a whole number, the days since 1 January 1970, so no clock and no time zone can move it.

export const WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const SHORT_WEEKDAYS = ["man.", "tirs.", "ons.", "tors.", "fre.", "lør.", "søn."];
export const MONTHS = [
  "januar", "februar", "marts", "april", "maj", "juni",
  "juli", "august", "september", "oktober", "november", "december",
];
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200];

const leapDaysUntil = (year) => Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
const LEAP_DAYS_BEFORE_1970 = leapDaysUntil(1969);
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const newYear = (year) => (year - 1970) * 365 + leapDaysUntil(year - 1) - LEAP_DAYS_BEFORE_1970;
const daysBefore = (year, month) => DAYS_BEFORE_MONTH[month] + (month > 1 && isLeap(year) ? 1 : 0);
const daysIn = (year, month) => daysBefore(year, month) - daysBefore(year, month - 1);
const modulo = (number, divisor) => ((number % divisor) + divisor) % divisor;

export function dayOf(year, month, day) {
  return newYear(year) + daysBefore(year, month - 1) + day - 1;
}

export function partsOf(n) {
  let year = 1970 + Math.floor(n / 365.2425);
  if (n < newYear(year)) year -= 1;
  if (n >= newYear(year + 1)) year += 1;
  const before = n - newYear(year);
  let month = 12;
  while (before < daysBefore(year, month - 1)) month -= 1;
  return { year, month, day: before - daysBefore(year, month - 1) + 1 };
}

export function isoDay(n) {
  const { year, month, day } = partsOf(n);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

// Null for what is no date, such as 30 February, and for a year that is still being typed.
export function parseDay(words) {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(words) ?? []).map(Number);
  const isReal = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
  return isReal && day >= 1 && day <= daysIn(year, month) ? dayOf(year, month, day) : null;
}

// Monday is 0.
export const weekdayOf = (n) => modulo(n + 3, 7);

// A week belongs to the year of its Thursday (ISO 8601).
export function isoWeek(n) {
  const thursday = n - weekdayOf(n) + 3;
  return 1 + Math.floor((thursday - newYear(partsOf(thursday).year)) / 7);
}

// From a date that the other month lacks one lands on its last day.
export function addMonths(n, count) {
  const { year, month, day } = partsOf(n);
  const months = year * 12 + month - 1 + count;
  const [toYear, toMonth] = [Math.floor(months / 12), modulo(months, 12) + 1];
  return dayOf(toYear, toMonth, Math.min(day, daysIn(toYear, toMonth)));
}

// “1. februar 2027”
export function plainDate(n) {
  const { year, month, day } = partsOf(n);
  return `${day}. ${MONTHS[month - 1]} ${year}`;
}

// “mandag den 1. februar 2027”
export const longDate = (n) => `${WEEKDAYS[weekdayOf(n)]} den ${plainDate(n)}`;

// “mandag den 1. februar”
export const headingDate = (n) => longDate(n).slice(0, -5);

// “man. 1. feb.”
export function shortDate(n) {
  const { month, day } = partsOf(n);
  const name = MONTHS[month - 1];
  return `${SHORT_WEEKDAYS[weekdayOf(n)]} ${day}. ${name.length > 3 ? `${name.slice(0, 3)}.` : name}`;
}
