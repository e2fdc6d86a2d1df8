// Runs in the bench page: reads an ELMO file of some three hundred courses, down to the
// values of each course, beside the browser's own parser, which makes only a tree of it.
//
// In:  passerelle.js and passerelle_bg.wasm (built from bench.rs).
// Out: window.result = { speeds: { name: MB a second }, courses: { name: count }, expected, size }.

import start, { elmo_courses as ours } from './passerelle.js';

const ROUNDS = 5;
/** A file is read so often in a round. */
const TIMES = 10;
const COURSES = 300;
const NAMESPACE = 'https://github.com/emrex-eu/elmo-schemas/tree/v1';
const TITLES = ['Thermodynamik', 'Analyse numérique', 'Énergétique & réseaux', 'Œuvres du XXe siècle', 'Algèbre'];

const escaped = (text) => text.replaceAll('&', '&amp;');

/** A course as institutions write it: in two languages, with a mark and how it was spread. */
function course(at) {
  const title = escaped(`${TITLES[at % TITLES.length]} ${at}`);
  const term = at % 2 ? ['2024-09-02', '2025-01-31'] : ['2025-02-03', '2025-07-04'];
  const categories = Array.from({ length: 10 }, (_, mark) => `<category label="${20 - mark}" count="${(at * 7 + mark * 13) % 41}"/>`);
  return `
      <learningOpportunitySpecification>
        <identifier type="local">INF-${1000 + at}</identifier>
        <title xml:lang="fr">${title}</title>
        <title xml:lang="en">${title} (in English)</title>
        <type>Course</type>
        <subjectArea>${['0713', '0541', '0231'][at % 3]}</subjectArea>
        <specifies>
          <learningOpportunityInstance>
            <start>${term[0]}</start>
            <date>${term[1]}</date>
            <status>passed</status>
            <resultLabel>${10 + (at % 11)}</resultLabel>
            <resultDistribution>${categories.join('')}</resultDistribution>
            <credit><scheme>ects</scheme><value>${2 + (at % 9) / 2}</value></credit>
            <languageOfInstruction>${['fr', 'en', 'de'][at % 3]}</languageOfInstruction>
          </learningOpportunityInstance>
        </specifies>
      </learningOpportunitySpecification>`;
}

/** The same file at every run. */
const file = () => `<?xml version="1.0" encoding="UTF-8"?>
<elmo xmlns="${NAMESPACE}">
  <generatedDate>2025-09-01T10:00:00+02:00</generatedDate>
  <learner><identifier type="esi">urn:schac:personalUniqueCode:int:esi:exemple.example:1</identifier><givenNames>Zoé</givenNames><familyName>Exemple</familyName></learner>
  <report>
    <issuer>
      <identifier type="schac">exemple.example</identifier>
      <title xml:lang="fr">Université d’exemple</title>
      <url>https://exemple.example</url>
    </issuer>
    ${Array.from({ length: COURSES }, (_, at) => course(at)).join('')}
    <issueDate>2025-09-01T10:00:00+02:00</issueDate>
  </report>
</elmo>
`;

function browser(text) {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  return parsed.getElementsByTagNameNS(NAMESPACE, 'learningOpportunitySpecification').length;
}

const RUNNERS = { Passerelle: ours, DOMParser: browser };
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

await start();
const text = file();
const size = new TextEncoder().encode(text).length;
const times = {};
const courses = {};
for (const [name, run] of Object.entries(RUNNERS)) courses[name] = run(text) ?? 0;
// In turn, so that a slow moment of the machine meets everyone.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(RUNNERS)) {
    const begin = performance.now();
    for (let time = 0; time < TIMES; time += 1) run(text);
    (times[name] ??= []).push((performance.now() - begin) / 1000);
  }
}
const megabytes = (size * TIMES) / 1e6;
const speeds = Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, megabytes / median(taken)]));
window.result = { speeds, courses, expected: COURSES, size };
