// What the tables and lists of the measurements hold: made up, the same at every run, and
// as varied as the real thing.

const FIRST = ['Université', 'University', 'Universität', 'Università', 'Universidad', 'Politechnika', 'Institut', 'École', 'Hochschule', 'Akademia', 'College', 'Högskola', 'Universiteit', 'Cégep', 'Instituto'];
const OF = ['de', 'of', 'für', 'di', 'del', 'w', 'des sciences de', 'of Applied Sciences', 'technique de', 'nationale de', 'of Technology', 'de gestion de'];
const SYLLABLES = ['bré', 'ma', 'lu', 'tor', 'gé', 'no', 'va', 'ris', 'ska', 'wen', 'ham', 'borg', 'lin', 'ost', 'éa', 'pra', 'jø', 'źni', 'ren', 'des', 'çon', 'tel', 'bur', 'quim', 'ler'];
const COUNTRIES = ['FR', 'DE', 'ES', 'IT', 'CA', 'PL', 'SE', 'GB', 'BE', 'PT', 'NL', 'MX', 'US', 'JP', 'BR', 'CZ', 'FI', 'DK', 'NO', 'CH'];
const PHRASES = ['Convention signée pour cinq ans.', 'Relance envoyée au printemps', 'Catalogue de cours en anglais, à vérifier;', 'Bonne qualité d’accueil', 'Deux étudiants par an « au plus »', 'Contact changé en septembre'];
const STATUSES = ['prospect', 'active', 'dormant', 'ended'];

/** Numbers that look random: xorshift, seeded. */
function numbers(seed) {
  let state = BigInt(seed);
  const mask = (1n << 64n) - 1n;
  return (limit) => {
    state ^= (state << 13n) & mask;
    state ^= state >> 7n;
    state ^= (state << 17n) & mask;
    return Number((state >> 11n) % BigInt(limit));
  };
}

const one = (below, list) => list[below(list.length)];
const capital = (text) => text[0].toUpperCase() + text.slice(1);

function town(below) {
  return capital(Array.from({ length: 2 + below(3) }, () => one(below, SYLLABLES)).join(''));
}

/** So many institutions as a list of the world's universities writes them, in JSON. */
export function institutions(count) {
  const below = numbers(88172645463325252n);
  const list = Array.from({ length: count }, (_, at) => {
    const city = town(below);
    const domain = `${city.normalize('NFD').replace(/[^a-z]/gi, '').toLowerCase()}${at}.example`;
    const country = one(below, COUNTRIES);
    return {
      name: `${one(below, FIRST)} ${one(below, OF)} ${city}`,
      country,
      alpha_two_code: country,
      'state-province': null,
      domains: [domain],
      web_pages: [`https://www.${domain}/`],
    };
  });
  return JSON.stringify(list);
}

/** The names of the columns of a table of partners. */
export const COLUMNS = ['Établissement', 'Pays', 'Ville', 'Code Erasmus', 'Site', 'Statut', 'Vérifié le', 'Notes'];

/** So many partners as rows of cells. */
export function partners(count) {
  const below = numbers(362436069362436069n);
  return Array.from({ length: count }, (_, at) => {
    const city = town(below);
    const country = one(below, COUNTRIES);
    const day = `20${20 + below(6)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`;
    const notes = Array.from({ length: 5 }, () => one(below, PHRASES)).join(' ');
    return [`${one(below, FIRST)} ${one(below, OF)} ${city} ${at}`, country, city, '', `https://www.site-${at}.example/`, one(below, STATUSES), day, notes];
  });
}

/** The same as a CSV with semicolons, quoted where it must be. */
export function csv(rows) {
  const cell = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [COLUMNS, ...rows].map((row) => row.map(cell).join(';')).join('\r\n');
}

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
