// Fetches the program, and the parts of it that come later: one for each area.
//
// In:  the script tag of index.html, which names the files: data-js, data-wasm,
//      data-areas ({area: [file, …]}). The program itself calls the exports whose names
//      begin with __wasm_split when a page of an area is opened.
// Out: the program, ready to run; an area, joined to the program that runs.

const names = () => document.querySelector('script[data-wasm]').dataset;

/** The area of each address; tests/routes.rs holds it against the program. */
const AREA_OF = {
  '/credits': 'calculators',
  '/notes': 'calculators',
  '/bureau': 'records',
  '/partenaires': 'records',
  '/personnes': 'records',
  '/mobilites': 'records',
  '/contrats': 'agreements',
  '/programmes': 'records',
  '/releves': 'records',
  '/releves/importer': 'results',
  '/partenaires/importer': 'tables',
  '/partenaires/etapes': 'register',
  '/partenaires/pays': 'register',
  '/partenaires/historique': 'register',
  '/a-faire': 'register',
  '/personnes/importer': 'tables',
  '/programmes/importer': 'tables',
  '/mobilites/importer': 'tables',
  '/reconnaissances': 'records',
  '/tables': 'records',
  '/oublier': 'records',
  '/donnees': 'records',
  '/exemple': 'records',
  '/sources': 'information',
  '/a-propos': 'information',
  '/confidentialite': 'information',
};

const compiled = new Map();
const joined = new Map();
let glue;

/** The promise of a key, made once; a failure is forgotten, so that asking again tries again. */
function once(promises, key, make) {
  if (!promises.has(key)) {
    promises.set(key, make());
    promises.get(key).catch(() => promises.delete(key));
  }
  return promises.get(key);
}

/** Beside this file stands the folder of the page, wherever it is hosted. */
const address = (file) => new URL(`../${file}`, import.meta.url).href;

/** Fetches a module and compiles it while it arrives. */
async function compile(file, cache, watch) {
  const response = await fetch(address(file), { cache });
  const type = response.headers.get('Content-Type') ?? '';
  if (!response.ok || type.startsWith('text/')) {
    throw new Error(`${file} : ${response.status} ${type}`);
  }
  // From the service worker there is nothing to wait for, and a response passed on
  // as it is lets the browser reuse the machine code it compiled the last time.
  const stored = navigator.serviceWorker?.controller && type === 'application/wasm';
  return WebAssembly.compileStreaming(stored ? response : watch(response));
}

/** A wrong answer may sit in the HTTP cache: asks once more past it. */
const fetched = (file, watch) =>
  once(compiled, file, () =>
    compile(file, 'default', watch).catch(() => compile(file, 'reload', watch)),
  );

const asWasm = (response) => new Response(response.body, { headers: { 'Content-Type': 'application/wasm' } });

/** Loads the glue and the program, and returns what starts it. */
export async function loadProgram(watch) {
  const js = address(names().js);
  const importing = import(js);
  importing.catch(() => fetch(js, { cache: 'reload' }).catch(() => {}));
  const [module, program] = await Promise.all([importing, fetched(names().wasm, watch)]);
  glue = module;
  return () => glue.default({ module_or_path: program });
}

const filesOf = (area) => JSON.parse(names().areas)[area];

/** Begins to fetch the area of an address beside the program; who opens it hears of a failure. */
export function foresee(hash) {
  const path = hash.slice(1).split('?')[0];
  const area = AREA_OF[path] ?? AREA_OF[`/${path.split('/')[1]}`];
  if (area) filesOf(area).forEach((file) => fetched(file, asWasm).catch(() => {}));
}

/** Joins a module to the program: what they share are memory, table and stack. */
const join = (file) =>
  once(joined, file, async () =>
    WebAssembly.instantiate(await fetched(file, asWasm), { __wasm_split: glue.initSync() }),
  );

const loader = (area) => async (callback, data) => {
  let here = true;
  try {
    await Promise.all(filesOf(area).map(join));
  } catch (error) {
    console.warn(error);
    here = false;
  }
  glue.initSync().__indirect_function_table.get(callback)(data, here);
};

export const __wasm_split_load_calculators = loader('calculators');
export const __wasm_split_load_records = loader('records');
export const __wasm_split_load_agreements = loader('agreements');
export const __wasm_split_load_results = loader('results');
export const __wasm_split_load_tables = loader('tables');
export const __wasm_split_load_register = loader('register');
export const __wasm_split_load_information = loader('information');
