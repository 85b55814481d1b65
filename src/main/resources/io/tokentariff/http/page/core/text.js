// Amounts are strings from the service and stay strings: they are grouped and signed, never turned into floating point.

const EXACT = /^(-?)(\d+)(\.\d+)?$/;

/** "1234567.80" as "1,234,567.80". */
export function grouped(decimal) {
  const parts = EXACT.exec(String(decimal));
  if (!parts) {
    return String(decimal);
  }
  const [, sign, whole, rest = ''] = parts;
  return (sign ? '−' : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + rest;
}

/** An amount of US dollars. */
export function usd(decimal) {
  if (decimal === null || decimal === undefined || decimal === '') {
    return '–';
  }
  const text = grouped(decimal);
  return text.startsWith('−') ? `−$${text.slice(1)}` : `$${text}`;
}

/** The same with its sign, for what changes. */
export const signed = (decimal) => {
  const text = usd(decimal);
  return text === '–' || text.startsWith('−') || /^\$[0.]*$/.test(text) ? text : `+${text}`;
};

export const count = (number) => grouped(number);

/** "1 record", "2 records". */
export const many = (number, one, more = `${one}s`) => `${count(number)} ${number === 1 ? one : more}`;

export function bytes(number) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let at = 0;
  let size = number;
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000;
    at += 1;
  }
  return `${at ? size.toFixed(1) : size} ${units[at]}`;
}

/** "cached_input" as "cached input". */
export const words = (name) => String(name).replace(/_/g, ' ');

/** "per 1M tokens". */
export function per(price) {
  const amount = price.per === 1000000 ? '1M' : count(price.per);
  return price.per === 1 ? `per ${price.unit}` : `per ${amount} ${price.unit}s`;
}

/** "from 2026-04-01 until 2026-07-01" */
export function period(from, until) {
  if (!from && !until) {
    return 'since ever, still in force';
  }
  return [from ? `from ${from}` : 'since ever', until ? `until ${until} (not included)` : 'still in force'].join(', ');
}

/** "1.2M", "300k", "12,000" as a whole number in digits; null if it is none. */
export function whole(text) {
  const parts = /^(\d+)(?:\.(\d+))?\s*([kKmM]?)$/.exec(String(text).replace(/[,\s_]/g, ''));
  if (!parts) {
    return null;
  }
  const [, left, right = '', unit] = parts;
  const zeros = { '': 0, k: 3, m: 6 }[unit.toLowerCase()];
  if (right.replace(/0+$/, '').length > zeros) {
    return null;
  }
  const digits = left + right.replace(/0+$/, '').padEnd(zeros, '0');
  return digits.replace(/^0+(?=\d)/, '');
}

export const shortRevision = (revision) => String(revision).replace(/^sha256:/, '').slice(0, 10);

export const today = () => new Date().toISOString().slice(0, 10);

/** Whether all words of what is looked for are somewhere in a text. */
export function matches(text, wanted) {
  const low = text.toLowerCase();
  return wanted.toLowerCase().split(/\s+/).every((word) => low.includes(word));
}
